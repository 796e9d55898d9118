// The link that a page is to have: what was agreed, which people write, and what was
// seen of it by the background, with what has changed. Its twin is wasm/backlink,
// which decides; the request is described in wasm/cmd/engine/request.go.

import { few, flag, json, moment, oneOf, orNull, shape, short, text, whole, type Check } from "./check.ts";
import type { Entry, Field } from "./field.ts";
import type { Body, Call } from "./profile.ts";
import { unreads, type Unread } from "./unread.ts";
import type { Visited } from "./visiting.ts";

/** Wanted is what was agreed. target is an address, or the name of a site for any page of it, "" for the user's own sites; anchor and rel are "" where nothing was. */
export interface Wanted {
  target: string;
  anchor: string;
  rel: string;
}

/** nothingWanted is agreed until somebody writes something. */
export const nothingWanted: Wanted = { target: "", anchor: "", rel: "" };

/** longestWanted bounds each of them, in UTF-16 units. */
export const longestWanted = { target: 1000, anchor: 160, rel: 60 } as const;

/** mostTargets is how many of the user's sites one link may lead to. */
export const mostTargets = 20;

export const wantedOf: Check<Wanted> = shape<Wanted>({ target: short(longestWanted.target), anchor: short(longestWanted.anchor), rel: short(longestWanted.rel) });

/** States of a link, the gravest first. A page that could not be read leaves it unknown, never lost. */
export const linkStates = ["lost", "changed", "unknown", "live"] as const;
export type LinkState = (typeof linkStates)[number];

/** LinkSeen is a link as it stood on its page; hidden says why it is out of sight, "" where nothing says so. */
export interface LinkSeen {
  href: string;
  anchor: string;
  rel: string;
  followed: boolean;
  hidden: string;
  placement: string;
  noindex: boolean;
}

/** Traits are what of a link may change. */
export const traits = ["anchor", "rel", "followed", "seen", "indexed"] as const;

/** LinkChange is one trait that is not as it was agreed, or not as it was the last time. Of followed, seen and indexed was and now are "yes" or "no". */
export interface LinkChange {
  what: (typeof traits)[number];
  was: string;
  now: string;
  agreed: boolean;
}

/** Why a link is lost or unknown, where its page was not read; "blank" where it shows nothing before its scripts have run. */
const linkWhys = ["blank", ...unreads] as const;
export type LinkWhy = (typeof linkWhys)[number];

/** LinkSaid is what one look came to. seen is the link as it stood the last time that it was seen, at seenAt, in ms since 1970; a page that could not be read leaves both. */
export interface LinkSaid {
  state: LinkState;
  why: LinkWhy | null;
  target: string;
  found: number;
  seen: LinkSeen | null;
  seenAt: number;
  changes: LinkChange[];
}

const seenOf = shape<LinkSeen>({ href: short(2048), anchor: short(longestWanted.anchor), rel: short(2048), followed: flag, hidden: short(100), placement: short(40), noindex: flag });
const changesOf = few(shape<LinkChange>({ what: oneOf(...traits), was: short(2048), now: short(2048), agreed: flag }), 40);

export const linkSaidOf: Check<LinkSaid> = shape<LinkSaid>({
  state: oneOf(...linkStates),
  why: orNull(oneOf(...linkWhys)),
  target: short(mostTargets * 1000),
  found: whole,
  seen: orNull(seenOf),
  seenAt: moment,
  changes: changesOf,
});

const answerOf = json(
  shape<{ target: string; said: Pick<LinkSaid, "state" | "found" | "changes"> & { link: LinkSeen | null } }>({
    target: text,
    said: shape({ state: oneOf(...linkStates), found: whole, link: orNull(seenOf), changes: changesOf }),
  }),
);

/** Asked is what is looked for on a page, and how it was seen before. */
export interface Asked {
  url: string;
  targets: readonly string[];
  wanted: Wanted;
  before: LinkSaid | null;
}

/** lookedFor has the engine look for a link on a page; a reason in the page's place means that it could not be read. at is in ms since 1970. */
export async function lookedFor(call: Call, page: Visited | Unread, { url: address, targets, wanted, before }: Asked, at: number): Promise<LinkSaid> {
  const target = targets.join(" ");
  const same = before?.target === target ? before : null; // of another target nothing is known
  const left = { target, found: 0, seen: same?.seen ?? null, seenAt: same?.seenAt ?? 0, changes: [] };
  if (typeof page === "string" && page !== "missing") return { ...left, state: "unknown", why: page };
  const { url, status, robots, html } = page === "missing" ? { url: address, status: 404, robots: "", html: "" } : page; // the engine says what that means
  const older: Body[] = same?.seen ? [JSON.stringify(same.seen)] : [];
  const header = {
    do: "link", url, status, robots: robots || undefined, "content-type": "text/html; charset=utf-8", feed: "html", targets: target,
    anchor: wanted.anchor || undefined, rel: wanted.rel || undefined, older: older.reduce((sum, one) => sum + lengthOf(one), 0),
  };
  const { said } = answerOf(await call(header, ...older, html), "link");
  const seen = said.link ? { seen: said.link, seenAt: at } : {};
  return { ...left, state: said.state, why: page === "missing" ? page : said.state === "unknown" ? "blank" : null, found: said.found, changes: said.changes, ...seen };
}

const lengthOf = (body: Body): number => (typeof body === "string" ? new TextEncoder().encode(body).length : body.length);

/** checked adds a look. Of looks that came to the same the first and the last stay, so that the past says since when. */
export function checked(past: Field<LinkSaid>, said: LinkSaid, at: number, most: number): Field<LinkSaid> {
  const [last, older] = past;
  const entry: Entry<LinkSaid> = { value: said, at: last ? Math.max(at, last.at + 1) : at, by: "" };
  const same = (one: Entry<LinkSaid> | undefined): boolean => one !== undefined && JSON.stringify(bare(one.value)) === JSON.stringify(bare(said));
  return [entry, ...(same(last) && same(older) ? past.slice(1) : past)].slice(0, most);
}

/** bare leaves out when it was seen. */
const bare = ({ seenAt: _, ...said }: LinkSaid): Omit<LinkSaid, "seenAt"> => said;
