// Why a file that was brought is not taken, in words.

import type { Refusal } from "./backup.ts";
import { word } from "./words.ts";

/** longestAt of what a file's maker may have named as they liked is told. */
const longestAt = 200;

export function refusalWords(why: Refusal, at: string): string {
  switch (why) {
    case "other":
      return word("restoreOther");
    case "newer":
      return word("restoreNewer");
    case "damaged":
    case "profile":
      return word("restoreDamaged", at.slice(0, longestAt));
    case "room":
      return word("restoreRoom");
  }
}
