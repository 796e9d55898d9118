import assert from "node:assert/strict";
import { test } from "node:test";
import type { Folder } from "../src/browser.ts";
import { valueOf } from "../src/field.ts";
import { Desk, forgotten, mostProspects, prospectPrefix, readAll, readProspects } from "../src/prospect-shelf.ts";
import { fromReport, idOf, nothing, prospectOf, type Found } from "../src/prospect.ts";
import { reportOf } from "../src/report.ts";

/** memory is a folder whose every step takes a turn, so that changes could overtake each other; it refuses what is over its room, in values. */
function memory(kept: Map<string, unknown>, room = Infinity): Folder {
  const turn = (): Promise<void> => new Promise((then) => setImmediate(then));
  const writeAll = async (values: Record<string, unknown>): Promise<void> => {
    await turn();
    const fresh = Object.keys(values).filter((key) => !kept.has(key));
    if (fresh.length > 0 && kept.size + fresh.length > room) throw new Error("quota exceeded");
    for (const [key, value] of Object.entries(values)) kept.set(key, structuredClone(value));
  };
  return {
    read: async (key) => turn().then(() => structuredClone(kept.get(key))),
    keys: async () => [...kept.keys()],
    under: async (prefix) => turn().then(() => [...kept].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key, structuredClone(value)])),
    write: (key, value) => writeAll({ [key]: value }),
    writeAll,
    remove: async (keys) => keys.forEach((key) => kept.delete(key)),
  };
}

const link = (domain: string, yours: boolean, external = true) => ({ index: 0, href: `https://${domain}/`, domain, placement: "content", external, yours });
const report = reportOf({
  version: 1, policy: "0.3.0", at: 1_700_000_000, edition: "e", url: "https://blog.herbs.example/sage?x=1#top", domain: "herbs.example", title: "Sage", score: 72, grade: "B", verdict: "pursue",
  summary: "s", confidence: 0.8, newLinkVote: 0.31, pillars: { relevance: { score: 64, confidence: 1 }, authority: {}, trust: { score: 80, confidence: 1 }, placement: { score: 0, confidence: 1 } }, findings: [],
  links: [link("rival.example", false), link("herbs.example", false, false), link("mine.example", true), link("rival.example", false)],
});

function page(url: string, domain = report.domain): Found {
  const made = fromReport({ ...report, url, domain });
  assert.ok(made);
  return made;
}

/** desk has a clock that goes a minute and a half with each look, so that nothing counts as still being typed. */
function desk(local: Folder, from = 1_800_000_000_000): Desk {
  let now = from;
  return new Desk(local, () => (now += 90_000));
}

const first = async (local: Folder) => {
  const [one] = await readProspects(local);
  assert.ok(one);
  return one;
};

test("prospect: a report's page without its fragment, unknown stays unknown, the sites it links to, the user's first", () => {
  const made = page(report.url);
  assert.equal(idOf(made), "herbs.example https://blog.herbs.example/sage?x=1");
  assert.deepEqual(made.graded.pillars, { relevance: 64, authority: null, trust: 80, placement: 0 });
  assert.deepEqual(made.graded.sites, ["mine.example", "rival.example"]);
  assert.equal(fromReport({ ...report, url: `https://a.example/${"x".repeat(4096)}` }), null);
});

const one = {
  version: 1, domain: "a.example", url: "https://a.example/", title: "A", saved: 5, note: { value: "call Ida", at: 7 },
  graded: { at: 3, grade: "B", score: 70, verdict: "pursue", summary: "s", confidence: 0.5, newLinkVote: 0.2, pillars: { relevance: null, authority: null, trust: 1, placement: 2 }, policy: "1", edition: "e" },
};

test("prospect: a record of version 1 loses nothing", () => {
  const by = "";
  const upgraded = prospectOf(one);
  assert.deepEqual(upgraded, {
    ...nothing("a.example", "https://a.example/"),
    saved: [{ value: { how: "page", day: 5 }, at: 5, by }], title: [{ value: "A", at: 3, by }], note: [{ value: "call Ida", at: 7, by }],
    graded: [{ value: { ...one.graded, sites: null }, at: 3, by }],
  });
  assert.deepEqual(prospectOf(structuredClone(upgraded)), upgraded, "what is made passes its own check");
  assert.deepEqual(prospectOf({ ...one, note: { value: "", at: 0 } }).note, [], "a note that was never written is none");
  assert.throws(() => prospectOf({ ...one, version: 3 }), /version/);
});

test("prospects: a record of version 1 on the disk is read, changed and kept as version 2", async () => {
  const kept = new Map<string, unknown>([[`${prospectPrefix}a.example https://a.example/`, one]]);
  const local = memory(kept);
  assert.equal(await desk(local).change(["a.example https://a.example/"], { field: "status", value: "contacted" }), "saved");
  const now = await first(local);
  assert.deepEqual([now.version, valueOf(now.note, ""), valueOf(now.status, "new"), now.graded[0]?.value.score], [2, "call Ida", "contacted", 70]);
});

test("prospects: the last saved first, one a page, what cannot be read stays out and stays", async () => {
  const kept = new Map<string, unknown>([[`${prospectPrefix}broken`, { version: 1 }], ["profiles", {}]]);
  const local = memory(kept);
  const at = desk(local);
  const done = await Promise.all([at.keep(page("https://a.example/")), at.keep(page("https://b.example/")), at.keep(page("https://a.example/#again"))]);
  assert.deepEqual(done.map(({ kept: came }) => came), ["saved", "saved", "again"]);
  assert.deepEqual((await readProspects(local)).map(({ url }) => url), ["https://b.example/", "https://a.example/"]);
  assert.ok(kept.has(`${prospectPrefix}broken`));
});

