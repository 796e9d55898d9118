import assert from "node:assert/strict";
import { test } from "node:test";
import { applied, type Change } from "../src/prospect-change.ts";
import { clashesOf, mergedMemory, type Memory } from "../src/memory.ts";
import { mergedOf, nothing, prospectOf, statuses, type Prospect } from "../src/prospect.ts";
import { mergedPasts, shelved, withChange, type Pasts } from "../src/profile-past.ts";
import { isSealed, opened, rounds, sealed, Unopened } from "../src/seal.ts";

/** dice answers whole numbers under n, the same for the same seed (mulberry32). */
function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) % n;
  };
}

const urls = ["https://a.example/1", "https://a.example/2", "https://b.example/"];
const people = ["Ida", "Bo", "Cy", ""];

/** Team is what each of some people has, and all that any of them ever wrote. */
interface Team {
  memories: Memory[];
  wrote: { url: string; field: Change["field"]; at: number; by: string; value: string }[];
}

const join = (...all: Memory[]): Memory => all.reduce(mergedMemory, { prospects: [], profiles: {} });

/** play has people write, remove, and merge each other's files, in an order of the seed's; their clocks differ. */
function play(seed: number): Team {
  const roll = dice(seed);
  const team: Team = { memories: people.map(() => ({ prospects: [], profiles: {} })), wrote: [] };
  const skews = people.map(() => roll(7) * 100_000);
  for (let step = 0; step < 24; step++) {
    const who = roll(people.length);
    const memory = team.memories[who];
    if (!memory) continue;
    const at = 1_000_000 + step * 90_000 + (skews[who] ?? 0);
    const by = people[who] ?? "";
    const url = urls[roll(urls.length)] ?? "";
    const one = memory.prospects.find((page) => page.url === url) ?? nothing("x.example", url);
    const put = (next: Prospect): void => void (memory.prospects = [...memory.prospects.filter((page) => page.url !== url), next]);
    switch (roll(8)) {
      case 0:
        put({ ...nothing(one.domain, url), gone: Math.max(at, one.gone, ...[one.note, one.status, one.tags].flat().map((entry) => entry.at)) });
        break;
      case 1:
      case 2: {
        const other = team.memories[roll(people.length)];
        if (other) team.memories[who] = mergedMemory(memory, other);
        break;
      }
      case 3:
        memory.profiles = withChange(memory.profiles, shelfOf(memory.profiles), shelfOf({ ...memory.profiles, [`p${roll(2)}`]: [{ value: roll(4) === 0 ? "" : `{"name":"${step}"}`, at: 0, by: "" }] }), at, by);
        break;
      default: {
        const change: Change = [{ field: "note" as const, value: `n${seed}.${step}` }, { field: "status" as const, value: statuses[roll(statuses.length)] ?? "new" }, { field: "tags" as const, value: [`t${step}`] }, { field: "wanted" as const, value: { target: `${step}.example`, anchor: "", rel: "" } }][roll(4)] ?? { field: "note", value: "" };
        const next = applied(one, change, Math.max(at, one.gone + 1), by);
        const [entry] = next[change.field];
        if (entry && entry !== one[change.field][0]) team.wrote.push({ url, field: change.field, at: entry.at, by, value: JSON.stringify(entry.value) });
        put(next);
      }
    }
  }
  return team;
}

const shelfOf = (pasts: Pasts) => ({ current: null, profiles: Object.entries(pasts).flatMap(([id, [last]]) => (last && last.value !== "" ? [{ id, file: last.value }] : [])) });

const shuffled = <T>(all: readonly T[], roll: (n: number) => number): T[] => all.map((one): [number, T] => [roll(1 << 30), one]).sort(([a], [b]) => a - b).map(([, one]) => one);

test("memory: 1,000 random interleavings lose nothing and come to the same", () => {
  for (let seed = 1; seed <= 1000; seed++) {
    const { memories, wrote } = play(seed);
    const roll = dice(-seed);
    const [a, b, c, d] = memories;
    assert.ok(a && b && c && d);
    const all = join(...memories);
    assert.deepEqual(join(...shuffled(memories, roll)), all, `seed ${seed}: any order`);
    assert.deepEqual(mergedMemory(join(a, b), join(c, d)), all, `seed ${seed}: any grouping`);
    assert.deepEqual(mergedMemory(mergedMemory(all, all), shuffled(memories, roll)[0] ?? all), all, `seed ${seed}: again changes nothing`);
    assert.deepEqual(all.prospects.map((one) => prospectOf(structuredClone(one))), all.prospects, `seed ${seed}: it can be read back`);
    for (const { url, field, at, by, value } of wrote) {
      const page = all.prospects.find((one) => one.url === url);
      assert.ok(page, `seed ${seed}: ${url}`);
      const entries: readonly { value: unknown; at: number; by: string }[] = page[field];
      const kept = entries.some((entry) => entry.at === at && entry.by === by && JSON.stringify(entry.value) === value);
      const older = entries.length >= 6 && entries.every((entry) => entry.at >= at);
      assert.ok(kept || page.gone >= at || older, `seed ${seed}: ${field} of ${url} by ${by} is lost: ${value}`);
    }
  }
});

