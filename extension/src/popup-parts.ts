// The popup's parts: each shows one piece of a report in an element of popup.html.

import { evidenceOf, weightOf, type Show } from "./evidence.ts";
import { explained, type Book } from "./explain.ts";
import { worthWords } from "./link-words.ts";
import { make, part } from "./page.ts";
import { pillarNames, reasonsOf, shownReasons, type Finding, type Pillar, type Report } from "./report.ts";
import { confidenceWords, pillarWords, verdictWords } from "./said.ts";
import { count, percent, word } from "./words.ts";

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
  figure("newLink", newLinkVote === null ? null : worthWords(newLinkVote));
  part("newLink", HTMLElement).title = newLinkVote === null ? "" : word("newLinkValue", percent(newLinkVote));
}

function figure(id: string, value: string | null): void {
  const element = part(id, HTMLElement);
  element.textContent = value ?? word("notKnown");
  element.classList.toggle("unknown", value === null);
}

/** showReasons: show brings a link of the page in sight. */
export function showReasons(report: Report, book: Book, show: Show): void {
  const reasons = reasonsOf(report, shownReasons).map((finding) => reason(finding, book, show));
  part("why", HTMLElement).hidden = reasons.length === 0 && report.score === null;
  part("reasons", HTMLElement).replaceChildren(...(reasons.length > 0 ? reasons : [make("li", "none", word("noReasons"))]));
}

/** reason has the first piece of evidence that says something; what its title opens has all. */
function reason(finding: Finding, book: Book, show: Show): HTMLElement {
  const item = make("li");
  item.dataset["rule"] = finding.rule;
  item.append(weightOf(finding), explained(finding, book, show));
  const piece = finding.evidence.map((one) => evidenceOf(one, show)).find((one) => one !== null);
  if (piece) item.append(piece);
  return item;
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
