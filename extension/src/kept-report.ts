// The report that is kept of a tab until the browser ends, as the engine wrote it,
// and the parts of it that messages leave out.

import type { Store } from "./browser.ts";
import { list, members, or, whole } from "./check.ts";
import { linkOf, type Link } from "./link.ts";
import type { Wanted } from "./locate.ts";
import { reportOf, type Report } from "./report.ts";

/** reportPrefix begins the keys in session. */
export const reportPrefix = "report:";
export const reportKey = (tab: number): string => reportPrefix + tab;

/** FullReport has all links that are kept; unlisted is how many the page has besides. */
export interface FullReport extends Report {
  unlisted: number;
}

/** How many links are checked before the page of ours gets to do something else: a few ms' worth. */
const slice = 400;

/** readReport answers a tab's last report; null where there is none. rest lets other work go on in between. */
export async function readReport(session: Store, tab: number, rest: () => Promise<void>): Promise<FullReport | null> {
  const kept = await session.read(reportKey(tab));
  if (kept === undefined) return null;
  const given = members(kept, "report");
  const unchecked = listed(given.get("links"));
  const links: Link[] = [];
  for (let at = 0; at < unchecked.length; at += slice) {
    await rest();
    links.push(...unchecked.slice(at, at + slice).map((link) => linkOf(link, "report.links")));
  }
  const unlisted = or(whole, 0)(given.get("linksNotListed"), "report.linksNotListed");
  return { ...reportOf({ ...Object.fromEntries(given), links: [] }, "report"), links, unlisted };
}

/** wantedIn names a link of a tab's report by its index, with the address if the report is kept and lists it. */
export async function wantedIn(session: Store, tab: number, index: number): Promise<Wanted> {
  const kept = await session.read(reportKey(tab));
  const links = kept === undefined ? [] : listed(members(kept, "report").get("links"));
  const link = links.find((one) => members(one, "report.links").get("index") === index);
  return { index, href: link === undefined ? null : linkOf(link, "report.links").href };
}

const listed = (links: unknown): unknown[] => list((link) => link)(links, "report.links");
