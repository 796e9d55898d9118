import assert from "node:assert/strict";
import { test } from "node:test";
import { Mismatch } from "../src/check.ts";
import { likenessOf, parseReport, reasonsOf } from "../src/report.ts";

const pillars = { relevance: { score: 64, confidence: 1 }, authority: { score: null, confidence: 0 }, trust: {}, placement: { score: 0, confidence: 0.5 } };
const good = {
  version: 1, policy: "1.0.0", at: 1, edition: "e", url: "https://example.org/", domain: "example.org", title: "t", lang: "en", pageType: "article",
  score: 72, grade: "B", verdict: "pursue", summary: "s", confidence: 0.8, newLinkVote: 0.31, pillars,
  findings: [{ rule: "r", pillar: "trust", result: "fail", value: 0.2, effect: -12, title: "t", evidence: [{ text: "q", link: 17 }] }],
  links: [], areas: [],
};
const parse = (change: object) => parseReport(JSON.stringify({ ...good, ...change }), "report");

test("report: unknown stays unknown", () => {
  const report = parse({ score: null, grade: null, newLinkVote: null });
  assert.equal(report.score, null);
  assert.equal(report.newLinkVote, null);
  assert.deepEqual(report.pillars.authority, { score: null, confidence: 0 });
  assert.deepEqual(report.pillars.trust, { score: null, confidence: 0 });
  assert.equal(report.pillars.placement.score, 0, "a known zero stays zero");
});

test("report: evidence names its link, and link 0 is one", () => {
  const evidence = [{ text: "q", link: 0 }, { text: "no link" }];
  assert.deepEqual(parse({ findings: [{ ...good.findings[0], evidence }] }).findings[0]?.evidence, [{ text: "q", link: 0, say: "", with: [] }, { text: "no link", link: null, say: "", with: [] }]);
});

test("report: members added later do no harm", () => {
  assert.equal(parse({ later: { deep: [1] } }).grade, "B");
});

const bad: { name: string; change: object }[] = [
  { name: "another version", change: { version: 2 } },
  { name: "a grade that is none", change: { grade: "S" } },
  { name: "a score over 100", change: { score: 101 } },
  { name: "a score in words", change: { score: "72" } },
  { name: "a share over 1", change: { confidence: 80 } },
  { name: "no verdict", change: { verdict: undefined } },
  { name: "no pillars", change: { pillars: undefined } },
  { name: "pillars in a list", change: { pillars: [] } },
  { name: "findings that are none", change: { findings: [null] } },
  { name: "evidence without text", change: { findings: [{ ...good.findings[0], evidence: [{ text: 1 }] }] } },
];
for (const { name, change } of bad) test(`report: ${name} is refused`, () => assert.throws(() => parse(change), Mismatch));

test("report: no JSON is refused", () => assert.throws(() => parseReport("<html>", "report"), Mismatch));

test("reasons: hard limits first, then by weight, unknowns never", () => {
  const finding = (rule: string, effect: number, more: object = {}) => ({ rule, pillar: "trust", result: "fail", effect, title: rule, evidence: [], ...more });
  const report = parse({
    findings: [
      finding("small", -2), finding("large", 30, { result: "pass" }), finding("gate", 0, { kind: "gate" }), finding("cap", -1, { kind: "cap" }),
      finding("passed gate", 0, { kind: "gate", result: "pass" }), finding("unknown", -50, { result: "unknown" }), finding("nothing", 0),
    ],
  });
  assert.deepEqual(reasonsOf(report, 9).map((f) => f.rule), ["gate", "cap", "large", "small"]);
  assert.deepEqual(reasonsOf(report, 3).map((f) => f.rule), ["gate", "cap", "large"]);
});

test("report: of all links those to the user's own sites are kept, and pass again", () => {
  const link = { index: 4, href: "https://me.example/", domain: "me.example", text: "Me", rel: ["ugc"], follow: false, external: true, placement: "content", content: 0.9, anchor: "brand", context: "By Me.", vote: 0.3, flags: ["ugc"], yours: true, wrongs: ["rel"] };
  const links = [{ ...link, later: 1 }, { yours: false, placement: "new" }, { index: 5, href: "mailto:me", domain: null, yours: true, placement: "footer", vote: null }];
  const own = [link, { index: 5, href: "mailto:me", domain: "", text: "", rel: [], follow: false, external: false, placement: "footer", content: 0, anchor: "other", context: "", vote: null, flags: [], yours: true, wrongs: [] }];
  assert.deepEqual(parse({ links }).links, own);
  assert.deepEqual(parse({ links: own }).links, own);
  assert.deepEqual(parse({ links: undefined }).links, []);
  assert.throws(() => parse({ links: [{ yours: true, placement: "new", vote: 0 }] }), Mismatch);
});

test("report: what page and profile have in common, unless a reason says it", () => {
  const finding = (pillar: string, effect: number, said: string, result = "value") => ({ rule: said, pillar, result, effect, title: "t", evidence: said ? [{ text: said }] : [] });
  const shown = [finding("trust", 9, "a"), finding("trust", 8, "b"), finding("placement", 7, "c")];
  assert.equal(likenessOf(parse({ findings: [...shown, finding("relevance", 1, "small"), finding("relevance", -2, "larger"), finding("relevance", 5, "", "pass")] })), "larger");
  assert.equal(likenessOf(parse({ findings: [...shown, finding("relevance", 30, "among the reasons"), finding("relevance", 1, "small")] })), "");
  assert.equal(likenessOf(parse({ findings: [finding("relevance", 0, "not known", "unknown")] })), "");
});
