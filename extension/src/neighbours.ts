// The few pages of a site that are read besides the one on screen, when the user
// has it learnt: which they are, and how they are fetched.
//
// They are asked for as somebody would who has never been there: no cookie, no
// referrer, GET alone. What only the user sees is not learnt, and no link can act
// in the user's name.

import { list, or, shape, text } from "./check.ts";

/** SiteLink is what a report says of a link on the page. */
export interface SiteLink {
  href: string;
  placement: string;
  rel: string[];
}

/** siteLinksOf reads of a report whose site a page is of, and its links. */
export const siteLinksOf = shape<{ domain: string; links: SiteLink[] }>({
  domain: text,
  links: list(shape<SiteLink>({ href: text, placement: or(text, ""), rel: or(list(text), []) })),
});

/** How many pages are read besides the one on screen: the home page, and so many that the page links to. */
const linked = 5;

/** mostPages is how many are read at most, the one on screen included. */
export const mostPages = 2 + linked;

/** Pages that say little of what a site is about, or that a GET should not be sent to. */
const aside = /\b(log-?(in|out)|sign-?(in|up|out)|register|accounts?|profile|cart|basket|checkout|search|privacy|terms|cookies?|legal|imprint|impressum|datenschutz|agb|contact|kontakt|feed|rss|wp-(admin|login))\b/i;
const file = /\.(?!html?$|php$|aspx?$)\w{1,5}$/i;

/** neighbours are addresses of the page's own origin: the home page, then those of the navigation, then others, in the page's order. */
export function neighbours(page: string, links: readonly SiteLink[]): string[] {
  const here = new URL(page);
  const seen = new Set([bare(here)]);
  const pick = (some: readonly SiteLink[]): string[] => {
    const picked = [];
    for (const { href, rel } of some) {
      const url = resolved(href, here);
      if (!url || url.origin !== here.origin || url.search || rel.includes("nofollow")) continue;
      if (url.pathname !== "/" && (aside.test(url.pathname) || file.test(url.pathname))) continue;
      if (!seen.has(bare(url))) picked.push(bare(url));
      seen.add(bare(url));
    }
    return picked;
  };
  const home = pick([{ href: "/", placement: "", rel: [] }]);
  const menu = ({ placement }: SiteLink): boolean => placement === "nav" || placement === "header";
  return [...home, ...[...pick(links.filter(menu)), ...pick(links)].slice(0, linked)];
}

function resolved(href: string, here: URL): URL | null {
  try {
    return new URL(href, here);
  } catch {
    return null;
  }
}

const bare = (url: URL): string => url.origin + url.pathname;

/** FetchedPage is a page as it was answered, decoded. */
export interface FetchedPage {
  url: string;
  html: string;
}

/** fetchedOf checks what the script in the page answers. */
export const fetchedOf = list(shape<FetchedPage>({ url: text, html: text }));

/** Limits of a fetch: the longest document, in bytes, of which the rest is left unread, and the most ms for all of them. */
export const fetchLimits = { longest: 1_000_000, patience: 10_000 } as const;

/**
 * fetchPages runs in a page of the site, on its own there: it uses nothing of this file. It answers the documents that
 * came; one that is elsewhere, is no HTML or is late is left out.
 */
export async function fetchPages(addresses: string[], longest: number, patience: number): Promise<FetchedPage[]> {
  const signal = AbortSignal.timeout(patience);
  const one = async (address: string): Promise<FetchedPage> => {
    const answer = await fetch(address, { mode: "same-origin", credentials: "omit", referrerPolicy: "no-referrer", headers: { Accept: "text/html" }, signal });
    const type = answer.headers.get("content-type") ?? "";
    if (!answer.ok || !answer.body || !/^\s*text\/html\b/i.test(type)) throw new Error(`no page at ${address}`);
    const words = new TextDecoder(/charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1] ?? document.characterSet);
    let html = "";
    let length = 0;
    for (const reader = answer.body.getReader(); length < longest; ) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      html += words.decode(value, { stream: true });
      if (length >= longest) void reader.cancel();
    }
    return { url: answer.url, html };
  };
  const came = await Promise.allSettled(addresses.filter((address) => new URL(address).origin === location.origin).map(one));
  return came.flatMap((page) => (page.status === "fulfilled" ? [page.value] : []));
}
