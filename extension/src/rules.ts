// The page of all rules: what each looks at, what it moves and who says so. Opened
// from a popup it also shows what each found on that tab's page.

import { session } from "./browser.ts";
import { explanation, readBook, type Book } from "./explain.ts";
import { make, part } from "./page.ts";
import { reportOf, type Finding, type Report } from "./report.ts";
import { familyWords, pillarWords } from "./said.ts";
import { told } from "./told.ts";
import { families, type Family, type RuleFacts } from "./tongue.ts";
import { fillWords, plural, signed, word } from "./words.ts";

async function start(): Promise<void> {
  document.title = word("rulesTitle");
  fillWords(document);
  const [book, stored] = await Promise.all([readBook(), reportOfTab()]);
  const report = stored && told(stored, book.speech);
  part("rulesOf", HTMLElement).textContent = report ? word("rulesOf", report.domain) : "";
  part("rulesOf", HTMLElement).hidden = report === null;
  const findings = new Map(report?.findings.map((finding) => [finding.rule, finding]));
  part("rules", HTMLElement).append(...families.map((family) => section(family, book, findings)));
  part("search", HTMLInputElement).addEventListener("input", search);
  search();
}

/** reportOfTab is the last report of the tab whose number stands behind the address's #; null where there is none. */
async function reportOfTab(): Promise<Report | null> {
  const stored = await session.read(`report:${location.hash.slice(1)}`);
  return stored === undefined ? null : reportOf(stored, "report");
}

function section(family: Family, book: Book, findings: ReadonlyMap<string, Finding>): HTMLElement {
  const rules = [...book.rules.values()].filter((rule) => rule.family === family);
  const box = make("section");
  const [first] = rules;
  if (first) box.append(make("h2", "", `${pillarWords(first.pillar)} · ${familyWords(family)}`));
  box.append(...rules.map((rule) => item(rule, book, findings.get(rule.id) ?? null)));
  return box;
}

function item(rule: RuleFacts, book: Book, finding: Finding | null): HTMLElement {
  const details = make("details", "explained");
  details.id = rule.id;
  const summary = make("summary", "title");
  summary.append(make("span", "name", finding?.title ?? book.speech.tongue.rules[rule.id]?.title ?? rule.id));
  if (finding) summary.append(result(finding));
  details.append(summary, explanation(rule, book.speech, finding));
  return details;
}

function result({ result, effect }: Finding): HTMLElement {
  if (result === "unknown") return make("span", "result", word("notKnown"));
  if (Math.abs(effect) >= 0.05) return make("span", `result ${effect < 0 ? "down" : "up"}`, signed(effect));
  return make("span", "result", result === "fail" ? word("resultFail") : word("resultPass"));
}

/** search shows the rules that have the typed words, anywhere in their text. */
function search(): void {
  const wanted = part("search", HTMLInputElement).value.toLowerCase().split(/\s+/);
  let shown = 0;
  for (const box of document.querySelectorAll("section")) {
    const rules = [...box.querySelectorAll("details")];
    for (const rule of rules) {
      const text = rule.textContent.toLowerCase();
      rule.hidden = !wanted.every((one) => text.includes(one));
      if (!rule.hidden) shown++;
    }
    box.hidden = rules.every((rule) => rule.hidden);
  }
  part("found", HTMLElement).textContent = plural("rulesFound", shown);
}

void start();
