// Links in words: what a vote is worth, and what is wrong with a link.

import type { Filter, Order } from "./link-view.ts";
import type { Link } from "./link.ts";
import type { Shown } from "./show-link.ts";
import type { Kept } from "./prospect-shelf.ts";
import { percent, word } from "./words.ts";

/** worthWords says a share of a full vote in words and in percent: the steps are those of a link's letters. */
export const worthWords = (vote: number): string => word("panelWorth", worthWord(vote), percent(vote));

function worthWord(vote: number): string {
  if (vote >= 0.3) return word("panelWorthStrong");
  if (vote >= 0.15) return word("panelWorthGood");
  if (vote >= 0.07) return word("panelWorthFair");
  if (vote >= 0.03) return word("panelWorthWeak");
  return vote > 0 ? word("panelWorthHardly") : word("panelWorthNone");
}

const wrongWords: Record<string, (link: Link) => string> = {
  rel: ({ rel }) => word("panelWrongRel", rel.filter((token) => ["nofollow", "sponsored", "ugc"].includes(token)).join(", ")),
  page: () => word("panelWrongPage"),
  hidden: () => word("panelWrongHidden"),
  closed: () => word("panelWrongClosed"),
  redirect: () => word("panelWrongRedirect"),
  empty: () => word("panelWrongEmpty"),
  exact: () => word("panelWrongExact"),
  generic: () => word("panelWrongGeneric"),
  long: () => word("panelWrongLong"),
  commercial: () => word("panelWrongCommercial"),
  context: () => word("panelWrongContext"),
  repeat: () => word("panelWrongRepeat"),
  place: () => word("panelWrongPlace"),
};

/** wrongsOf says what keeps a link to the user's site from counting in full, the worst first; empty where nothing does. */
export function wrongsOf(link: Link): string[] {
  return link.wrongs.flatMap((wrong) => wrongWords[wrong]?.(link) ?? []);
}

export function filterWords(filter: Filter): string {
  switch (filter) {
    case "followed":
      return word("panelFollowed");
    case "nofollow":
      return word("panelNofollow");
    case "sponsored":
      return word("panelSponsored");
    case "ugc":
      return word("panelUGC");
    case "content":
      return word("panelContent");
    case "hidden":
      return word("panelHidden");
    case "external":
      return word("panelExternal");
    case "yours":
      return word("panelYours");
    case "risky":
      return word("panelRisky");
  }
}

export function orderWords(order: Order): string {
  switch (order) {
    case "page":
      return word("panelOrderPage");
    case "worth":
      return word("panelOrderWorth");
    case "domain":
      return word("panelOrderDomain");
    case "times":
      return word("panelOrderTimes");
  }
}

/** shownWords says what came of showing a link on the page. */
export function shownWords(shown: Shown): string {
  switch (shown) {
    case "shown":
      return word("panelShown");
    case "hidden":
      return word("panelShownHidden");
    case "gone":
      return word("panelShownGone");
    case "refused":
      return word("panelPressButton");
  }
}

/** keptWords says what came of saving a page. */
export function keptWords(kept: Kept): string {
  switch (kept) {
    case "saved":
      return word("prospectSaved");
    case "again":
      return word("prospectAgain");
    case "full":
      return word("prospectFull");
    case "room":
      return word("prospectRoom");
    case "gone":
      return word("prospectGone");
  }
}
