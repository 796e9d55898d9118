// The side panel's findings: by pillar, the weightiest first, each with its weight
// and what was found; its title opens why it matters and who says so.

import { evidenceOf, weightOf, type Show } from "./evidence.ts";
import { explained, type Book } from "./explain.ts";
import { make } from "./page.ts";
import { isHard, pillarNames, type Finding, type PillarName, type Report } from "./report.ts";
import { pillarWords } from "./said.ts";
import { count, percent, word } from "./words.ts";

/** moves says whether a finding has any part in the grade. */
export const moves = (finding: Finding): boolean => finding.result !== "unknown" && (isHard(finding) || Math.abs(finding.effect) >= 0.05);

/** showFindings fills a pane. show brings a link of the page in sight. */
export function showFindings(pane: HTMLElement, report: Report, book: Book, show: Show): void {
  pane.replaceChildren(...pillarNames.map((name) => pillar(name, report, book, show)));
}

function pillar(name: PillarName, report: Report, book: Book, show: Show): HTMLElement {
  const findings = report.findings.filter((finding) => finding.pillar === name);
  const section = make("section", "pillar");
  section.append(heading(name, report));
  const moving = findings.filter(moves).sort((a, b) => Number(isHard(b)) - Number(isHard(a)) || Math.abs(b.effect) - Math.abs(a.effect));
  section.append(moving.length > 0 ? listOf(moving, book, show) : make("p", "soft", word("panelNoneMoves")));
  const still = findings.filter((finding) => !moves(finding) && finding.result !== "unknown");
  const unknown = findings.filter((finding) => finding.result === "unknown");
  if (still.length > 0) section.append(folded(word("panelStill", count(still.length)), still, book, show));
  if (unknown.length > 0) section.append(folded(word("panelUnknown", count(unknown.length)), unknown, book, show));
  return section;
}

function heading(name: PillarName, { pillars }: Report): HTMLElement {
  const { score, confidence } = pillars[name];
  const head = make("h2");
  head.append(make("span", "", pillarWords(name)), make("span", score === null ? "value unknown" : "value", score === null ? word("notKnown") : count(Math.round(score))));
  if (score !== null) head.title = word("pillarValue", count(Math.round(score)), percent(confidence));
  return head;
}

function listOf(findings: readonly Finding[], book: Book, show: Show): HTMLElement {
  const all = make("ul", "findings");
  all.role = "list";
  all.append(...findings.map((finding) => item(finding, book, show)));
  return all;
}

/** folded makes what it holds when it is opened first. */
function folded(summary: string, findings: readonly Finding[], book: Book, show: Show): HTMLElement {
  const more = make("details", "more");
  more.append(make("summary", "", summary));
  more.addEventListener("toggle", () => more.append(listOf(findings, book, show)), { once: true });
  return more;
}

function item(finding: Finding, book: Book, show: Show): HTMLElement {
  const row = make("li");
  row.dataset["rule"] = finding.rule;
  const body = make("div", "body");
  const pieces = finding.evidence.map((one) => evidenceOf(one, show)).filter((piece) => piece !== null);
  body.append(explained({ ...finding, evidence: [] }, book), ...pieces); // all of it is in sight here
  row.append(finding.result === "unknown" ? make("span", "weight", "?") : weightOf(finding), body);
  return row;
}
