import assert from "node:assert/strict";
import { test } from "node:test";
import type { Folder, Store } from "../src/browser.ts";
import { changer, choose, fileInUse, mostProfiles, ofSite, put, readShelf, shelfKey, without, type Shelf } from "../src/profile-shelf.ts";

const file = (...sites: string[]): string => JSON.stringify({ sites });
const two: Shelf = { current: "b", profiles: [{ id: "a", file: file("a.example") }, { id: "b", file: file("b.example", "a.example") }] };
const none: Shelf = { current: null, profiles: [] };

/** memory is a store whose every step takes a turn, so that changes could overtake each other. */
function memory(kept: Map<string, unknown>): Store & Pick<Folder, "writeAll"> {
  const turn = (): Promise<void> => new Promise((then) => setImmediate(then));
  return {
    read: async (key) => turn().then(() => structuredClone(kept.get(key))),
    keys: async () => [...kept.keys()],
    write: async (key, value) => turn().then(() => void kept.set(key, structuredClone(value))),
    writeAll: async (values) => turn().then(() => Object.entries(values).forEach(([key, value]) => kept.set(key, structuredClone(value)))),
    remove: async (keys) => keys.forEach((key) => kept.delete(key)),
  };
}

test("shelf: a new profile is in use, one that is there keeps its place", () => {
  assert.deepEqual(put(none, "a", "{}"), { current: "a", profiles: [{ id: "a", file: "{}" }] });
  assert.deepEqual(put(two, "a", "{}"), { current: "b", profiles: [{ id: "a", file: "{}" }, two.profiles[1]] });
});

test("shelf: there is room for so many", () => {
  const full: Shelf = { current: "0", profiles: Array.from({ length: mostProfiles }, (_, i) => ({ id: String(i), file: "{}" })) };
  assert.equal(put(full, "new", "{}"), null);
  assert.notEqual(put(full, "7", "{}"), null, "what is there may change");
});

test("shelf: the one in use is always one of them", () => {
  assert.equal(choose(two, "a").current, "a");
  assert.equal(choose(two, "gone").current, "a");
  assert.deepEqual(without(two, "b"), { current: "a", profiles: [two.profiles[0]] });
  assert.deepEqual(without(without(two, "b"), "a"), none);
  assert.equal(without(two, "a").current, "b");
});

test("shelf: of two profiles of a site, the one in use", () => {
  assert.equal(ofSite(two, "a.example")?.id, "b");
  assert.equal(ofSite(choose(two, "a"), "a.example")?.id, "a");
  assert.equal(ofSite(choose(two, "a"), "b.example")?.id, "b");
  assert.equal(ofSite(two, "c.example"), null);
});

test("shelf: what cannot be read counts as none", async () => {
  console.error = () => undefined;
  for (const kept of [undefined, null, "x", { current: 1, profiles: [] }, { current: null, profiles: [{ id: "a" }] }]) {
    assert.deepEqual(await readShelf(memory(new Map([[shelfKey, kept]]))), none, JSON.stringify(kept));
  }
  assert.equal(await fileInUse(memory(new Map([[shelfKey, two]]))), file("b.example", "a.example"));
  assert.equal(await fileInUse(memory(new Map())), null);
});

test("shelf: changes come one after the other, and one that fails leaves the rest", async () => {
  const local = memory(new Map());
  const change = changer(local);
  const all = ["a", "b", "c"].map((id) => change((shelf) => put(shelf, id, id)));
  const failed = change(() => Promise.reject(new Error("engine")));
  const after = change((shelf) => put(shelf, "d", "d"));
  await assert.rejects(failed, /engine/);
  await Promise.all([...all, after]);
  assert.deepEqual((await readShelf(local)).profiles.map(({ id }) => id), ["a", "b", "c", "d"]);
});
