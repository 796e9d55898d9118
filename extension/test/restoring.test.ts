import { kept } from "./fake-browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { mergedMemory, type Memory } from "../src/memory.ts";
import { nothing } from "../src/prospect.ts";
import { mergedSaid } from "../src/restoring.ts";

const page = (url: string, by: string, at: number) => ({ ...nothing("a.example", url), note: [{ value: `${by}'s`, at, by }] });
const mine: Memory = { prospects: [page("https://a.example/1", "Ida", 1)], profiles: {} };
const theirs: Memory = { prospects: [page("https://a.example/1", "Bo", 2), page("https://a.example/2", "Bo", 3)], profiles: {} };

test("merge: asked once more for a press, it says what was new and in dispute before that changed anything", async () => {
  const said = await mergedSaid("a", mine, theirs);
  assert.deepEqual([said.pages, said.added, said.clashes.map(({ field }) => field)], [2, 1, ["note"]]);
  const merged = mergedMemory(mine, theirs);
  assert.deepEqual(await mergedSaid("a", merged, theirs), said);
  assert.equal((await mergedSaid("b", merged, theirs)).added, 0, "another press is another merge");
  assert.deepEqual([...kept.keys()], ["merged"]);
});