test("memory: of two writings the newer one holds, and the other is told and kept", () => {
  const base = applied(nothing("a.example", "https://a.example/"), { field: "note", value: "first" }, 1000, "Ida");
  const [mine, theirs] = [applied(base, { field: "note", value: "mine" }, 200_000, "Ida"), applied(base, { field: "note", value: "theirs" }, 300_000, "Bo")];
  const memory = (one: Prospect): Memory => ({ prospects: [one], profiles: {} });
  assert.deepEqual(clashesOf(memory(mine), memory(theirs)), [{ of: "https://a.example/", field: "note", held: { value: "theirs", at: 300_000, by: "Bo" }, other: { value: "mine", at: 200_000, by: "Ida" } }]);
  assert.deepEqual(mergedOf(mine, theirs).note.map(({ value }) => value), ["theirs", "mine", "first"]);
  assert.deepEqual(clashesOf(memory(base), memory(theirs)), [], "who only has the older one is in no dispute");
  assert.deepEqual(clashesOf(memory(mergedOf(mine, theirs)), memory(theirs)), [], "once merged, it is settled");
});

test("memory: a removal holds against what was written before, and not against what was written after", () => {
  const page = applied(nothing("a.example", "https://a.example/"), { field: "note", value: "old" }, 1000, "");
  const gone: Prospect = { ...nothing(page.domain, page.url), gone: 5000 };
  assert.deepEqual(mergedOf(gone, page).note, []);
  assert.deepEqual(mergedOf(applied(page, { field: "note", value: "new" }, 100_000, ""), gone).note.map(({ value }) => value), ["new"]);
});

test("profiles: the newer file holds, a drop too, and a shelf of before has its place", () => {
  const shelf = (...files: string[]) => ({ current: files.length > 0 ? "0" : null, profiles: files.map((file, id) => ({ id: String(id), file })) });
  const first = withChange({}, shelf("a", "b"), shelf("a2", "b"), 5000, "Ida");
  const other = withChange({}, shelf("a", "b"), shelf("a"), 9000, "Bo");
  const merged = mergedPasts(first, other);
  assert.deepEqual(merged, mergedPasts(other, first));
  assert.deepEqual(merged["0"]?.map(({ value }) => value), ["a2", "a"]);
  assert.deepEqual(shelved(shelf("a", "b"), merged), { current: "0", profiles: [{ id: "0", file: "a2" }] });
  assert.deepEqual(shelved(shelf(), merged), { current: "0", profiles: [{ id: "0", file: "a2" }] });
});

test("profiles: ids that every object has are ids like others", () => {
  const shelf = { current: "constructor", profiles: [{ id: "constructor", file: "a" }] };
  const pasts = withChange({}, { current: null, profiles: [] }, shelf, 5000, "");
  assert.deepEqual(mergedPasts({}, pasts), pasts);
  assert.deepEqual(clashesOf({ prospects: [], profiles: {} }, { prospects: [], profiles: pasts }), []);
  assert.deepEqual(shelved({ current: null, profiles: [] }, pasts), shelf);
});

test("seal: the passphrase opens it, nothing else does", async () => {
  const file = await sealed('{"linkgrade":2}', "héron");
  assert.ok(isSealed(file) && !file.includes("linkgrade") && rounds >= 600_000);
  assert.equal(await opened(file, "he\u0301ron"), '{"linkgrade":2}', "however it was typed");
  assert.notEqual(await sealed("x", "p"), await sealed("x", "p"));
  await assert.rejects(opened(file, "heron"), Unopened);
  await assert.rejects(opened(file.replace(/"data":"(.)/, (_, c: string) => `"data":"${c === "A" ? "B" : "A"}`), "héron"), Unopened);
  for (const cost of [1, 599_999, 1e9]) await assert.rejects(opened(file.replace(/"rounds":\d+/, `"rounds":${cost}`), "héron"), /rounds/);
  assert.ok(!isSealed("{}") && !isSealed("") && !isSealed("[1]"));
});
