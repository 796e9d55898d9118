// What is known of a page's site from its other pages, so that nobody is asked twice.

import { oneOf, orNull, shape, whole, type Check } from "./check.ts";
import { idOf, isThere, statuses, type Prospect, type Status } from "./prospect.ts";
import { valueOf } from "./field.ts";

/** SiteNews: others is how many other pages of the site are saved; asked is how far asking there has come, and since when, in ms since 1970; null where nobody has. */
export interface SiteNews {
  others: number;
  asked: Asked | null;
}

export interface Asked {
  status: Status;
  at: number;
}

export const siteNewsOfValue: Check<SiteNews> = shape<SiteNews>({ others: whole, asked: orNull(shape<Asked>({ status: oneOf(...statuses), at: whole })) });

/** askedOf is what a page's status says of its site; null for one that nobody has written to. */
export function askedOf({ status }: Prospect): Asked | null {
  const [last] = status;
  return last && last.value !== "new" ? { status: last.value, at: last.at } : null;
}

/** gravest has "do not contact" before all others, and of these the latest. */
export function gravest(all: readonly Asked[]): Asked | null {
  const rank = ({ status }: Asked): number => (status === "do-not-contact" ? 1 : 0);
  return [...all].sort((a, b) => rank(b) - rank(a) || b.at - a.at)[0] ?? null;
}

/** siteOf is what counts as one site: the registrable name, or the whole address where there is none. */
export const siteOf = ({ domain, url }: Pick<Prospect, "domain" | "url">): string => domain || url;

/** siteNewsOf counts the page itself among those that were asked, not among the others. */
export function siteNewsOf(all: Iterable<Prospect>, page: Pick<Prospect, "domain" | "url">): SiteNews {
  const same = [...all].filter((one) => siteOf(one) === siteOf(page) && isThere(one));
  return { others: same.filter((one) => idOf(one) !== idOf(page)).length, asked: gravest(same.flatMap((one) => askedOf(one) ?? [])) };
}

/** Sites answers for many pages at once. */
export function sitesOf(all: Iterable<Prospect>): Map<string, Prospect[]> {
  const sites = new Map<string, Prospect[]>();
  for (const one of all) if (isThere(one)) sites.set(siteOf(one), [...(sites.get(siteOf(one)) ?? []), one]);
  return sites;
}

/** statusOfPage is where asking stands; "new" where nobody has said. */
export const statusOfPage = ({ status }: Prospect): Status => valueOf(status, "new");
