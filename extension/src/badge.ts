// What the toolbar button says: the grade's letter, its colour, and both in words.

import { showBadge, tabAddress, type Badge } from "./browser.ts";
import type { Outcome } from "./messages.ts";
import type { Grade } from "./report.ts";
import { troubleWords, verdictWords } from "./said.ts";
import { count, word } from "./words.ts";

/** The colours of pages/tokens.css, light: a badge does not follow the theme. Ink on ground is 4.5:1 or more. */
const grounds: Record<Grade, string> = { A: "#137a45", B: "#2f7a1d", C: "#8a6100", D: "#b04a06", E: "#c2341b", F: "#a81632" };
const ink = "#ffffff";
const neutral = "#5b6577";
const none = "–";

const plain = (letter: string, title: string): Badge => ({ letter, ground: neutral, ink, title });

/** badgeOf is the badge of an outcome. */
export function badgeOf(outcome: Outcome): Badge {
  const { report } = outcome;
  if (!report) return plain(none, word("badgeTrouble", troubleWords(outcome.trouble)));
  const { grade, score, verdict } = report;
  if (!grade || score === null) return plain(none, word("badgeUnknown"));
  return { letter: grade, ground: grounds[grade], ink, title: word("badgeGrade", grade, count(Math.round(score)), verdictWords(verdict)) };
}

/** invitation is the badge of a page that waits for a press. */
export const invitation = (title: string): Badge => plain("?", title);

/** waiting is the badge of a page whose links are to be marked once it has loaded. */
export const waiting = (title: string): Badge => plain(waitingLetter, title);
export const waitingLetter = "…";

/** badgeOn shows an outcome on the page that a tab had before: not on one that it has gone to since. */
export const badgeOn = (tab: number, before: Promise<string | undefined>) => async (outcome: Outcome): Promise<void> => {
  if ((await tabAddress(tab)) === (await before)) await showBadge(tab, badgeOf(outcome));
};
