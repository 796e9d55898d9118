// The report that is kept of a tab until the browser ends, and the parts of it that
// messages leave out. It is kept as its text: with 5,000 links browsers take a third
// of a second to hand over the value itself, during which a page of ours stands still.

import type { Store } from "./browser.ts";
import { json, list, members, or, orNull, shape, text, whole } from "./check.ts";
import { linkOf, type Link } from "./link.ts";
import type { Wanted } from "./locate.ts";
import { reportOf, type Report } from "./report.ts";

/** reportKey is where a tab's report is in session, and madeKey where it says of what and when that was made. */
export const reportKey = (tab: number): string => `report:${tab}`;
export const madeKey = (tab: number): string => `made:${tab}`;

/** isOfReport says of a key in session whether it is one of these. */
export const isOfReport = (key: string): boolean => /^(report|made):/.test(key);

/** Made is the address that a report was made of, and when the page there was read, in ms since 1970. */
export interface Made {
  url: string;
  read: number;
}

/** madeOf is what is kept beside a report. */
export const madeOf = (report: unknown, read: number): Made => ({ url: text(members(report, "report").get("url"), "report.url"), read });

const keptMadeOf = shape<Made>({ url: text, read: whole });

/** readMade answers it without the report, which takes longer to read; null where none is kept. */
export async function readMade(session: Store, tab: number): Promise<Made | null> {
  return orNull(keptMadeOf)(await session.read(madeKey(tab)), "made");
}

/** readKept answers a tab's report as the engine wrote it, unchecked; null where there is none. */
export async function readKept(session: Store, tab: number): Promise<unknown> {
  const kept = await session.read(reportKey(tab));
  return kept === undefined ? null : json((value) => value)(text(kept, "report"), "report");
}

/** FullReport has all links that are kept; unlisted is how many the page has besides. */
export interface FullReport extends Report {
  unlisted: number;
}

/** How many links are checked before the page of ours gets to do something else: a few ms' worth. */
const slice = 200;

/** readReport answers a tab's last report; null where there is none. rest lets other work go on in between. */
export async function readReport(session: Store, tab: number, rest: () => Promise<void>): Promise<FullReport | null> {
  const kept = await readKept(session, tab);
  if (kept === null) return null;
  await rest(); // reading so long a text is a task of its own
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
  const kept = await readKept(session, tab);
  const links = kept === null ? [] : listed(members(kept, "report").get("links"));
  const link = links.find((one) => members(one, "report.links").get("index") === index);
  return { index, href: link === undefined ? null : linkOf(link, "report.links").href };
}

const listed = (links: unknown): unknown[] => list((link) => link)(links, "report.links");
