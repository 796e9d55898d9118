// The popup's parts: each shows one piece of a report in an element of popup.html.

import { explained, type Book } from "./explain.ts";
import { make, part } from "./page.ts";
import { isHard, pillarNames, reasonsOf, shownReasons, type Evidence, type Finding, type Pillar, type Report } from "./report.ts";
import { confidenceWords, ownLinkWords, pillarWords, verdictWords } from "./said.ts";
import { count, percent, signed, word } from "./words.ts";

/** The longest quote shown, in UTF-16 units: the style sheet cuts it to two lines. */
const longestQuote = 300;

export function showHead({ grade, score, verdict, summary, domain }: Report): void {
  const tile = part("tile", HTMLElement);
  const graded = grade !== null && score !== null;
  tile.dataset["grade"] = graded ? grade : "none";
  tile.ariaLabel = graded ? word("gradeLabel", grade, count(Math.round(score))) : word("noGradeLabel");
  part("grade", HTMLElement).textContent = graded ? grade : "–";
  part("score", HTMLElement).textContent = graded ? count(Math.round(score)) : "";
  document.body.toggleAttribute("data-graded", graded);
  part("verdict", HTMLElement).textContent = verdictWords(graded ? verdict : "unknown");
  part("summary", HTMLElement).textContent = summary;
  part("domain", HTMLElement).textContent = domain;
}

export function showFigures({ confidence, newLinkVote, score }: Report): void {
  const sure = score === null ? null : word("confidenceValue", confidenceWords(confidence), percent(confidence));
  figure("confidence", sure);
  figure("newLink", newLinkVote === null ? null : word("newLinkValue", percent(newLinkVote)));
}

/** showYours mentions links to the user's own site that stand on the page already. */
export function showYours({ links }: Report): void {
  part("yours", HTMLElement).hidden = links.length === 0;
  part("yours", HTMLElement).textContent = ownLinkWords(links);
}

function figure(id: string, value: string | null): void {
  const element = part(id, HTMLElement);
  element.textContent = value ?? word("notKnown");
  element.classList.toggle("unknown", value === null);
}

export function showReasons(report: Report, book: Book): void {
  const reasons = reasonsOf(report, shownReasons).map((finding) => reason(finding, book));
  part("why", HTMLElement).hidden = reasons.length === 0 && report.score === null;
  part("reasons", HTMLElement).replaceChildren(...(reasons.length > 0 ? reasons : [make("li", "none", word("noReasons"))]));
}

function reason(finding: Finding, book: Book): HTMLElement {
  const item = make("li");
  item.dataset["rule"] = finding.rule;
  item.append(weight(finding), explained(finding, book));
  const seen = finding.evidence.find((e) => e.text.trim() !== "");
  if (seen) item.append(quoted(seen));
  return item;
}

/** quoted has the page's own words between quotes; what was counted has none. */
function quoted({ text, say }: Evidence): HTMLElement {
  const quote = make(say === "" ? "q" : "span", "quote");
  quote.append(make("bdi", "", text.trim().slice(0, longestQuote)));
  return quote;
}

function weight(finding: Finding): HTMLElement {
  if (isHard(finding)) return make("span", "weight limit", word("limit"));
  const points = signed(finding.effect);
  const element = make("span", `weight ${finding.effect < 0 ? "down" : "up"}`, points);
  element.role = "img";
  element.ariaLabel = word("pointsLabel", points);
  return element;
}

export function showPillars({ pillars }: Report): void {
  part("pillars", HTMLElement).replaceChildren(...pillarNames.map((name) => pillar(pillarWords(name), pillars[name])));
}

function pillar(name: string, { score, confidence }: Pillar): HTMLElement {
  const item = make("li");
  const track = make("div", score === null ? "track unknown" : "track");
  if (score === null) {
    item.append(make("span", "", name), make("span", "value unknown", word("notKnown")), track);
    return item;
  }
  const whole = Math.round(score);
  const shown = count(whole);
  track.role = "meter";
  track.ariaLabel = name;
  track.ariaValueMin = "0";
  track.ariaValueMax = "100";
  track.ariaValueNow = String(whole);
  track.ariaValueText = word("pillarValue", shown, percent(confidence));
  track.title = track.ariaValueText;
  const bar = make("div", "bar");
  bar.style.inlineSize = `${whole}%`;
  track.append(bar);
  item.append(make("span", "", name), make("span", "value", shown), track);
  return item;
}

/** showFoot leads to all rules, with what they found in a tab. */
export function showFoot({ edition, policy }: Report, tab: number): void {
  part("edition", HTMLElement).textContent = edition ? word("dataEdition", edition.slice(0, 12)) : word("noEdition");
  part("edition", HTMLElement).title = edition;
  part("policy", HTMLAnchorElement).textContent = word("policy", policy);
  part("policy", HTMLAnchorElement).href = `rules.html#${tab}`;
}
