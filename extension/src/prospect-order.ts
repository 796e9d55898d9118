// In which order saved pages are shown. Unknown comes last, whichever way round.

import type { Prospect } from "./prospect.ts";
import { pillarNames, type PillarName } from "./report.ts";

export const columns = ["page", "grade", ...pillarNames, "newLink", "saved"] as const;
export type Column = (typeof columns)[number];

/** Order: down is from the largest to the smallest, and from Z to A. */
export interface Order {
  column: Column;
  down: boolean;
}

/** firstDown says whether a column is best read from above at first: numbers are, names are not. */
export const firstDown = (column: Column): boolean => column !== "page";

function valueOf({ url, saved, graded }: Prospect, column: Column): number | string | null {
  switch (column) {
    case "page":
      return url.replace(/^https?:\/\/(www\.)?/, "");
    case "grade":
      return graded.score;
    case "newLink":
      return graded.newLinkVote;
    case "saved":
      return saved;
    default:
      return graded.pillars[column satisfies PillarName];
  }
}

/** ordered answers a new list. */
export function ordered(prospects: readonly Prospect[], { column, down }: Order): Prospect[] {
  const sign = down ? -1 : 1;
  return [...prospects].sort((a, b) => {
    const [one, other] = [valueOf(a, column), valueOf(b, column)];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || b.saved - a.saved;
    return sign * (one < other ? -1 : one > other ? 1 : 0) || b.saved - a.saved;
  });
}
