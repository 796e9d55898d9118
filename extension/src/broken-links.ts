// Links on a page that lead nowhere any more: a reason to write to whoever runs it,
// with something better to link to. Each is asked for as a page of a list is, and
// nothing but whether it is there is read.
//
// It refuses to call a link broken for anything but its site's own word that there is
// no such page, or a site that cannot be reached; which of both it is, is said.

import { few, flag, json, list, oneOf, or, orNull, shape, short, text, whole, within, type Check } from "./check.ts";
import type { Call } from "./profile.ts";
import { unreads, type Unread } from "./unread.ts";
import type { Visited, Visitor } from "./visiting.ts";

/** How many links of a page are asked for, how many sites at once, and how many broken ones are kept. */
const [mostAsked, atOnce, mostKept] = [20, 4, 10];
const [longestHref, longestText] = [1000, 160];

/** BrokenLink: missing is its site's word, unreachable may also be the network's weather. */
export interface BrokenLink {
  href: string;
  text: string;
  why: "missing" | "unreachable";
}

/** BrokenSaid is what a look came to: looked is how many links were asked for, unknown of how many nothing can be said; why says why the page itself was not read. */
export interface BrokenSaid {
  why: Unread | null;
  looked: number;
  unknown: number;
  links: BrokenLink[];
}

export const brokenSaidOf: Check<BrokenSaid> = shape<BrokenSaid>({
  why: orNull(oneOf(...unreads)),
  looked: whole,
  unknown: whole,
  links: few(shape<BrokenLink>({ href: short(longestHref), text: short(longestText), why: oneOf("missing", "unreachable") }), mostKept),
});

/** noneLookedAt is what a page that could not be read comes to. */
export const noneLookedAt = (why: Unread): BrokenSaid => ({ why, looked: 0, unknown: 0, links: [] });

interface Outgoing {
  href: string;
  domain: string;
  text: string;
}

const orEmpty: Check<string> = (value, at) => orNull(text)(value, at) ?? "";

const linksOf = json(
  shape<{ links: (Outgoing & { external: boolean; content: number })[] }>({
    links: or(list(shape({ href: text, domain: orEmpty, text: orEmpty, external: or(flag, false), content: or(within(0, 1), 0) })), []),
  }),
);

/** outgoing are the links of a page's text to other sites, each address once. */
async function outgoing(call: Call, { url, status, html }: Visited): Promise<Outgoing[]> {
  const { links } = linksOf(await call({ do: "grade", url, at: 0, status, "content-type": "text/html; charset=utf-8", feed: "html" }, html), "report");
  const of = links.filter(({ href, domain, external, content }) => external && content >= 0.5 && domain !== "" && href.length <= longestHref && /^https?:/.test(href));
  return [...new Map(of.map((link) => [link.href.replace(/#.*$/s, ""), link])).entries()].slice(0, mostAsked).map(([href, { domain, text: said }]) => ({ href, domain, text: said.slice(0, longestText) }));
}

/** brokenOn asks for the links of a page, those of one site one after the other by a visitor of its own. */
export async function brokenOn(call: Call, page: Visited, visitor: () => Visitor): Promise<BrokenSaid> {
  const links = await outgoing(call, page);
  const bySite = new Map<string, Outgoing[]>();
  for (const link of links) bySite.set(link.domain, [...(bySite.get(link.domain) ?? []), link]);
  const sites = [...bySite.values()];
  const came = new Map<Outgoing, "there" | Unread>();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let site = sites.shift(); site; site = sites.shift()) {
      const one = visitor();
      for (const link of site) came.set(link, await one.there(link.href));
    }
  }));
  const broken = links.flatMap((link): BrokenLink[] => {
    const why = came.get(link);
    const { href, text: said } = link;
    return why === "missing" || why === "unreachable" ? [{ href, text: said, why }] : [];
  });
  const known = [...came.values()].filter((why) => why === "there" || why === "elsewhere").length; // one that leads on is there
  return { why: null, looked: links.length, unknown: links.length - known - broken.length, links: broken.slice(0, mostKept) };
}
