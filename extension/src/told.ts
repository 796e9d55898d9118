// A report as its reader's language tells it: sentence, findings and what was
// counted. What a language has no words for stays in the engine's English, and the
// page's own words stay as they are.

import type { Evidence, Finding, Report, Said } from "./report.ts";
import type { RuleWords, Speech, Tongue } from "./tongue.ts";

/** told is the report with its texts in the reader's language. */
export const told = (report: Report, speech: Speech): Report => ({
  ...report,
  summary: sentenceOf(report.says, speech) ?? report.summary,
  findings: report.findings.map((finding) => ({
    ...finding,
    title: titleOf(finding, speech) ?? finding.title,
    evidence: finding.evidence.map((one) => ({ ...one, text: statementOf(one, speech) ?? one.text })),
  })),
});

/** sentenceOf says what a report begins with; null where a part has no words. */
export function sentenceOf(says: readonly Said[], { tongue, locale }: Speech): string | null {
  const parts = says.map(({ say, rule }) => {
    const words = tongue.rules[rule];
    const said = tongue.says[say];
    if (said === undefined || (rule !== "" && !words)) return null;
    return words ? withRule(said, say === "praise" ? words.praise : words.title, locale) : said;
  });
  return parts.length === 0 || parts.includes(null) ? null : parts.join(locale.startsWith("ja") ? "" : " ");
}

/** titleOf is the praise where a finding did well, as the engine words it. */
export function titleOf(finding: Finding, { tongue, locale }: Speech): string | null {
  const words = tongue.rules[finding.rule];
  if (!words) return null;
  return finding.result === "unknown" ? withRule(tongue.unknown, words.title, locale) : wordsOf(finding, words);
}

const wordsOf = ({ result, value, effect }: Finding, { title, praise }: RuleWords): string =>
  result === "pass" || (result === "value" && (value ?? 0) >= 0.5 && effect >= 0) ? praise : title;

/** withRule puts a rule's words into their place; a small letter where they follow a colon. */
const withRule = (said: string, words: string, locale: string): string => said.replace("{Rule}", () => words).replace("{rule}", () => small(words, locale));

/** small lowers the first letter, but for words in capitals. */
const small = (words: string, locale: string): string => (/^\p{Lu}\p{Lu}/u.test(words) ? words : words.slice(0, 1).toLocaleLowerCase(locale) + words.slice(1));

/** statementOf fills a statement of the engine's own; null for the page's words, and where the language has none for it. */
export function statementOf({ say, with: given }: Evidence, { tongue, locale }: Speech): string | null {
  const said = say === "" ? undefined : tongue.statements[say];
  return said === undefined ? null : said.replace(/\{(\d)(?::(\w+))?\}/g, (_, at: string, kind: string | undefined) => valueOf(given[Number(at)] ?? "", kind, tongue, locale));
}

function valueOf(value: string, kind: string | undefined, { names }: Tongue, locale: string): string {
  switch (kind) {
    case "number":
      return value.trim() === "" || Number.isNaN(Number(value)) ? value : new Intl.NumberFormat(locale).format(Number(value));
    case "name":
      return new Intl.ListFormat(locale).format(value.split(",").map((one) => names[one] ?? one));
    case "language":
      return languageOf(value, locale);
    default:
      return `${isolate}${value}${popIsolate}`;
  }
}

/** What a page says may be written from the other side than the sentence around it (Unicode UAX #9, FSI and PDI). */
const isolate = "\u2068";
const popIsolate = "\u2069";

/** languageOf names a language by its code; the code where it is none. */
function languageOf(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
