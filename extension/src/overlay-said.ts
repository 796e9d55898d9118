// A mark in words: its kind, what its vote is worth, and why.

import type { Mark, MarkKind } from "./marks.ts";
import { placeWords } from "./said.ts";
import { percent, word } from "./words.ts";

export function kindWords(kind: MarkKind): string {
  switch (kind) {
    case "followed":
      return word("overlayKindFollowed");
    case "nofollow":
      return word("overlayKindNofollow");
    case "sponsored":
      return word("overlayKindSponsored");
    case "hidden":
      return word("overlayKindHidden");
    case "yours":
      return word("overlayKindYours");
    case "risky":
      return word("overlayKindRisky");
  }
}

/** The signs of kinds whose mark has no letter: they are not read aloud. */
const signs: Record<Exclude<MarkKind, "followed" | "yours">, string> = { risky: "!", hidden: "?", sponsored: "$", nofollow: "" };

/** signOf is what stands on a mark: the grade's letter where the link's vote can count, else its kind's sign. */
export function signOf({ kind, grade }: Pick<Mark, "kind" | "grade">): string {
  return kind === "followed" || kind === "yours" ? (grade ?? "–") : signs[kind];
}

/** labelOf is what a screen reader says of a mark. */
export function labelOf({ kind, grade }: Pick<Mark, "kind" | "grade">): string {
  const lettered = kind === "followed" || kind === "yours";
  return lettered && grade ? word("overlayLabelGrade", kindWords(kind), grade) : kindWords(kind);
}

export function voteWords({ vote }: Mark): string {
  if (vote === null) return word("overlayVoteUnknown");
  return vote === 0 ? word("overlayVoteNone") : word("overlayVote", percent(vote));
}

/** Flags of the engine that a reason is made of; it may know others, which are not shown. */
const flagWords: Readonly<Record<string, () => string>> = {
  nofollow: () => word("overlayFlagNofollow"),
  sponsored: () => word("overlayFlagSponsored"),
  ugc: () => word("overlayFlagUgc"),
  hidden: () => word("overlayFlagHidden"),
  closed: () => word("overlayFlagClosed"),
  mark: () => word("overlayFlagMark"),
  "after-end": () => word("overlayFlagAfterEnd"),
  risky: () => word("overlayFlagRisky"),
  commercial: () => word("overlayFlagCommercial"),
  affiliate: () => word("overlayFlagAffiliate"),
  tracker: () => word("overlayFlagTracker"),
  redirect: () => word("overlayFlagRedirect"),
  shortener: () => word("overlayFlagShortener"),
  repeat: () => word("overlayFlagRepeat"),
};

const closing: ReadonlySet<string> = new Set(["nofollow", "sponsored", "ugc"]);

/** reasonsOf says what its kind and its vote come from. */
export function reasonsOf({ flags, follow, placement, relevance }: Mark): string[] {
  const reasons = placement === "hidden" ? [] : [word("overlayStands", placeWords(placement))];
  if (relevance !== null) reasons.push(word("overlayNear", percent(relevance)));
  if (!follow && !flags.some((flag) => closing.has(flag))) reasons.push(word("overlayFlagPage"));
  for (const flag of flags) {
    const words = Object.hasOwn(flagWords, flag) ? flagWords[flag] : undefined;
    if (words) reasons.push(words());
  }
  return reasons;
}
