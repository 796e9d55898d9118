// What was found, quoted, with a way to it where it is a link.

import { make } from "./page.ts";
import type { Evidence, Finding } from "./report.ts";
import { isHard } from "./report.ts";
import { signed, word } from "./words.ts";

/** Show brings a link of the page in sight, by its index. */
export type Show = (link: number) => void;

/** The longest quote shown, in UTF-16 units: the style sheet cuts it to two lines. */
const longestQuote = 300;

/** evidenceOf is a piece of evidence; null where it has neither words nor a link. */
export function evidenceOf({ text, link }: Evidence, show: Show): HTMLElement | null {
  const words = text.trim();
  if (words === "" && link === null) return null;
  const piece = make("div", "piece");
  if (words !== "") piece.append(quoted(words.slice(0, longestQuote)));
  if (link !== null) piece.append(showButton(words || word("panelALink"), () => show(link)));
  return piece;
}

/** quoted is in the direction of its own letters. */
function quoted(text: string): HTMLElement {
  const quote = make("q", "quote", text);
  quote.dir = "auto";
  return quote;
}

/** showButton says of what it is, for those who hear it alone. */
export function showButton(what: string, press: () => void): HTMLButtonElement {
  const button = make("button", "link show", word("panelShow"));
  button.type = "button";
  button.ariaLabel = word("panelShowWhat", what.slice(0, 80));
  button.addEventListener("click", press);
  return button;
}

/** weightOf is how far a finding has moved its pillar, or that it limits the grade. */
export function weightOf(finding: Finding): HTMLElement {
  if (isHard(finding)) return make("span", "weight limit", word("limit"));
  const points = signed(finding.effect);
  const element = make("span", `weight ${finding.effect < 0 ? "down" : finding.effect > 0 ? "up" : ""}`, points);
  element.role = "img";
  element.ariaLabel = word("pointsLabel", points);
  return element;
}
