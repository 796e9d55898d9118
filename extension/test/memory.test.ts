import assert from "node:assert/strict";
import { test } from "node:test";
import { named } from "../src/prospect-naming.ts";
import { applied, type Change } from "../src/prospect-change.ts";
import { clashesOf, mergedMemory, type Memory } from "../src/memory.ts";
import { mergedOf, nothing, prospectOf, statuses, type Prospect } from "../src/prospect.ts";
import { isGone, of, profileNow } from "../src/profile-fields.ts";
import { pastsOf, withChange, type Pasts } from "../src/profile-past.ts";
import { emptyProfile, fileOf, parseProfile, type Profile } from "../src/profile.ts";
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

/** Team is what each of some people has, and all that any of them ever wrote: of pages, and of one thing in profiles. */
interface Team {
  memories: Memory[];
  wrote: { url: string; field: Change["field"]; at: number; by: string; value: string }[];
  profiled: { id: string; part: "name" | "keywords" | "sites" | "terms" | "learnt"; key: string; at: number; by: string; value: string }[];
}

const join = (...all: Memory[]): Memory => all.reduce(mergedMemory, { prospects: [], profiles: {} });

/** play has people write, remove, and merge each other's files, in an order of the seed's; their clocks differ. */
function play(seed: number): Team {
  const roll = dice(seed);
  const team: Team = { memories: people.map(() => ({ prospects: [], profiles: {} })), wrote: [], profiled: [] };
  const skews = people.map(() => roll(7) * 100_000);
  for (let step = 0; step < 32; step++) {
    const who = roll(people.length);
    const memory = team.memories[who];
    if (!memory) continue;
    const at = 1_000_000 + step * 90_000 + (skews[who] ?? 0);
    const by = people[who] ?? "";
    const url = urls[roll(urls.length)] ?? "";
    const one = memory.prospects.find((page) => page.url === url) ?? nothing("x.example", url);
    const put = (next: Prospect): void => void (memory.prospects = [...memory.prospects.filter((page) => page.url !== url), next]);
    switch (roll(11)) {
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
      case 4:
      case 5:
      case 6:
        team.profiled.push(...profiling(memory, `p${roll(2)}`, step, at, by, roll));
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

/** profiling has one profile made, changed in one thing, or dropped, and answers what was written. */
function profiling(memory: Memory, id: string, step: number, at: number, by: string, roll: (n: number) => number): Team["profiled"] {
  const before = shelfOf(memory.profiles);
  const kept = before.profiles.find((one) => one.id === id);
  const was = kept ? parseProfile(kept.file, "profile") : { ...emptyProfile, name: `${id} ${step}` };
  const word = words[roll(words.length)] ?? "";
  const toggled = (entries: string[]): string[] => (entries.includes(word) ? entries.filter((one) => one !== word) : [...entries, word]);
  const others = was.terms.filter(({ term }) => term !== word);
  const marked = was.terms.find(({ term }) => term === word);
  const changes: (() => Profile | null)[] = [
    () => ({ ...was, name: `name ${step}` }),
    () => ({ ...was, keywords: toggled(was.keywords) }),
    () => ({ ...was, sites: toggled(was.sites) }),
    () => ({ ...was, terms: [...others, marked ? { ...marked, struck: !marked.struck } : { term: word, weight: 1 / (1 + step), pages: 0, struck: false }] }),
    () => learning(was, words.filter(() => roll(2) === 0), step + 1),
    () => null,
  ];
  const is = (changes[roll(changes.length)] ?? changes[0])?.();
  const after = { current: null, profiles: [...before.profiles.filter((one) => one.id !== id), ...(is ? [{ id, file: fileOf(is) }] : [])] };
  const held = of(memory.profiles, id);
  memory.profiles = withChange(memory.profiles, before, after, at, by);
  const now = of(memory.profiles, id);
  if (!now || !is) return [];
  const fresh = (part: Team["profiled"][number]["part"], key: string, field: readonly { value: unknown; at: number; by: string }[], old: readonly unknown[]): Team["profiled"] =>
    field[0] && JSON.stringify(field) !== JSON.stringify(old) ? [{ id, part, key, at: field[0].at, by, value: JSON.stringify(field[0].value) }] : [];
  return [
    ...fresh("name", "", now.name, held?.name ?? []),
    ...fresh("learnt", "", now.learnt, held?.learnt ?? []),
    ...(["keywords", "sites", "terms"] as const).flatMap((part) => Object.entries(now[part]).flatMap(([key, field]) => fresh(part, key, field, held && Object.hasOwn(held[part], key) ? (held[part][key] ?? []) : []))),
  ];
}

const words = ["oak", "tables", "constructor"];

/** learning brings terms as the engine does: what is struck or of one's own hand stays. */
function learning(was: Profile, found: string[], learntAt: number): Profile {
  const stays = was.terms.filter(({ pages, struck }) => pages === 0 || struck);
  const fresh = found.filter((term) => !stays.some((one) => one.term === term)).map((term) => ({ term, weight: 0.5, pages: 2, struck: false }));
  return { ...was, terms: [...stays, ...fresh], language: "en", learntAt };
}

const shelfOf = (pasts: Pasts) => ({ current: null, profiles: Object.entries(pasts).filter(([, past]) => !isGone(past)).map(([id, past]) => ({ id, file: fileOf(profileNow(past)) })) });

const shuffled = <T>(all: readonly T[], roll: (n: number) => number): T[] => all.map((one): [number, T] => [roll(1 << 30), one]).sort(([a], [b]) => a - b).map(([, one]) => one);

test("memory: 1,000 random interleavings lose nothing and come to the same", () => {
  for (let seed = 1; seed <= 1000; seed++) {
    const { memories, wrote, profiled } = play(seed);
    const roll = dice(-seed);
    const [a, b, c, d] = memories;
    assert.ok(a && b && c && d);
    const all = join(...memories);
    assert.deepEqual(join(...shuffled(memories, roll)), all, `seed ${seed}: any order`);
    assert.deepEqual(mergedMemory(join(a, b), join(c, d)), all, `seed ${seed}: any grouping`);
    assert.deepEqual(mergedMemory(mergedMemory(all, all), shuffled(memories, roll)[0] ?? all), all, `seed ${seed}: again changes nothing`);
    assert.deepEqual(all.prospects.map((one) => prospectOf(structuredClone(one))), all.prospects, `seed ${seed}: it can be read back`);
    assert.deepEqual(pastsOf(structuredClone(all.profiles)), all.profiles, `seed ${seed}: profiles can be read back`);
    for (const { id, part, key, at, by, value } of profiled) {
      const past = of(all.profiles, id);
      assert.ok(past, `seed ${seed}: ${id}`);
      const field: readonly { value: unknown; at: number; by: string }[] = part === "name" || part === "learnt" ? past[part] : (past[part][key] ?? []);
      const kept = field.some((entry) => entry.at === at && entry.by === by && JSON.stringify(entry.value) === value);
      const older = field.length >= (part === "name" ? 6 : 2) && field.every((entry) => entry.at >= at);
      assert.ok(kept || older, `seed ${seed}: ${part} ${key} of ${id} by ${by} is lost: ${value}`);
    }
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

test("memory: sites have the names that this engine gives them, whatever a file calls them", async () => {
  const namesOf = async (all: readonly string[]): Promise<string[]> => all.map((url) => new URL(url).hostname.split(".").slice(-2).join(".")).map((name) => (name.includes(".") && name !== "co.uk" ? name : ""));
  const graded = { at: 1, grade: null, score: null, verdict: "unknown", summary: "", confidence: 0, newLinkVote: null, pillars: {}, policy: "1", edition: "", sites: ["co.uk", "com", "shop.example", "deep.shop.example"] };
  const page = (domain: string, note: string): Prospect => prospectOf({ version: 2, domain, url: "https://www.a.example/", gone: 0, graded: [{ value: graded, at: 1, by: "" }], note: [{ value: note, at: note.length, by: "" }] });
  const all = await named([page("com", "first"), page("other.example", "second"), page("a.example", "last one")], namesOf);
  assert.deepEqual(all.map(({ domain }) => domain), ["a.example"]);
  assert.deepEqual(all[0]?.note.map(({ value }) => value), ["last one", "second", "first"]);
  assert.deepEqual(all[0]?.graded[0]?.value.sites, ["shop.example"]);
});
