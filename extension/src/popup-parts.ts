// The popup's parts: each shows one piece of a report in an element of popup.html.

import { make, part } from "./page.ts";
import { isHard, pillarNames, reasonsOf, shownReasons, type Finding, type Pillar, type Report } from "./report.ts";
import { confidenceWords, ownLinkWords, pillarWords, verdictWords } from "./said.ts";
import { percent, signed, word } from "./words.ts";

/** The longest quote shown, in UTF-16 units: the style sheet cuts it to two lines. */
const longestQuote = 300;

export function showHead({ grade, score, verdict, summary, domain }: Report): void {
  const tile = part("tile", HTMLElement);
  const graded = grade !== null && score !== null;
  tile.dataset["grade"] = graded ? grade : "none";
  tile.ariaLabel = graded ? word("gradeLabel", grade, Math.round(score)) : word("noGradeLabel");
  part("grade", HTMLElement).textContent = graded ? grade : "–";
  part("score", HTMLElement).textContent = graded ? String(Math.round(score)) : "";
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

export function showReasons(report: Report): void {
  const reasons = reasonsOf(report, shownReasons).map(reason);
  part("why", HTMLElement).hidden = reasons.length === 0 && report.score === null;
  part("reasons", HTMLElement).replaceChildren(...(reasons.length > 0 ? reasons : [make("li", "none", word("noReasons"))]));
}

function reason(finding: Finding): HTMLElement {
  const item = make("li");
  item.dataset["rule"] = finding.rule;
  item.append(weight(finding), make("span", "title", finding.title));
  const quote = finding.evidence.find((e) => e.text.trim() !== "")?.text.trim();
  if (quote) item.append(make("q", "quote", quote.slice(0, longestQuote)));
  return item;
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
  track.role = "meter";
  track.ariaLabel = name;
  track.ariaValueMin = "0";
  track.ariaValueMax = "100";
  track.ariaValueNow = String(whole);
  track.ariaValueText = word("pillarValue", whole, percent(confidence));
  track.title = track.ariaValueText;
  const bar = make("div", "bar");
  bar.style.inlineSize = `${whole}%`;
  track.append(bar);
  item.append(make("span", "", name), make("span", "value", String(whole)), track);
  return item;
}

export function showFoot({ edition, policy }: Report): void {
  part("edition", HTMLElement).textContent = edition ? word("dataEdition", edition.slice(0, 12)) : word("noEdition");
  part("edition", HTMLElement).title = edition;
  part("policy", HTMLElement).textContent = word("policy", policy);
}
