// A profile's parts in the reader's language.

import type { ProfilePart } from "./profile-disputes.ts";
import { word } from "./words.ts";

export function profilePartWords(part: ProfilePart): string {
  switch (part) {
    case "profileName":
      return word("profileName");
    case "profileSites":
      return word("shareSites");
    case "profileBrands":
      return word("profileBrands");
    case "profileTargets":
      return word("profileTargets");
    case "profileKeywords":
      return word("profileKeywords");
    case "profileTerms":
      return word("shareTerms");
    case "profileLearnt":
      return word("shareLearnt");
  }
}
