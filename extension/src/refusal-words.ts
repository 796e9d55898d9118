// Why a file that was brought is not taken, in words.

import type { Refusal } from "./backup.ts";
import { word } from "./words.ts";

export function refusalWords(why: Refusal, at: string): string {
  switch (why) {
    case "other":
      return word("restoreOther");
    case "newer":
      return word("restoreNewer");
    case "damaged":
      return word("restoreDamaged", at);
    case "profile":
      return word("restoreDamaged", at);
    case "room":
      return word("restoreRoom");
  }
}
