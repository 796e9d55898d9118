// The tables that are copied and exported: links that are shown, saved pages.
// Shares are whole percents, since a point or a comma means a date in some spreadsheets.

import type { Row } from "./cells.ts";
import type { LinkRow } from "./link-view.ts";
import { pillarNames } from "./report.ts";
import { valueOf } from "./field.ts";
import { pillarsOf, type Found, type Graded } from "./prospect.ts";
import type { Seen } from "./prospect-view.ts";
import { kindWords, reasonWords } from "./site-words.ts";
import { stateWords, whatWords } from "./prospect-link-words.ts";
import { decisionWords, statusWords, unreadWords } from "./prospect-words.ts";
import { pillarWords, placeWords, verdictWords } from "./said.ts";
import { word } from "./words.ts";

const percents = (share: number | null): number | null => (share === null ? null : Math.round(share * 100));
const points = (score: number | null): number | null => (score === null ? null : Math.round(score));
const yesNo = (is: boolean): string => (is ? word("panelYes") : word("panelNo"));

/** isoDay is a day as spreadsheets of all languages read it. */
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** prospectHead names the columns of prospectRow; all of them, whichever are on screen. */
export const prospectHead = (): Row => [
  ...foundHead(), word("columnDecision"), word("columnDecidedBy"), word("columnDecidedOn"), word("columnStatus"), word("columnTags"), word("columnPrice"), word("columnContact"),
  word("columnYours"), word("columnRivals"), word("columnUnread"),
  word("wantedTarget"), word("wantedAnchor"), word("wantedRel"), word("columnLink"), word("columnLinkOn"), word("columnLinkWhat"), word("columnLinkAnchor"), word("columnLinkRel"), word("columnSite"), word("columnSiteWhy"), word("columnBroken"), word("columnNote"),
];

export function prospectRow({ one, graded, unread, decision, status, tags, price, contact, note, yours, rivals, wanted, link, site, broken }: Seen): Row {
  const [decided] = one.decision;
  return [
    ...foundRow({ domain: one.domain, url: one.url, title: valueOf(one.title, ""), graded }),
    decision === "" ? null : decisionWords(decision), decided && decision !== "" ? decided.by : null, decided && decision !== "" ? isoDay(decided.at) : null,
    statusWords(status), tags.join(", "), price, contact, yours && yours.join(" "), rivals && rivals.join(" "), unread && unreadWords(unread),
    wanted.target, wanted.anchor, wanted.rel, link && stateWords(link.value.state), link && isoDay(link.at), link && whatWords(link.value).join("; "), link && (link.value.seen?.anchor ?? null), link && (link.value.seen?.rel ?? null),
    site && kindWords(site.value.kind), site && site.value.reasons.map(reasonWords).join("; "), broken && broken.value.links.map(({ href }) => href).join(" "), note,
  ];
}

/** foundHead names the columns of foundRow. */
const foundHead = (): Row => [
  word("columnAddress"), word("columnDomain"), word("columnGrade"), word("columnScore"), word("columnVerdict"),
  ...pillarNames.map(pillarWords), word("columnConfidence"), word("columnNewLink"), word("columnSummary"), word("columnTitle"), word("columnGraded"),
];

/** foundRow is what a grade says of a page, in one row. */
export function foundRow({ domain, url, title, graded }: Omit<Found, "graded"> & { graded: Graded | null }): Row {
  if (!graded) return [url, domain, null, null, null, ...pillarNames.map(() => null), null, null, null, title, null];
  const { grade, score, verdict, summary, confidence, newLinkVote, at } = graded;
  return [
    url, domain, grade, points(score), verdictWords(verdict),
    ...pillarsOf(graded).map(points), score === null ? null : percents(confidence), percents(newLinkVote), summary, title, isoDay(at),
  ];
}

/** linkTable has a row for each address, with its heading. */
export const linkTable = (rows: readonly LinkRow[]): Row[] => [
  [
    word("columnAddress"), word("columnDomain"), word("columnText"), word("columnWorth"), word("panelFollowed"), word("columnRel"), word("columnPlace"),
    word("columnTimes"), word("panelYours"), word("panelRisky"), word("columnMarks"), word("columnSentence"),
  ],
  ...rows.map(({ link, all }): Row => [
    link.href, link.domain, link.text, percents(link.vote), yesNo(link.follow), link.rel.join(" "), placeWords(link.placement),
    all.length, yesNo(link.yours), yesNo(link.flags.includes("risky")), link.flags.join(" "), link.context,
  ]),
];
