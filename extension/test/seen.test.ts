import { kept, now, stays } from "./fake-browser.ts";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { nothingByItself } from "../src/auto-state.ts";
import { seen } from "../src/by-itself.ts";

const here = { tab: 7, url: "https://herbs.example/sage#top", private: false };
const begun = 1_700_000_000_500; // ms, as a page says when it came
const byHand = (read: number) => ({ url: "https://herbs.example/sage", read });

let read = 0;
beforeEach(() => {
  kept.clear();
  stays.clear();
  stays.set("auto", { ...nothingByItself, sites: ["herbs.example"] });
  read = 0;
  now.page = () => {
    read++;
    throw new Error("nothing more is needed: the page was read");
  };
});

const rows: { name: string; ready?: () => void; from?: Partial<typeof here>; reads: number }[] = [
  { name: "a page of a site that is switched on", reads: 1 },
  { name: "a page that the user has graded since it came", ready: () => kept.set("made:7", byHand(1_700_000_000_501)), reads: 0 },
  { name: "a page that was graded before it came back, in the same second", ready: () => kept.set("made:7", byHand(1_700_000_000_499)), reads: 1 },
  { name: "a page in the place of another that was graded", ready: () => kept.set("made:7", { url: "https://herbs.example/", read: 1_700_000_000_501 }), reads: 1 },
  { name: "a visit that was graded", ready: () => kept.set("visit:7", "a 0"), reads: 0 },
  { name: "the visit after it", ready: () => kept.set("visit:7", "a -1"), reads: 1 },
  { name: "another site", from: { url: "https://other.example/" }, reads: 0 },
  { name: "a page to be left alone", from: { url: "https://herbs.example/checkout" }, reads: 0 },
  { name: "a private window", from: { private: true }, reads: 0 },
  { name: "a private window, switched on", from: { private: true }, ready: () => stays.set("auto", { ...nothingByItself, everywhere: true, private: true }), reads: 1 },
  { name: "nothing switched on", ready: () => stays.clear(), reads: 0 },
  { name: "a state that cannot be read", ready: () => stays.set("auto", { sites: 7 }), reads: 0 },
];
for (const { name, ready, from, reads } of rows) {
  test(`seen: ${name} is graded ${reads === 1 ? "once" : "never"}`, async () => {
    console.error = () => undefined; // the engine that is missing here is reported there
    ready?.();
    await seen({ visit: "a 0", begun }, { ...here, ...from });
    assert.equal(read, reads);
    await seen({ visit: "a 0", begun }, { ...here, ...from });
    assert.equal(read, reads, "asked again");
  });
}