test("prospects: a page that is saved again keeps its day, what was written and decided, and has the new grade", async () => {
  const local = memory(new Map([["writer", "Ida"]]));
  const at = desk(local);
  const found = page("https://a.example/");
  await at.keep(found);
  const before = await first(local);
  assert.equal(await at.change([idOf(found)], { field: "note", value: "wrote to Ida" }), "saved");
  await at.change([idOf(found)], { field: "decision", value: "avoid" });
  await at.keep({ ...found, graded: { ...found.graded, grade: "A" } });
  const now = await first(local);
  assert.deepEqual([now.saved, valueOf(now.note, ""), valueOf(now.decision, ""), now.decision[0]?.by, now.graded[0]?.value.grade], [before.saved, "wrote to Ida", "avoid", "Ida", "A"]);
});

test("prospects: saving says what is known of the site", async () => {
  const at = desk(memory(new Map()));
  assert.deepEqual((await at.keep(page("https://a.example/1", "a.example"))).site, { others: 0, asked: null });
  await at.change(["a.example https://a.example/1"], { field: "status", value: "do-not-contact" });
  const { site } = await at.keep(page("https://www.a.example/2", "a.example"));
  assert.deepEqual([site.others, site.asked?.status], [1, "do-not-contact"]);
  assert.deepEqual((await at.keep(page("https://b.example/", "b.example"))).site, { others: 0, asked: null });
});

test("prospects: a list adds what is new, and to what is here what nobody has written", async () => {
  const local = memory(new Map());
  const at = desk(local);
  await at.keep(page("https://a.example/", "a.example"));
  await at.change(["a.example https://a.example/"], { field: "price", value: "90" });
  await at.change(["a.example https://a.example/"], { field: "note", value: "nice" });
  const row = { domain: "a.example", title: "Other", note: "Niche: herbs", changes: [{ field: "price" as const, value: "10" }, { field: "status" as const, value: "agreed" as const }] };
  assert.deepEqual(await at.add([{ ...row, url: "https://a.example/" }, { ...row, url: "https://a.example/new" }]), "saved");
  const all = await readAll(local);
  const [old, fresh] = [all.get("a.example https://a.example/"), all.get("a.example https://a.example/new")];
  assert.ok(old && fresh);
  assert.deepEqual([valueOf(old.price, ""), valueOf(old.note, ""), valueOf(old.status, "new"), valueOf(old.title, "")], ["90", "nice\nNiche: herbs", "agreed", "Sage"]);
  assert.deepEqual([valueOf(fresh.price, ""), valueOf(fresh.note, ""), valueOf(fresh.title, ""), fresh.graded, fresh.saved[0]?.value.how], ["10", "Niche: herbs", "Other", [], "list"]);
  await at.add([{ ...row, url: "https://a.example/" }]);
  assert.equal(valueOf((await readAll(local)).get("a.example https://a.example/")?.note ?? [], ""), "nice\nNiche: herbs", "the same list again adds nothing");
});

test("prospects: removed without trace but the address, and put back as they were unless saved again", async () => {
  const local = memory(new Map());
  const at = desk(local);
  const [a, b] = [page("https://a.example/"), page("https://b.example/")];
  await at.keep(a);
  await at.change([idOf(a)], { field: "note", value: "one" });
  await at.change([idOf(a)], { field: "note", value: "two" });
  await at.keep(b);
  const before = await readProspects(local);
  await at.drop([idOf(a), idOf(b)]);
  assert.deepEqual(await readProspects(local), []);
  const gone = (await readAll(local)).get(idOf(a));
  assert.deepEqual(gone, { ...nothing(a.domain, a.url), gone: gone?.gone });
  assert.equal(await at.change([idOf(a)], { field: "note", value: "late" }), "gone", "a note brings nothing back");
  await at.keep(b);
  const again = await first(local);
  assert.equal(await at.putBack(before), "saved");
  const now = await readAll(local);
  assert.deepEqual(now.get(idOf(b)), again);
  assert.deepEqual(now.get(idOf(a))?.saved[0]?.value, before.find(({ url }) => url === a.url)?.saved[0]?.value);
  assert.deepEqual(now.get(idOf(a))?.note.map(({ value }) => value), ["two", "one"]);
});

test("prospects: no room is an answer", async () => {
  const kept = new Map<string, unknown>();
  const at = desk(memory(kept, 1));
  assert.equal((await at.keep(page("https://a.example/"))).kept, "saved");
  assert.equal((await at.keep(page("https://b.example/"))).kept, "room");
  for (let i = 0; i < mostProspects; i++) kept.set(`${prospectPrefix}${i}`, { ...one, url: `https://a.example/${i}` });
  assert.equal((await at.keep(page("https://c.example/"))).kept, "full");
  assert.equal((await at.keep(page("https://a.example/"))).kept, "again", "what is there may change");
  const row = { domain: "c.example", url: "https://c.example/", title: "", note: "", changes: [] };
  assert.deepEqual(await at.add([row]), "full");
});

test("prospects: of removals the last 2,000 are remembered, of pages that are there all", () => {
  const gone = Array.from({ length: 2003 }, (_, n) => ({ ...nothing("a.example", `https://a.example/${n}`), gone: n }));
  const there = { ...nothing("a.example", "https://a.example/"), saved: [{ value: { how: "page" as const, day: 1 }, at: 1, by: "" }] };
  assert.deepEqual(forgotten([...gone, there]).map((one) => one.gone), [2, 1, 0]);
});
