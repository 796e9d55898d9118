import assert from "node:assert/strict";
import { test } from "node:test";
import { Mismatch } from "../src/check.ts";
import { marksAnswerOf, marksOf, mostMarks, type MarkKind } from "../src/marks.ts";
import { Pace } from "../src/overlay-pace.ts";
import { placeIn, type Box } from "../src/overlay-corner.ts";
import { sliced } from "../src/slices.ts";

const link = { index: 3, domain: "example.org", placement: "content", follow: true, vote: 0.2, grade: "C", flags: [] as string[], relevance: null, external: true, yours: false };

const kinds: { name: string; has: Partial<typeof link>; want: MarkKind }[] = [
  { name: "an ordinary link", has: {}, want: "followed" },
  { name: "rel=nofollow", has: { follow: false, flags: ["nofollow"] }, want: "nofollow" },
  { name: "a link on a page whose votes do not count", has: { follow: false }, want: "nofollow" },
  { name: "a paid link that is nofollow too", has: { follow: false, flags: ["nofollow", "sponsored"] }, want: "sponsored" },
  { name: "a hidden link that is paid", has: { flags: ["sponsored", "hidden"] }, want: "hidden" },
  { name: "a hidden link to the user's site", has: { flags: ["hidden"], yours: true }, want: "yours" },
  { name: "a risky link, whatever else it is", has: { flags: ["hidden", "risky"], yours: true }, want: "risky" },
  { name: "a flag that nobody knows yet", has: { flags: ["new"] }, want: "followed" },
];
for (const { name, has, want } of kinds) {
  test(`marks: ${name} is ${want}`, () => {
    const { marks, unlisted } = marksOf({ links: [{ ...link, ...has }] });
    assert.deepEqual([marks[0]?.kind, marks.length, unlisted], [want, 1, 0]);
    assert.deepEqual(marksAnswerOf(structuredClone({ marks, unlisted })), { marks, unlisted });
  });
}

test("marks: links within the site have none, the others stand in the page's order", () => {
  const { marks } = marksOf({ links: [{ ...link, index: 9, yours: true }, { ...link, index: 1, external: false }, { ...link, index: 2, domain: null }] });
  assert.deepEqual(marks.map(({ index, domain }) => [index, domain]), [[2, ""], [9, "example.org"]]);
});

test("marks: what is over the limit is counted with what the engine left out", () => {
  const { marks, unlisted } = marksOf({ linksNotListed: 4, links: Array.from({ length: mostMarks + 2 }, (_, index) => ({ ...link, index })) });
  assert.deepEqual([marks.length, unlisted], [mostMarks, 6]);
});

test("marks: what is no answer is refused, and null is one", () => {
  for (const bad of [{}, { marks: [{}], unlisted: 0 }, { marks: [], unlisted: -1 }, { marks: [{ ...link, kind: "other" }], unlisted: 0 }]) assert.throws(() => marksAnswerOf(bad), Mismatch);
  assert.equal(marksAnswerOf(null), null);
});

test("slices: each rests once it is longer than half a frame, and the order stays", async () => {
  let clock = 0;
  const did: (number | string)[] = [];
  const means = { now: () => clock, rest: async () => void did.push("rest") };
  await sliced([1, 2, 3, 4, 5], (n) => (did.push(n), (clock += 4)), AbortSignal.any([]), means);
  assert.deepEqual(did, [1, 2, "rest", 3, 4, "rest", 5]);
});

test("slices: an abort ends them at the next rest", async () => {
  let clock = 0;
  const stop = new AbortController();
  const did: number[] = [];
  const means = { now: () => clock, rest: async () => stop.abort() };
  await assert.rejects(sliced([1, 2, 3], (n) => (did.push(n), (clock += 9)), stop.signal, means), { name: "AbortError" });
  assert.deepEqual(did, [1]);
});

test("pace: a page is read once it has come to rest", () => {
  const pace = new Pace();
  assert.equal(pace.wait(0), null, "nothing has changed");
  pace.changed(10_000);
  assert.equal(pace.wait(10_000), 400);
  pace.changed(10_300);
  assert.equal(pace.wait(10_400), 300, "another change begins the rest anew");
  pace.read(10_700);
  assert.equal(pace.wait(10_800), null);
});

test("pace: a page that never rests is read after two seconds, and then ever more seldom", () => {
  const pace = new Pace();
  const reads: number[] = [];
  for (let now = 0; now < 120_000; now += 50) {
    pace.changed(now);
    if (pace.wait(now) !== 0) continue;
    pace.read(now);
    reads.push(now);
  }
  assert.equal(reads[0], 2000);
  assert.ok(reads.length <= 2 * 15, `${reads.length} readings in two minutes`);
  assert.ok(reads.some((at, i) => at - (reads[i - 1] ?? at) >= 5000), "no pause has grown");
});

const view = { left: 0, top: 0, width: 1000, rtl: false };
const line: Box = { left: 100, top: 50, right: 180, bottom: 68 };
const places: { name: string; box: Box; clips?: Box[]; view?: Partial<typeof view>; want: { x: number; y: number } | null }[] = [
  { name: "a line of text: at its end, above it", box: line, want: { x: 177, y: 43 } },
  { name: "from right to left: at the left", box: line, view: { rtl: true }, want: { x: 88, y: 43 } },
  { name: "a picture: inside its corner", box: { left: 0, top: 0, right: 300, bottom: 200 }, want: { x: 282, y: 3 } },
  { name: "at the page's edge: not over it", box: { ...line, right: 998 }, want: { x: 985, y: 43 } },
  { name: "on a page wider than the window: at the link", box: { ...line, right: 2000 }, want: { x: 1985, y: 43 } },
  { name: "at the page's top: not over it", box: { ...line, top: 2, bottom: 20 }, want: { x: 177, y: 0 } },
  { name: "a scrolled page: relative to the page", box: { ...line, top: -150, bottom: -132 }, view: { top: -200 }, want: { x: 177, y: 43 } },
  { name: "scrolled out of its box", box: line, clips: [{ left: 0, top: 70, right: 500, bottom: 300 }], want: null },
  { name: "half out of its box at the side", box: line, clips: [{ left: 0, top: 0, right: 150, bottom: 300 }], want: null },
  { name: "within all boxes", box: line, clips: [{ left: 0, top: 0, right: 180, bottom: 300 }, { left: 0, top: 40, right: 500, bottom: 300 }], want: { x: 177, y: 43 } },
];
for (const { name, box, clips = [], view: other, want } of places) {
  test(`place: ${name}`, () => {
    const place = placeIn(box, clips, { ...view, ...other });
    assert.deepEqual(place && { x: place.x, y: place.y }, want);
  });
}

test("place: the spot is the link's own, near its mark, also in a box higher than the window", () => {
  const spotOf = (box: Box, rtl: boolean): unknown => placeIn(box, [], { ...view, rtl })?.spot;
  assert.deepEqual(spotOf(line, false), { x: 175, y: 59 });
  assert.deepEqual(spotOf(line, true), { x: 105, y: 59 });
  assert.deepEqual(spotOf({ left: 0, top: 0, right: 300, bottom: 2000 }, false), { x: 295, y: 24 });
});
