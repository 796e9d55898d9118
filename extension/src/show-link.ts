// Shows a link of a report in the page that it was made of.

import { runScript } from "./browser.ts";
import { oneOf } from "./check.ts";
import type { Wanted } from "./locate.ts";

/**
 * Shown is what comes of it: "hidden" for a link that cannot be seen, where what is around it is shown, if that can be;
 * "gone" for one that the page does not have any more; "refused" where the page may not be touched: it was left or loaded
 * anew since the click on the toolbar button.
 */
const outcomes = ["shown", "hidden", "gone", "refused"] as const;
export type Shown = (typeof outcomes)[number];

const shownOf = oneOf(...outcomes);

/** showLink scrolls a tab's page to a link and draws a ring around it. It never rejects. */
export async function showLink(tab: number, wanted: Wanted): Promise<Shown> {
  try {
    return shownOf(await runScript(tab, "flash.js", wanted));
  } catch (why) {
    console.warn(why);
    return "refused";
  }
}
