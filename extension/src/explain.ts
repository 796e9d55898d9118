// What stands behind a finding: why the rule matters for a vote, which pillar it
// moves and how far, who says so, and what was found on the page. One module for
// every page that shows findings; explain.css is its look.

import { showButton, type Show } from "./evidence.ts";
import { make } from "./page.ts";
import type { Evidence, Finding } from "./report.ts";
import { backingWords, familyWords, pillarWords } from "./said.ts";
import { readRules, readSpeech, type RuleFacts, type Speech } from "./tongue.ts";
import { count, signed, word } from "./words.ts";

/** Book has every rule by its id, in the policy's order, and how the reader's language says it. */
export interface Book {
  rules: ReadonlyMap<string, RuleFacts>;
  speech: Speech;
}

export async function readBook(): Promise<Book> {
  const [rules, speech] = await Promise.all([readRules(), readSpeech()]);
  return { rules: new Map(rules.map((rule) => [rule.id, rule])), speech };
}

/** explained is a finding's title, which opens what stands behind it; the title alone for a rule that is not in the book. show brings a link of the page in sight, where there is a page. */
export function explained(finding: Finding, { rules, speech }: Book, show?: Show): HTMLElement {
  const rule = rules.get(finding.rule);
  if (!rule) return make("span", "title", finding.title);
  const details = make("details", "explained");
  details.append(make("summary", "title", finding.title), explanation(rule, speech, finding, show));
  return details;
}

/** explanation of a rule, and where there is a finding of what was found. */
export function explanation(rule: RuleFacts, { tongue }: Speech, finding: Finding | null, show?: Show): HTMLElement {
  const box = make("div", "explanation");
  box.append(make("p", "", tongue.rules[rule.id]?.why ?? ""));
  const facts = make("dl", "facts");
  facts.append(
    ...fact(word("explainAbout"), `${pillarWords(rule.pillar)} · ${familyWords(rule.family)}`),
    ...fact(word("explainWeight"), weightWords(rule)),
    ...(finding && finding.effect !== 0 ? fact(word("explainHere"), word("pointsLabel", signed(finding.effect))) : []),
    ...fact(word("explainBacking"), backingWords(rule.backing), sourceLink(rule.source)),
  );
  box.append(facts);
  const seen = finding?.evidence.filter(({ text }) => text.trim() !== "") ?? [];
  if (seen.length > 0) box.append(make("p", "soft", word("explainSeen")), evidenceList(seen, show));
  return box;
}

function fact(name: string, ...values: (string | Node)[]): HTMLElement[] {
  const value = make("dd");
  value.append(...values);
  return [make("dt", "", name), value];
}

/** weightWords says what a rule may do to a grade. */
export function weightWords({ kind, up, down, limit }: RuleFacts): string {
  switch (kind) {
    case "weight":
      return word("weightPoints", signed(up), signed(-down));
    case "cap":
      return word("weightCap", count(limit));
    case "gate":
      return word("weightGate");
    case "note":
      return word("weightNote");
  }
}

/** sourceLink names the host. It leaves no trace of where it was pressed. */
function sourceLink(address: string): HTMLElement {
  const link = make("a", "source", new URL(address).host);
  Object.assign(link, { href: address, target: "_blank", rel: "noopener noreferrer" });
  link.dir = "ltr";
  return link;
}

function evidenceList(seen: readonly Evidence[], show?: Show): HTMLElement {
  const list = make("ul", "evidence");
  list.append(...seen.map(({ text, link }) => {
    const item = make("li", "", text.trim());
    item.dir = "auto";
    if (show && link !== null) item.append(" ", showButton(text.trim(), () => show(link)));
    return item;
  }));
  return list;
}
