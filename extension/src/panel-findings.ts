// The side panel's findings: by pillar, the weightiest first, each with its
// weight, what was found, why it matters and who says so.

import { evidenceOf, weightOf, type Show } from "./evidence.ts";
import { make } from "./page.ts";
import { isHard, pillarNames, type Finding, type PillarName, type Report } from "./report.ts";
import type { Rules } from "./rules.ts";
import { pillarWords } from "./said.ts";
import { count, percent, signed, word } from "./words.ts";

/** moves says whether a finding has any part in the grade. */
export const moves = (finding: Finding): boolean => finding.result !== "unknown" && (isHard(finding) || Math.abs(finding.effect) >= 0.05);

/** showFindings fills a pane. show brings a link of the page in sight. */
export function showFindings(pane: HTMLElement, report: Report, rules: Rules, show: Show): void {
  pane.replaceChildren(...pillarNames.map((name) => pillar(name, report, rules, show)));
}

function pillar(name: PillarName, report: Report, rules: Rules, show: Show): HTMLElement {
  const findings = report.findings.filter((finding) => finding.pillar === name);
  const section = make("section", "pillar");
  section.append(heading(name, report));
  const moving = findings.filter(moves).sort((a, b) => Number(isHard(b)) - Number(isHard(a)) || Math.abs(b.effect) - Math.abs(a.effect));
  section.append(moving.length > 0 ? listOf(moving, rules, show) : make("p", "soft", word("panelNoneMoves")));
  const still = findings.filter((finding) => !moves(finding) && finding.result !== "unknown");
  const unknown = findings.filter((finding) => finding.result === "unknown");
  if (still.length > 0) section.append(folded(word("panelStill", count(still.length)), still, rules, show));
  if (unknown.length > 0) section.append(folded(word("panelUnknown", count(unknown.length)), unknown, rules, show));
  return section;
}

function heading(name: PillarName, { pillars }: Report): HTMLElement {
  const { score, confidence } = pillars[name];
  const head = make("h2");
  head.append(make("span", "", pillarWords(name)), make("span", score === null ? "value unknown" : "value", score === null ? word("notKnown") : String(Math.round(score))));
  if (score !== null) head.title = word("pillarValue", Math.round(score), percent(confidence));
  return head;
}

function listOf(findings: readonly Finding[], rules: Rules, show: Show): HTMLElement {
  const all = make("ul", "findings");
  all.role = "list";
  all.append(...findings.map((finding) => item(finding, rules, show)));
  return all;
}

/** folded makes what it holds when it is opened first. */
function folded(summary: string, findings: readonly Finding[], rules: Rules, show: Show): HTMLElement {
  const more = make("details", "more");
  more.append(make("summary", "", summary));
  more.addEventListener("toggle", () => more.append(listOf(findings, rules, show)), { once: true });
  return more;
}

function item(finding: Finding, rules: Rules, show: Show): HTMLElement {
  const row = make("li");
  row.dataset["rule"] = finding.rule;
  const body = make("div", "body");
  const pieces = finding.evidence.map((one) => evidenceOf(one, show)).filter((piece) => piece !== null);
  body.append(make("p", "title", finding.title), ...pieces, source(finding.rule, rules));
  row.append(finding.result === "unknown" ? make("span", "weight", "?") : weightOf(finding), body);
  return row;
}

/** source: why the rule is there, how far it can move the grade, and whose page says so. */
function source(id: string, rules: Rules): HTMLElement {
  const rule = rules.get(id);
  const why = make("details", "why");
  why.append(make("summary", "", word("panelWhy")));
  if (!rule) return why;
  const reach = rule.limit > 0 ? word("panelLimit", count(rule.limit)) : rule.up || rule.down ? word("panelReach", signed(rule.up), signed(-rule.down)) : "";
  const link = make("a", "", URL.canParse(rule.source) ? new URL(rule.source).host : rule.source);
  if (/^https:/.test(rule.source)) link.href = rule.source;
  link.target = "_blank";
  link.rel = "noreferrer";
  const who = make("p", "soft", `${word("panelSource")} `);
  who.append(link);
  why.append(make("p", "", rule.why), make("p", "soft", reach), who);
  return why;
}
