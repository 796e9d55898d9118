import "./fake-browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { auditPrefix, keepDecision, keptFrom, mostAudits, mostDecided, readAudit, readAudits, writeAudit, type KeptAudit } from "../src/audit-shelf.ts";
import { roleOf } from "../src/audit-start.ts";
import type { Folder } from "../src/browser.ts";
import type { Taken } from "../src/audit-calls.ts";
import { openDays, takenWords } from "../src/audit-taken.ts";
import { toldOf } from "../src/audit-work.ts";
import { reasonWords, refusedWords, type Terms } from "../src/audit-words.ts";

/** fakeStore is a place for values that has room for all. */
function fakeStore(): Folder {
  const values = new Map<string, unknown>();
  return {
    read: async (key) => structuredClone(values.get(key)),
    keys: async () => [...values.keys()],
    under: async (prefix) => [...values].filter(([key]) => key.startsWith(prefix)),
    write: async (key, value) => void values.set(key, structuredClone(value)),
    writeAll: async (all) => Object.entries(all).forEach(([key, value]) => values.set(key, structuredClone(value))),
    remove: async (keys) => keys.forEach((key) => values.delete(key)),
  };
}

const last = { at: 1, votes: 2.5, domains: 3, links: 4, verdict: "earned" };
const kept = (site: string, at = 1): KeptAudit => ({ site, decided: { "a.example": "keep" }, last: { ...last, at } });

test("audits: what is written is read, by site", async () => {
  const store = fakeStore();
  await writeAudit(store, kept("herbs.example"));
  assert.deepEqual(await readAudit(store, "herbs.example"), kept("herbs.example"));
  assert.deepEqual(await readAudit(store, "other.example"), { site: "other.example", decided: {}, last: null });
});

test("audits: a decision leaves what another window has decided meanwhile, and the last figures", async () => {
  const store = fakeStore();
  await writeAudit(store, kept("herbs.example"));
  await keepDecision(store, "herbs.example", "b.example", "disavow");
  await keepDecision(store, "herbs.example", "c.example", "check");
  await keepDecision(store, "herbs.example", "a.example", null);
  assert.deepEqual(await readAudit(store, "herbs.example"), { site: "herbs.example", decided: { "b.example": "disavow", "c.example": "check" }, last });
});

test("audits: the newest are kept, as many as there is room for", async () => {
  const store = fakeStore();
  for (let i = 0; i < mostAudits + 5; i++) await writeAudit(store, kept(`site${i}.example`, i));
  const sites = (await readAudits(store)).map(({ site }) => site);
  assert.equal(sites.length, mostAudits);
  assert.equal(sites[0], `site${mostAudits + 4}.example`);
});

test("audits: what cannot be read counts as none, and decisions are bounded", async () => {
  const store = fakeStore();
  for (const bad of [7, {}, { ...kept("a.example"), decided: { "a.example": "burn" } }, { ...kept("a.example"), last: { at: -1 } }]) {
    await store.write(`${auditPrefix}a.example`, bad);
    assert.deepEqual(await readAudit(store, "a.example"), { site: "a.example", decided: {}, last: null });
  }
  const many = Object.fromEntries(Array.from({ length: mostDecided + 1 }, (_, i) => [`a${i}.example`, "check"]));
  assert.equal(Object.keys(keptFrom({ ...kept("a.example"), decided: many })?.decided ?? {}).length, mostDecided);
});

for (const { name, file, text, role } of [
  { name: "an export", file: "links.csv", text: "Source,Target\nhttps://a.example/,https://b.example/", role: "mine" },
  { name: "a disavow file by its lines", file: "old.txt", text: "# asked\ndomain:a.example\n", role: "disavow" },
  { name: "a disavow file by its name", file: "Disavow-links.txt", text: "https://a.example/x\n", role: "disavow" },
  { name: "an earlier audit", file: "audit.json", text: '{"version":1,"policy":"0.1.0","at":0}', role: "before" },
  { name: "other JSON", file: "items.json", text: '[{"url_from":"https://a.example/"}]', role: "mine" },
]) test(`a file is taken for ${role}: ${name}`, async () => assert.equal(await roleOf(new File([text], file)), role));

