// What the overlay shows of a page's links: one mark a link to another site, of a
// kind that says whether its vote counts. Picked from a report by the background,
// checked once more where they are drawn.

import { flag, list, members, oneOf, or, orNull, shape, text, whole, within, type Check } from "./check.ts";
import { placements, type Placement } from "./link.ts";
import { grades, type Grade } from "./report.ts";

/**
 * Kinds in the order in which one goes before another where a link is several: to a risky site, to the user's own, not
 * to be seen, paid for, not counted, counted.
 */
export const markKinds = ["risky", "yours", "hidden", "sponsored", "nofollow", "followed"] as const;
export type MarkKind = (typeof markKinds)[number];

/** Mark: index is the link's in the page stream; grade and vote (0..1) are of the link; relevance is 0..1. */
export interface Mark {
  index: number;
  kind: MarkKind;
  grade: Grade | null;
  vote: number | null;
  follow: boolean;
  placement: Placement;
  domain: string;
  flags: string[];
  relevance: number | null;
}

/** Marks are those of one page. unlisted counts links that the engine has not listed, or that are over the limit here. */
export interface Marks {
  marks: Mark[];
  unlisted: number;
}

/** mostMarks bounds what is sent to a page, and kept there. */
export const mostMarks = 5000;

const mark = shape<Mark>({
  index: whole,
  kind: oneOf(...markKinds),
  grade: orNull(oneOf(...grades)),
  vote: orNull(within(0, 1)),
  follow: flag,
  placement: oneOf(...placements),
  domain: text,
  flags: list(text),
  relevance: orNull(within(0, 1)),
});

/** marksAnswerOf checks what the background answers; null where there is nothing to show. */
export const marksAnswerOf: Check<Marks | null> = orNull(shape<Marks>({ marks: list(mark), unlisted: whole }));

interface Link extends Omit<Mark, "kind"> {
  external: boolean;
  yours: boolean;
}

const link = shape<Link>({
  index: whole,
  grade: orNull(oneOf(...grades)),
  vote: orNull(within(0, 1)),
  follow: or(flag, false),
  placement: oneOf(...placements),
  domain: or((value) => (typeof value === "string" ? value : ""), ""),
  flags: or(list(text), []),
  relevance: orNull(within(0, 1)),
  external: or(flag, false),
  yours: or(flag, false),
});

/** marksOf picks the marks out of a report as the engine wrote it, in the page's order. Links within the site are no votes, and have none. */
export function marksOf(report: unknown): Marks {
  const given = members(report, "report");
  const outside = list(link)(given.get("links"), "report.links").filter(({ external }) => external).sort((a, b) => a.index - b.index);
  const marks = outside.slice(0, mostMarks).map(({ external, yours, ...rest }) => ({ ...rest, kind: kindOf(rest, yours) }));
  return { marks, unlisted: or(whole, 0)(given.get("linksNotListed"), "report.linksNotListed") + outside.length - marks.length };
}

/** kindOf is the first of the kinds that a link is. */
function kindOf({ flags, follow }: Pick<Mark, "flags" | "follow">, yours: boolean): MarkKind {
  if (flags.includes("risky")) return "risky";
  if (yours) return "yours";
  if (flags.includes("hidden")) return "hidden";
  if (flags.includes("sponsored")) return "sponsored";
  return follow ? "followed" : "nofollow";
}
