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

/** wrongsOf is what keeps a link from counting in full, the worst first; empty where nothing does. */
export function wrongsOf({ rel, follow, placement, anchor, flags }: Link): string[] {
  const closing = ["nofollow", "sponsored", "ugc"].filter((token) => rel.includes(token));
  const wrongs: [is: boolean, say: () => string][] = [
    [closing.length > 0, () => word("panelWrongRel", closing.join(", "))],
    [!follow && closing.length === 0, () => word("panelWrongPage")],
    [placement === "hidden", () => word("panelWrongHidden")],
    [flags.includes("closed"), () => word("panelWrongClosed")],
    [flags.includes("redirect") || flags.includes("tracker") || flags.includes("shortener"), () => word("panelWrongRedirect")],
    [anchor === "empty", () => word("panelWrongEmpty")],
    [anchor === "exact", () => word("panelWrongExact")],
    [anchor === "generic", () => word("panelWrongGeneric")],
    [anchor === "long", () => word("panelWrongLong")],
    [flags.includes("commercial"), () => word("panelWrongCommercial")],
    [flags.includes("repeat"), () => word("panelWrongRepeat")],
    [placement !== "content" && placement !== "list" && placement !== "hidden", () => word("panelWrongPlace")],
  ];
  return wrongs.filter(([is]) => is).map(([, say]) => say());
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
