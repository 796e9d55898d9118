// What a list of links shows: those that a search and filters let through, in an
// order, links to one address in one row. Pure, and quick with 5,000 links.

import type { Link } from "./link.ts";

/** Filters say what a link may be. Those of one group widen each other, groups narrow: (followed or ugc) and content. */
const groups = [
  ["followed", "nofollow", "sponsored", "ugc"],
  ["content", "hidden"],
  ["external", "yours"],
  ["risky"],
] as const;
export const filters = groups.flat();
export type Filter = (typeof groups)[number][number];

/** A link counts as content from this probability on, as in reports. */
const contentLeast = 0.5;

const is: Record<Filter, (link: Link) => boolean> = {
  followed: ({ follow }) => follow,
  nofollow: ({ rel }) => rel.includes("nofollow"),
  sponsored: ({ rel }) => rel.includes("sponsored"),
  ugc: ({ rel }) => rel.includes("ugc"),
  content: ({ content, placement }) => content >= contentLeast && placement !== "hidden",
  hidden: ({ placement }) => placement === "hidden",
  external: ({ external }) => external,
  yours: ({ yours }) => yours,
  risky: ({ flags }) => flags.includes("risky"),
};

/** Orders: as on the page, by worth, by the site that is linked to, by how often an address is linked to. */
export const orders = ["page", "worth", "domain", "times"] as const;
export type Order = (typeof orders)[number];

export interface View {
  search: string;
  chosen: ReadonlySet<Filter>;
  order: Order;
}

/** LinkRow is one address: its links in the page's order, the first of which stands for all. */
export interface LinkRow {
  link: Link;
  all: Link[];
}

/** Shown: counts says for each filter how many links it would let through beside the search and the other groups; links is how many there are in the rows. */
export interface ShownLinks {
  rows: LinkRow[];
  links: number;
  counts: Record<Filter, number>;
}

/** Indexed is a link with what does not change from one view to the next. */
export interface Indexed {
  link: Link;
  words: string;
  are: ReadonlySet<Filter>;
}

export const indexed = (link: Link): Indexed => ({
  link,
  words: `${link.text}\n${link.href}\n${link.domain}`.toLowerCase(),
  are: new Set(filters.filter((filter) => is[filter](link))),
});

/** viewOf is what a view shows of all links. */
export function viewOf(all: readonly Indexed[], { search, chosen, order }: View): ShownLinks {
  const sought = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const wanted = groups.map((group) => group.filter((filter) => chosen.has(filter)));
  const counts: Record<Filter, number> = { followed: 0, nofollow: 0, sponsored: 0, ugc: 0, content: 0, hidden: 0, external: 0, yours: 0, risky: 0 };
  const rows = new Map<string, LinkRow>();
  let links = 0;
  for (const { link, words, are } of all) {
    if (!sought.every((word) => words.includes(word))) continue;
    const passes = wanted.map((some) => some.length === 0 || some.some((filter) => are.has(filter)));
    groups.forEach((group, at) => {
      if (passes.every((pass, other) => pass || other === at)) for (const filter of group) if (are.has(filter)) counts[filter]++;
    });
    if (!passes.every(Boolean)) continue;
    links++;
    const row = rows.get(link.href);
    if (row) row.all.push(link);
    else rows.set(link.href, { link, all: [link] });
  }
  return { rows: ordered([...rows.values()], order), links, counts };
}

function ordered(rows: LinkRow[], order: Order): LinkRow[] {
  switch (order) {
    case "page":
      return rows.sort((a, b) => a.link.index - b.link.index); // a report has the user's own links first
    case "worth":
      return rows.sort((a, b) => worthOf(b) - worthOf(a) || a.link.index - b.link.index);
    case "domain":
      return rows.sort((a, b) => compare(a.link.domain || "\uffff", b.link.domain || "\uffff") || a.link.index - b.link.index);
    case "times":
      return rows.sort((a, b) => b.all.length - a.all.length || a.link.index - b.link.index);
  }
}

const worthOf = ({ link }: LinkRow): number => link.vote ?? -1;

/** compare by code units: names are ASCII, and a collator takes 20 times as long. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