const terms: Terms = {
  tools: {}, reports: {}, forms: {}, notes: {}, types: {}, classes: {}, guards: {}, verdicts: { built: "Wirkt aufgebaut" }, worths: {}, faults: {}, steps: {}, answers: {}, refusals: { limits: "{0} Zeilen, {1} Bytes" }, asides: {},
  reasons: { burst: "Kam mit {0} ({1:term})", one: "Hat {0}" },
};

test("a reason is filled in the reader's language, its texts apart; English where there are no words", () => {
  assert.equal(reasonWords({ reason: "burst", args: ["a {1}", "built"], text: "" }, terms), "Kam mit \u2068a {1}\u2069 (Wirkt aufgebaut)");
  assert.equal(reasonWords({ reason: "unheard", args: [], text: "English" }, terms), "English");
});

const taken: Taken = { tool: "ahrefs", report: "backlinks", column: 0, heading: "", encoding: "UTF-8", delimiter: "commas", folded: "", json: false, notes: [] };
const told: Terms = { ...terms, tools: { ahrefs: "Ahrefs", table: "Tabelle" }, reports: { backlinks: "Rückverweise" }, forms: { commas: "Kommas", json: "JSON", workbook: "Mappe", gzip: "gzip", "one-column": "eine Spalte", folded: "gefaltet", column: "Spalte", heading: "Spalte ({1})", unread: "Daten: {2}" }, notes: { "month-first": "Monat zuerst", "by-shape": "Form" } };
const whole = { unread: { days: 0, line: 0, text: "" }, packed: false, rival: "" };

for (const { name, file, want } of [
  { name: "a tool's report", file: { ...whole, taken }, want: "Ahrefs|Rückverweise|UTF-8|Kommas" },
  { name: "packed, by its shape, of a competitor, dates guessed", file: { ...whole, packed: true, rival: "r.example", taken: { ...taken, notes: ["by-shape", "month-first"] } }, want: "Ahrefs|Rückverweise|Form|UTF-8|Kommas|gzip|Monat zuerst|r.example" },
  { name: "a table, its column", file: { ...whole, taken: { ...taken, tool: "table", report: "links", column: 2, heading: "URL", delimiter: "" } }, want: "Tabelle|Spalte (\u2068URL\u2069)|UTF-8|eine Spalte" },
  { name: "JSON, and dates that are none", file: { ...whole, unread: { days: 3, line: 7, text: "x" }, taken: { ...taken, json: true } }, want: "Ahrefs|Rückverweise|JSON|Daten: \u2068x\u2069" },
  { name: "a workbook of one cell a row", file: { ...whole, taken: { ...taken, encoding: "", folded: "commas" } }, want: "Ahrefs|Rückverweise|Mappe|gefaltet|Kommas" },
  { name: "a delimiter that has no words", file: { ...whole, taken: { ...taken, delimiter: "“#”" } }, want: "Ahrefs|Rückverweise|UTF-8|“#”" },
  { name: "nothing", file: { ...whole, taken: null }, want: "" },
]) test(`what a file was taken for: ${name}`, () => assert.equal(takenWords(file, told).join("|"), want));

test("dates that could mean two days are told by file", () => {
  assert.deepEqual(openDays([{ name: "a", taken: { ...taken, notes: ["by-shape", "month-first"] } }, { name: "b", taken: { ...taken, notes: ["mixed-dates"] } }, { name: "c", taken: null }]), [{ name: "a", note: "month-first" }]);
});

test("a refusal is told in the reader's language", () => {
  assert.equal(refusedWords({ reason: "limits", args: ["a", "b"] }, terms), "\u2068a\u2069 Zeilen, \u2068b\u2069 Bytes");
});

test("the worker's messages are checked", () => {
  const refused = { reason: "limits", args: ["1"], text: "no" };
  assert.deepEqual(toldOf({ id: 1, read: 5 }), { id: 1, read: 5 });
  assert.deepEqual(toldOf({ id: 1, done: { refused } }), { id: 1, done: { refused } });
  for (const bad of [{ id: 1 }, { id: "1", read: 5 }, { id: 1, read: -5 }, { id: 1, done: {} }, { id: 1, done: { refused: "no" } }, { id: 1, done: { file: "text" } }]) assert.throws(() => toldOf(bad));
});
