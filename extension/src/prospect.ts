// A page to ask for a link: what is known of it, and what the user and others of the
// same team have written of it. Records are kept and handed on.
//
// Version 1 had one note and always a grade; prospectOf reads it and answers the
// same record of version 2.

import { brokenSaidOf, type BrokenSaid } from "./broken-links.ts";
import { few, Mismatch, members, moment, number, oneOf, or, orNull, shape, short, text, within, type Check } from "./check.ts";
import { fieldOf, joined, longestName, type Field } from "./field.ts";
import { linkSaidOf, wantedOf, type LinkSaid, type Wanted } from "./prospect-link.ts";
import { grades, pillarNames, verdicts, type Grade, type PillarName, type Report, type Verdict } from "./report.ts";
import { siteSaidOf, type SiteSaid } from "./site-said.ts";
import { unreads, type Unread } from "./unread.ts";

/** Graded is what a report said; at is when, in ms since 1970. null means unknown. sites are those that the page links to. */
export interface Graded {
  at: number;
  grade: Grade | null;
  score: number | null;
  verdict: Verdict;
  summary: string;
  confidence: number;
  newLinkVote: number | null;
  pillars: Record<PillarName, number | null>;
  policy: string;
  edition: string;
  sites: string[] | null;
}

/** Origins: a page's own grade was saved, or its address was in a list. */
export const origins = ["page", "list"] as const;
export type Origin = (typeof origins)[number];

/** Saving is how a page came here, and when, in ms since 1970. */
export interface Saving {
  how: Origin;
  day: number;
}

/** Statuses are how far asking for a link has come. */
export const statuses = ["new", "contacted", "agreed", "live", "declined", "do-not-contact"] as const;
export type Status = (typeof statuses)[number];

/** Verdicts of people; "" takes one back, and the machine's holds again. */
export const decisions = ["", "pursue", "look-closer", "avoid"] as const;
export type Decision = (typeof decisions)[number];

/** Past is all that was written of a page. */
export interface Past {
  saved: Field<Saving>;
  title: Field<string>;
  graded: Field<Graded>;
  unread: Field<Unread>;
  note: Field<string>;
  tags: Field<string[]>;
  status: Field<Status>;
  price: Field<string>;
  contact: Field<string>;
  decision: Field<Decision>;
  wanted: Field<Wanted>;
  link: Field<LinkSaid>;
  site: Field<SiteSaid>;
  broken: Field<BrokenSaid>;
}

/** Prospect is one page of one site: url has no fragment, domain is the registrable name, "" for an address without one. gone is when it was removed last, in ms since 1970; 0 for never. */
export interface Prospect extends Past {
  version: 2;
  domain: string;
  url: string;
  gone: number;
}

/** longest are bounds on what is kept, in UTF-16 units. A page with a longer address is not kept. */
export const longest = { url: 4096, title: 300, note: 2000, tag: 40, tags: 12, price: 80, contact: 200 } as const;

/** mostPast is how many entries of each field are kept. A grade takes ten times the room of a status. */
export const mostPast: Record<keyof Past, number> = { saved: 1, title: 1, graded: 2, unread: 1, note: 6, tags: 6, status: 12, price: 6, contact: 6, decision: 12, wanted: 6, link: 6, site: 1, broken: 1 };

/** mostSites bounds the sites that are kept of a page's links. */
export const mostSites = 100;

const points = orNull(within(0, 100));

export const gradedOf = shape<Graded>({
  at: moment,
  grade: orNull(oneOf(...grades)),
  score: points,
  verdict: oneOf(...verdicts),
  summary: short(2000),
  confidence: number,
  newLinkVote: orNull(within(0, 1)),
  pillars: shape<Graded["pillars"]>({ relevance: points, authority: points, trust: points, placement: points }),
  policy: text,
  edition: text,
  sites: orNull(few(short(255), mostSites)),
});

/** Texts, each with its bound. */
export const urlOf = short(longest.url);
export const titleOf = short(longest.title);
export const noteOf = short(longest.note);
export const tagsOf = few(short(longest.tag), longest.tags);
export const statusOf = oneOf(...statuses);
export const priceOf = short(longest.price);
export const contactOf = short(longest.contact);
export const decisionOf = oneOf(...decisions);

/** past checks a field, and brings it into the one form that it has: in order, without doubles. */
const past = <K extends keyof Past, T>(name: K, check: Check<T>): Check<Field<T>> => (value, at) => {
  const field = or(fieldOf(check), [])(value, at);
  for (const { by } of field) within(0, longestName)(by.length, `${at ?? name}.by`);
  return joined(field, [], mostPast[name], 0);
};

