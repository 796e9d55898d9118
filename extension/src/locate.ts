// Which element of a page a report's link is. Report and page are two moments:
// a page that has changed since numbers its links otherwise.

import { attribute, baseOf } from "./dom.ts";
import { walk } from "./stream.ts";

/** Wanted is a link as a report has it: its index, and its address where that is known. */
export interface Wanted {
  index: number;
  href: string | null;
}

/** linksOf is the page's a[href] elements by their index, as a report of the page as it is now would number them. */
export const linksOf = (document: Document): Element[] => walk(document, { hints: false }).links;

/**
 * locate is the link at that index if it has that address; else the nearest by index that has it, since what a page adds
 * or takes away moves the others by a few. null where no link has it: the page does not have the link any more.
 */
export function locate(links: readonly Element[], { index, href }: Wanted): Element | null {
  const is = (at: number): Element | null => {
    const link = links[at];
    return link && (href === null || addressesOf(link).includes(href)) ? link : null;
  };
  const exact = is(index);
  if (exact || href === null) return exact;
  for (let away = 1; away <= Math.max(index, links.length); away++) {
    const near = is(index - away) ?? is(index + away);
    if (near) return near;
  }
  return null;
}

/** addressesOf: reports have an address resolved where they can, and as it is written where they cannot. */
function addressesOf(link: Element): string[] {
  const written = attribute(link, "href") ?? "";
  return URL.canParse(written, baseOf(link)) ? [new URL(written, baseOf(link)).href, written] : [written];
}
