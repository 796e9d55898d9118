// What is said of a site as a whole: its kind, and the reasons for it. The engine's
// own English stands where a signal has no words here.

import type { SiteReason, SiteSaid } from "./site-said.ts";
import type { SiteKind } from "./survey.ts";
import { count, percent, word } from "./words.ts";

export function kindWords(kind: SiteKind): string {
  switch (kind) {
    case "guest-post-farm":
      return word("siteFarm");
    case "magazine":
      return word("siteMagazine");
    case "company-blog":
      return word("siteCompany");
    case "personal-blog":
      return word("sitePersonal");
    case "news-site":
      return word("siteNews");
    case "unknown":
      return word("verdictUnknown");
  }
}

/** siteBasis says how sure that is, and by how many posts. */
export const siteBasis = ({ kind, confidence, posts }: SiteSaid): string =>
  kind === "unknown" ? word("sitePosts", count(posts)) : word("siteLikely", percent(confidence), count(posts));

/** signalWords are the signals of package site, by their ids. */
const signalWords: Record<string, () => string> = {
  subjects: () => word("signalSubjects"),
  authors: () => word("signalAuthors"),
  "one-voice": () => word("signalOneVoice"),
  pace: () => word("signalPace"),
  "placed-links": () => word("signalPlacedLinks"),
  "anchor-shapes": () => word("signalAnchorShapes"),
  disclosure: () => word("signalDisclosure"),
  selling: () => word("signalSelling"),
  template: () => word("signalTemplate"),
  sitewide: () => word("signalSitewide"),
  "house-pages": () => word("signalHousePages"),
  "own-offers": () => word("signalOwnOffers"),
  "news-marks": () => word("signalNewsMarks"),
};

export const reasonWords = ({ signal, title }: SiteReason): string => signalWords[signal]?.() ?? title;