const ofTwo = shape<Omit<Prospect, "version">>({
  domain: text,
  url: urlOf,
  gone: moment,
  saved: past("saved", shape<Saving>({ how: oneOf(...origins), day: moment })),
  title: past("title", titleOf),
  graded: past("graded", gradedOf),
  unread: past("unread", oneOf(...unreads)),
  note: past("note", noteOf),
  tags: past("tags", tagsOf),
  status: past("status", statusOf),
  price: past("price", priceOf),
  contact: past("contact", contactOf),
  decision: past("decision", decisionOf),
  wanted: past("wanted", wantedOf),
  link: past("link", linkSaidOf),
  site: past("site", siteSaidOf),
  broken: past("broken", brokenSaidOf),
});

const ofOne = shape<{ domain: string; url: string; title: string; saved: number; graded: Graded; note: { value: string; at: number } }>({
  domain: text,
  url: urlOf,
  title: text,
  saved: moment,
  graded: gradedOf,
  note: shape<{ value: string; at: number }>({ value: noteOf, at: moment }),
});

/** nothing is a page of which nothing was written yet. */
export const nothing = (domain: string, url: string): Prospect => ({
  version: 2, domain, url, gone: 0, saved: [], title: [], graded: [], unread: [], note: [], tags: [], status: [], price: [], contact: [], decision: [], wanted: [], link: [], site: [], broken: [],
});

function fromOne(value: unknown, at: string): Prospect {
  const { domain, url, title, saved, graded, note } = ofOne(value, at);
  const by = "";
  return {
    ...nothing(domain, url),
    saved: [{ value: { how: "page", day: saved }, at: saved, by }],
    title: [{ value: title.slice(0, longest.title), at: graded.at, by }],
    graded: [{ value: graded, at: graded.at, by }],
    note: note.at > 0 ? [{ value: note.value, at: note.at, by }] : [],
  };
}

export const prospectOf: Check<Prospect> = (value, at = "prospect") => {
  const version = members(value, at).get("version");
  if (version === 2) return { version, ...ofTwo(value, at) };
  if (version === 1 || version === undefined) return fromOne(value, at);
  throw new Mismatch(`${at}.version`, "1 or 2");
};

/** mergedOf joins two records of one page; both stay as they are. */
export function mergedOf(a: Prospect, b: Prospect): Prospect {
  const gone = Math.max(a.gone, b.gone);
  const join = <T>(name: keyof Past, of: (one: Prospect) => Field<T>): Field<T> => joined(of(a), of(b), mostPast[name], gone);
  return {
    version: 2, domain: a.domain, url: a.url, gone,
    saved: join("saved", (one) => one.saved),
    title: join("title", (one) => one.title),
    graded: join("graded", (one) => one.graded),
    unread: join("unread", (one) => one.unread),
    note: join("note", (one) => one.note),
    tags: join("tags", (one) => one.tags),
    status: join("status", (one) => one.status),
    price: join("price", (one) => one.price),
    contact: join("contact", (one) => one.contact),
    decision: join("decision", (one) => one.decision),
    wanted: join("wanted", (one) => one.wanted),
    link: join("link", (one) => one.link),
    site: join("site", (one) => one.site),
    broken: join("broken", (one) => one.broken),
  };
}

/** isThere: a removed page is there again once somebody has saved it or written of it since; what the background found brings none back. */
export const isThere = ({ saved, note, tags, status, price, contact, decision, wanted }: Past): boolean =>
  [saved, note, tags, status, price, contact, decision, wanted].some((field) => field.length > 0);

/** Found is what a report says of a page, to be kept. */
export interface Found {
  domain: string;
  url: string;
  title: string;
  graded: Graded;
}

export const foundOf = shape<Found>({ domain: text, url: urlOf, title: titleOf, graded: gradedOf });

/** fromReport answers null where the address is too long to be kept. */
export function fromReport(report: Report): Found | null {
  const { domain, title, at, grade, score, verdict, summary, confidence, newLinkVote, policy, edition, sites } = report;
  const url = report.url.replace(/#.*$/s, "");
  if (url.length > longest.url) return null;
  const scoreOf = (name: PillarName): number | null => report.pillars[name].score;
  const pillars = { relevance: scoreOf("relevance"), authority: scoreOf("authority"), trust: scoreOf("trust"), placement: scoreOf("placement") };
  const graded = { at: at * 1000, grade, score, verdict, summary, confidence, newLinkVote, pillars, policy, edition, sites: sites.slice(0, mostSites) };
  return { domain, url, title: title.slice(0, longest.title), graded };
}

/** idOf is the one key of a site's page: a page is saved once. */
export const idOf = ({ domain, url }: Pick<Prospect, "domain" | "url">): string => `${domain} ${url}`;

/** pillarsOf are the scores in the order in which they are shown everywhere. */
export const pillarsOf = ({ pillars }: Graded): (number | null)[] => pillarNames.map((name) => pillars[name]);
