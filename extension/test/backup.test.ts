import assert from "node:assert/strict";
import { test } from "node:test";
import { backupText, backupVersion, composed, isBackedUp, parseBackup, Unfit, valuesOf, type Refusal } from "../src/backup.ts";

const prospect = {
  domain: "a.example", url: "https://a.example/", title: "t", saved: 1,
  graded: { at: 1, grade: "B", score: 70, verdict: "pursue", summary: "s", confidence: 0.5, newLinkVote: 0.2, pillars: {}, policy: "1", edition: "" },
  note: { value: "call", at: 2 },
};
const shelf = { current: "x", profiles: [{ id: "x", file: '{"name":"Herbs"}' }, { id: "y", file: "{}" }] };

/** local answers values as storage does. */
const local = (values: Record<string, unknown>) => ({ under: async (prefix: string) => Object.entries(structuredClone(values)).filter(([key]) => key.startsWith(prefix)) });

const auto = { everywhere: false, sites: ["a.example"], private: false, chips: [], lost: [] };
const full = { server: "https://trust.example", auto, profiles: shelf, "prospect:a": prospect, looked: { address: "x" }, sent: [{ at: 1 }] };

test("backup: what comes back is what was kept, data and log apart", async () => {
  const backup = await composed(local(full), 0);
  const read = parseBackup(backupText(backup));
  assert.deepEqual(read, backup);
  const values = valuesOf(read);
  assert.equal(values.get("server"), "https://trust.example");
  assert.deepEqual(values.get("profiles"), shelf);
  assert.deepEqual(values.get("auto"), auto);
  assert.equal([...values.values()].length, 4);
  assert.ok([...values.keys()].every(isBackedUp));
  assert.deepEqual(await composed(local(Object.fromEntries(values)), 0), backup, "a backup of what came back is the same");
});

test("backup: nothing kept is a backup too", async () => {
  const backup = await composed(local({}), 0);
  assert.deepEqual([...valuesOf(parseBackup(backupText(backup)))], []);
});

test("backup: what cannot be read here does not keep the rest from being taken out", async () => {
  const { settings, profiles, prospects } = await composed(local({ ...full, server: 7, profiles: { current: 1 }, "prospect:b": {} }), 0);
  assert.deepEqual([settings.server, profiles.profiles.length, prospects.length], [null, 0, 1]);
});

const good = { linkgrade: backupVersion, made: "2026-01-01T00:00:00.000Z", settings: { server: null }, profiles: { current: null, profiles: [] }, prospects: [] as unknown[] };
const files: { name: string; file: string; why: Refusal }[] = [
  { name: "nothing", file: "", why: "other" },
  { name: "no JSON", file: "linkgrade", why: "other" },
  { name: "a list", file: "[]", why: "other" },
  { name: "a profile's file", file: '{"version":1,"name":"Herbs"}', why: "other" },
  { name: "a newer version", file: JSON.stringify({ ...good, linkgrade: backupVersion + 1, profiles: 7 }), why: "newer" },
  { name: "a part missing", file: JSON.stringify({ ...good, profiles: undefined }), why: "damaged" },
  { name: "a server that may not be asked", file: JSON.stringify({ ...good, settings: { server: "http://trust.example" } }), why: "damaged" },
  { name: "a script for a server", file: JSON.stringify({ ...good, settings: { server: "javascript:alert(1)" } }), why: "damaged" },
  { name: "a saved page with half of it", file: JSON.stringify({ ...good, prospects: [{ ...prospect, graded: {} }] }), why: "damaged" },
  { name: "a saved page whose grade is none", file: JSON.stringify({ ...good, prospects: [{ ...prospect, graded: { ...prospect.graded, grade: "S" } }] }), why: "damaged" },
  { name: "a removal after the last of days", file: JSON.stringify({ ...good, prospects: [{ version: 2, domain: "a.example", url: "https://a.example/", gone: Number.MAX_SAFE_INTEGER }] }), why: "damaged" },
  { name: "a note from the year 10000, which no later one could replace for ever", file: JSON.stringify({ ...good, prospects: [{ version: 2, domain: "a.example", url: "https://a.example/", gone: 0, note: [{ value: "x", at: Date.UTC(10_000, 0), by: "" }] }] }), why: "damaged" },
  { name: "a page saved on no day", file: JSON.stringify({ ...good, prospects: [{ version: 2, domain: "a.example", url: "https://a.example/", gone: 0, saved: [{ value: { how: "page", day: 9e15 }, at: 1, by: "" }] }] }), why: "damaged" },
  { name: "a profile dropped after the last of days", file: JSON.stringify({ ...good, pasts: { x: { gone: 9e15, name: [], sites: {}, brands: {}, targets: {}, keywords: {}, terms: {}, learnt: [] } } }), why: "damaged" },
  { name: "an audit on no day", file: JSON.stringify({ ...good, audits: [{ site: "a.example", decided: {}, last: { at: 9e15, votes: 1, domains: 1, links: 1, verdict: "earned" } }] }), why: "damaged" },
  { name: "a switch for what is no site's name", file: JSON.stringify({ ...good, settings: { server: null, auto: { sites: ["a.example", "<all_urls>"] } } }), why: "damaged" },
  { name: "more switches than there can be", file: JSON.stringify({ ...good, settings: { server: null, auto: { sites: Array.from({ length: 201 }, (_, n) => `s${n}.example`) } } }), why: "damaged" },
  { name: "more competitors than there can be", file: JSON.stringify({ ...good, settings: { server: null, rivals: Array.from({ length: 201 }, (_, n) => `s${n}.example`) } }), why: "damaged" },
  { name: "cut off", file: JSON.stringify(good).slice(0, -5), why: "other" },
];
test("backup: what was lost is told as far as anybody reads", () => {
  const lost = Array.from({ length: 5000 }, (_, n) => `s${n}.example`);
  assert.deepEqual(parseBackup(JSON.stringify({ ...good, settings: { server: null, auto: { lost } } })).settings.auto?.lost, lost.slice(-200));
});

for (const { name, file, why } of files) {
  test(`backup: ${name} is ${why}`, () => assert.throws(() => parseBackup(file), (thrown) => thrown instanceof Unfit && thrown.why === why));
}
