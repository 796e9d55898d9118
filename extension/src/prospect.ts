// A page that the user has saved, to ask there for a link: what its grade was,
// and what the user notes. Records are kept and handed on; what is added to them
// later has a version of its own.

import { number, oneOf, orNull, shape, text, whole, within, type Check } from "./check.ts";
import { grades, pillarNames, verdicts, type Grade, type PillarName, type Report, type Verdict } from "./report.ts";

/** Graded is what a report said; at is when, in ms since 1970. null means unknown. */
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
}

/** Dated is a value that the user sets, and when that was, in ms since 1970: of two, the newer one holds. */
export interface Dated<T> {
  value: T;
  at: number;
}

/** Prospect is one page of one site: url has no fragment, domain is the registrable name, "" for an address without one. saved is in ms since 1970. */
export interface Prospect {
  version: 1;
  domain: string;
  url: string;
  title: string;
  saved: number;
  graded: Graded;
  note: Dated<string>;
}

/** longest are bounds on what is kept, in UTF-16 units. A page with a longer address is not kept. */
export const longest = { url: 4096, title: 300, note: 2000 } as const;

const points = orNull(within(0, 100));
const short = (most: number): Check<string> => (value, at = "value") => {
  within(0, most)(text(value, at).length, `${at}.length`);
  return text(value, at);
};

export const prospectOf: Check<Prospect> = (value, at = "prospect") => ({
  version: 1,
  ...shape<Omit<Prospect, "version">>({
    domain: text,
    url: short(longest.url),
    title: text,
    saved: whole,
    graded: shape<Graded>({
      at: whole,
      grade: orNull(oneOf(...grades)),
      score: points,
      verdict: oneOf(...verdicts),
      summary: text,
      confidence: number,
      newLinkVote: orNull(within(0, 1)),
      pillars: shape<Graded["pillars"]>({ relevance: points, authority: points, trust: points, placement: points }),
      policy: text,
      edition: text,
    }),
    note: shape<Dated<string>>({ value: short(longest.note), at: whole }),
  })(value, at),
});

/** fromReport makes a record of a report, saved at a moment in ms since 1970, without a note; null where the address is too long to be kept. */
export function fromReport(report: Report, now: number): Prospect | null {
  const { domain, title, at, grade, score, verdict, summary, confidence, newLinkVote, policy, edition } = report;
  const url = report.url.replace(/#.*$/s, "");
  if (url.length > longest.url) return null;
  const scoreOf = (name: PillarName): number | null => report.pillars[name].score;
  const pillars = { relevance: scoreOf("relevance"), authority: scoreOf("authority"), trust: scoreOf("trust"), placement: scoreOf("placement") };
  const graded = { at: at * 1000, grade, score, verdict, summary, confidence, newLinkVote, pillars, policy, edition };
  return { version: 1, domain, url, title: title.slice(0, longest.title), saved: now, graded, note: { value: "", at: 0 } };
}

/** idOf is the one key of a site's page: a page is saved once. */
export const idOf = ({ domain, url }: Pick<Prospect, "domain" | "url">): string => `${domain} ${url}`;

/** pillarsOf are the scores in the order in which they are shown everywhere. */
export const pillarsOf = ({ pillars }: Graded): (number | null)[] => pillarNames.map((name) => pillars[name]);
