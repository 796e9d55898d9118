import "./fake-browser.ts";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { json, list, shape, text, or } from "../src/check.ts";
import { parseReport, type Said } from "../src/report.ts";
import { sentenceOf, statementOf, titleOf, told } from "../src/told.ts";
import { parseRules, parseTongue, type Speech } from "../src/tongue.ts";

// Run in extension/, as npm does; what the build writes for tests lies in dist/tests.
const speechOf = (locale: string): Speech => {
  const path = locale === "en" ? "dist/tests/policy/en.json" : `policy/${locale}.json`;
  return { tongue: parseTongue(readFileSync(path, "utf8"), path), locale };
};
const locales = ["en", ...readdirSync("policy").filter((name) => name.endsWith(".json")).map((name) => name.replace(".json", ""))];
const sentences = json(list(shape<{ says: Said[]; summary: string }>({ says: list(shape<Said>({ say: text, rule: or(text, "") })), summary: text })))(
  readFileSync("dist/tests/policy/sentences.json", "utf8"), "sentences");

/** wordsIn counts words as a reader does: a script without blanks is cut by its dictionary. */
function wordsIn(sentence: string, locale: string): number {
  return [...new Intl.Segmenter(locale, { granularity: "word" }).segment(sentence)].filter(({ isWordLike }) => isWordLike).length;
}

test("sentences: English is the engine's own", () => {
  const speech = speechOf("en");
  assert.ok(sentences.length > 3000);
  for (const { says, summary } of sentences) assert.equal(sentenceOf(says, speech), summary);
});

for (const locale of locales) {
  test(`sentences in ${locale}: whole, and of at most 30 words`, () => {
    const speech = speechOf(locale);
    const long = new Map<string, number>();
    for (const { says } of sentences) {
      const sentence = sentenceOf(says, speech);
      assert.ok(sentence !== null, `no words for ${JSON.stringify(says)}`);
      assert.match(sentence, /[.。]$/);
      assert.doesNotMatch(sentence, /[{}]|undefined|\.\.|。。/);
      const n = locale === "ja" ? wordsIn(sentence, locale) : sentence.split(/\s+/).length;
      if (n > 30) long.set(sentence, n);
    }
    assert.deepEqual([...long.entries()].slice(0, 20), []);
  });

  test(`rules in ${locale}: words for every rule of the policy`, () => {
    const { tongue } = speechOf(locale);
    for (const { id } of parseRules(readFileSync("dist/tests/policy/rules.json", "utf8"), "rules")) {
      const { title, praise, why } = tongue.rules[id] ?? { title: "", praise: "", why: "" };
      assert.ok(title && praise && why, id);
    }
  });
}

const finding = { rule: "hidden-links", pillar: "trust", result: "fail" as const, value: 0, effect: -20, kind: "cap", title: "t", evidence: [] };

test("titles: praise where a finding did well, as the engine words it", () => {
  const speech = speechOf("de");
  const { title, praise } = speech.tongue.rules["hidden-links"] ?? assert.fail("no hidden-links");
  assert.equal(titleOf(finding, speech), title);
  assert.equal(titleOf({ ...finding, result: "pass", value: 1 }, speech), praise);
  assert.equal(titleOf({ ...finding, result: "value", value: 0.5, effect: 0 }, speech), praise);
  assert.equal(titleOf({ ...finding, result: "value", value: 0.5, effect: -1 }, speech), title);
  assert.match(titleOf({ ...finding, result: "unknown", value: null }, speech) ?? "", /^Nicht bekannt: /);
  assert.equal(titleOf({ ...finding, rule: "of-another-version" }, speech), null);
});

test("statements in ar: from the right, though bdi goes by the first letter and that may be the page's own", () => {
  for (const [key, said] of Object.entries(speechOf("ar").tongue.statements)) assert.match(said, /^[\u200F\p{Script=Arabic}]/u, key);
});

const isolated = (text: string): string => `\u2068${text}\u2069`;

test("statements: numbers as the locale writes them, names in its words, the page's words as they are", () => {
  const de = speechOf("de");
  const say = (key: string, ...given: string[]): string | null => statementOf({ text: "t", link: null, say: key, with: given }, de);
  assert.match(say("main-words", "12345") ?? "", /12\.345/);
  assert.match(say("compresses", "3.5") ?? "", /3,5/);
  assert.ok((say("canonical", "https://a.example/") ?? "").includes(isolated("https://a.example/")));
  assert.match(say("reads-as", "forum") ?? "", /Forum/);
  assert.match(say("languages", "en", "de") ?? "", /Englisch.*Deutsch/);
  assert.match(say("languages", "x", "de") ?? "", /x.*Deutsch/);
  assert.equal(say("of-another-version", "1"), null);
  assert.equal(statementOf({ text: "the page's own", link: null, say: "", with: [] }, de), null);
});

test("told: what a language has no words for stays in English", () => {
  const report = parseReport(JSON.stringify({
    version: 1, policy: "1", edition: "", url: "https://a.example/", domain: "a.example", score: 50, grade: "C", verdict: "look-closer", summary: "English.", confidence: 1, newLinkVote: null,
    says: [{ say: "closer-look" }, { say: "of-another-version" }], pillars: { relevance: {}, authority: {}, trust: {}, placement: {} },
    findings: [{ ...finding, title: "Title", rule: "of-another-version", evidence: [{ text: "Evidence" }] }], links: [],
  }), "report");
  const shown = told(report, speechOf("fr"));
  assert.equal(shown.summary, "English.");
  assert.equal(shown.findings[0]?.title, "Title");
  assert.equal(shown.findings[0]?.evidence[0]?.text, "Evidence");
  assert.notEqual(told({ ...report, says: [{ say: "closer-look", rule: "" }] }, speechOf("fr")).summary, "English.");
});
