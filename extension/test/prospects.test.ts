import assert from "node:assert/strict";
import { test } from "node:test";
import type { Folder } from "../src/browser.ts";
import { Desk, mostProspects, prospectPrefix, readProspects } from "../src/prospect-shelf.ts";
import { fromReport, idOf, prospectOf, type Prospect } from "../src/prospect.ts";
import { reportOf } from "../src/report.ts";

/** memory is a folder whose every step takes a turn, so that changes could overtake each other; it refuses what is over its room, in values. */
function memory(kept: Map<string, unknown>, room = Infinity): Folder {
  const turn = (): Promise<void> => new Promise((then) => setImmediate(then));
  return {
    read: async (key) => turn().then(() => structuredClone(kept.get(key))),
    keys: async () => [...kept.keys()],
    under: async (prefix) => turn().then(() => [...kept].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key, structuredClone(value)])),
    write: async (key, value) => {
      await turn();
      if (!kept.has(key) && kept.size >= room) throw new Error("quota exceeded");
      kept.set(key, structuredClone(value));
    },
    remove: async (keys) => keys.forEach((key) => kept.delete(key)),
  };
}

const report = reportOf({
  version: 1, policy: "0.3.0", at: 1_700_000_000, edition: "e", url: "https://blog.herbs.example/sage?x=1#top", domain: "herbs.example", title: "Sage", score: 72, grade: "B", verdict: "pursue",
  summary: "s", confidence: 0.8, newLinkVote: 0.31, pillars: { relevance: { score: 64, confidence: 1 }, authority: {}, trust: { score: 80, confidence: 1 }, placement: { score: 0, confidence: 1 } }, findings: [], links: [],
});

function page(url: string, saved: number): Prospect {
  const made = fromReport({ ...report, url }, saved);
  assert.ok(made);
  return made;
}

test("prospect: a report's page without its fragment, unknown stays unknown", () => {
  const made = page(report.url, 5);
  assert.equal(idOf(made), "herbs.example https://blog.herbs.example/sage?x=1");
  assert.deepEqual(made.graded.pillars, { relevance: 64, authority: null, trust: 80, placement: 0 });
  assert.deepEqual([made.version, made.saved, made.graded.at, made.note], [1, 5, 1_700_000_000_000, { value: "", at: 0 }]);
  assert.deepEqual(prospectOf(structuredClone(made)), made, "what is made passes its own check");
  assert.equal(fromReport({ ...report, url: `https://a.example/${"x".repeat(4096)}` }, 1), null);
});

test("prospects: the last saved first, one a page, what cannot be read stays out and stays", async () => {
  const kept = new Map<string, unknown>([[`${prospectPrefix}broken`, { version: 1 }], ["profiles", {}]]);
  const local = memory(kept);
  const desk = new Desk(local);
  assert.deepEqual(await Promise.all([desk.keep(page("https://a.example/", 1)), desk.keep(page("https://b.example/", 2)), desk.keep(page("https://a.example/#again", 3))]), ["saved", "saved", "again"]);
  assert.deepEqual((await readProspects(local)).map(({ url }) => url), ["https://b.example/", "https://a.example/"]);
  assert.ok(kept.has(`${prospectPrefix}broken`));
});

test("prospects: a page that is saved again keeps its day and its note", async () => {
  const local = memory(new Map());
  const desk = new Desk(local);
  const first = page("https://a.example/", 1);
  await desk.keep(first);
  assert.equal(await desk.note(idOf(first), "wrote to Ida", 9), "saved");
  await desk.keep({ ...page("https://a.example/", 20), graded: { ...first.graded, grade: "F" } });
  const [now] = await readProspects(local);
  assert.deepEqual([now?.saved, now?.note, now?.graded.grade], [1, { value: "wrote to Ida", at: 9 }, "F"]);
});

test("prospects: removed, and put back as they were unless saved again", async () => {
  const local = memory(new Map());
  const desk = new Desk(local);
  const [a, b] = [page("https://a.example/", 1), page("https://b.example/", 2)];
  await desk.keep(a);
  await desk.keep(b);
  await desk.drop([idOf(a), idOf(b)]);
  assert.deepEqual(await readProspects(local), []);
  assert.equal(await desk.note(idOf(a), "late", 5), "gone", "a note brings nothing back");
  await desk.keep({ ...b, saved: 7 });
  assert.equal(await desk.putBack([a, b]), "saved");
  assert.deepEqual((await readProspects(local)).map(({ saved }) => saved), [7, 1]);
});

test("prospects: no room is an answer", async () => {
  const kept = new Map<string, unknown>();
  const desk = new Desk(memory(kept, 1));
  assert.equal(await desk.keep(page("https://a.example/", 1)), "saved");
  assert.equal(await desk.keep(page("https://b.example/", 1)), "room");
  for (let i = 0; i < mostProspects; i++) kept.set(`${prospectPrefix}${i}`, {});
  assert.equal(await desk.keep(page("https://c.example/", 1)), "full");
  assert.equal(await desk.keep(page("https://a.example/", 1)), "again", "what is there may change");
});
