// The tables that are copied and exported: links that are shown, saved pages.
// Shares are whole percents, since a point or a comma means a date in some spreadsheets.

import type { Row } from "./cells.ts";
import type { LinkRow } from "./link-view.ts";
import { pillarNames } from "./report.ts";
import { pillarsOf, type Prospect } from "./prospect.ts";
import { pillarWords, placeWords, verdictWords } from "./said.ts";
import { word } from "./words.ts";

const percents = (share: number | null): number | null => (share === null ? null : Math.round(share * 100));
const points = (score: number | null): number | null => (score === null ? null : Math.round(score));
const yesNo = (is: boolean): string => (is ? word("panelYes") : word("panelNo"));

/** isoDay is a day as spreadsheets of all languages read it. */
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** prospectHead names the columns of prospectRow. */
export const prospectHead = (): Row => [
  word("columnAddress"), word("columnDomain"), word("columnGrade"), word("columnScore"), word("columnVerdict"),
  ...pillarNames.map(pillarWords), word("columnConfidence"), word("columnNewLink"), word("columnSummary"), word("columnTitle"), word("columnGraded"), word("columnNote"),
];

export function prospectRow({ url, domain, title, graded, note }: Prospect): Row {
  const { grade, score, verdict, summary, confidence, newLinkVote, at } = graded;
  return [
    url, domain, grade, points(score), verdictWords(verdict),
    ...pillarsOf(graded).map(points), score === null ? null : percents(confidence), percents(newLinkVote), summary, title, isoDay(at), note.value,
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
