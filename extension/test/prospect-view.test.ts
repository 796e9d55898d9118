import assert from "node:assert/strict";
import { test } from "node:test";
import { nothing, type Graded, type Prospect } from "../src/prospect.ts";
import { noFilter, ordered, passes, seenOf, tagsIn, type Column, type Filter } from "../src/prospect-view.ts";

const entry = <T>(value: T, at = 1, by = "") => ({ value, at, by });
const graded = (score: number | null, sites: string[] | null): Graded => ({
  at: 5, grade: score === null ? null : "B", score, verdict: "pursue", summary: "", confidence: 1, newLinkVote: null, pillars: { relevance: null, authority: null, trust: score, placement: null }, policy: "", edition: "", sites,
});
const page = (domain: string, path: string, saved: number, more: Partial<Prospect> = {}): Prospect => ({ ...nothing(domain, `https://${domain}/${path}`), saved: [entry({ how: "page" as const, day: saved })], ...more });

const own = { sites: new Set(["mine.example"]), targets: ["mine.example"], rivals: new Set(["rival.example"]) };
const all = seenOf([
  page("a.example", "1", 1, { graded: [entry(graded(70, ["mine.example", "x.example"]), 5)], decision: [entry("avoid", 9, "Ida")], tags: [entry(["herbs"])], price: [entry("120 €")] }),
  page("a.example", "2", 2, { status: [entry("contacted", 7)], unread: [entry("slow", 8)], price: [entry("90 €")] }),
  page("b.example", "", 3, { graded: [entry(graded(40, ["rival.example"]), 5)], unread: [entry("slow", 4)], note: [entry("wrote to Bo")] }),
  page("c.example", "", 4, { graded: [entry(graded(null, null), 5)] }),
], own);

test("seen: the user's verdict is the page's, a grade that is unknown has none, the newest of grade and trouble counts", () => {
  assert.deepEqual(all.map(({ verdict }) => verdict), ["avoid", "unknown", "pursue", "unknown"]);
  assert.deepEqual(all.map(({ unread }) => unread), [null, "slow", null, null]);
});

test("seen: links are known or not, never guessed", () => {
  assert.deepEqual(all.map(({ yours }) => yours), [["mine.example"], null, [], null]);
  assert.deepEqual(all.map(({ rivals }) => rivals), [[], null, ["rival.example"], null]);
});

test("seen: what was asked of another page of the site stands with each", () => {
  assert.deepEqual(all.map(({ asked }) => asked?.status), ["contacted", undefined, undefined, undefined]);
  assert.deepEqual(all.map(({ pagesOfSite }) => pagesOfSite), [2, 2, 1, 1]);
});

const orders: { column: Column; down: boolean; want: string }[] = [
  { column: "grade", down: true, want: "1 3 4 2" },
  { column: "grade", down: false, want: "3 1 4 2" },
  { column: "price", down: false, want: "2 1 4 3" },
  { column: "decision", down: false, want: "1 4 3 2" },
  { column: "status", down: true, want: "2 4 3 1" },
  { column: "rivals", down: true, want: "3 1 4 2" },
  { column: "page", down: false, want: "1 2 3 4" },
];
for (const { column, down, want } of orders) {
  test(`order: ${column} ${down ? "down" : "up"}`, () => assert.equal(ordered(all, { column, down }).map(({ saved }) => saved).join(" "), want));
}

const filters: { filter: Partial<Filter>; want: string }[] = [
  { filter: {}, want: "1 2 3 4" },
  { filter: { text: "BO wrote" }, want: "3" },
  { filter: { text: "herbs" }, want: "1" },
  { filter: { verdict: "avoid" }, want: "1" },
  { filter: { verdict: "unknown" }, want: "2 4" },
  { filter: { status: "contacted" }, want: "2" },
  { filter: { tag: "herbs" }, want: "1" },
  { filter: { links: "yours" }, want: "1" },
  { filter: { links: "notYours" }, want: "3" },
  { filter: { links: "rivalsOnly" }, want: "3" },
];
for (const { filter, want } of filters) {
  test(`filter: ${JSON.stringify(filter)}`, () => assert.equal(all.filter((seen) => passes(seen, { ...noFilter, ...filter })).map(({ saved }) => saved).join(" "), want));
}

test("tags: each once", () => assert.deepEqual(tagsIn(all), ["herbs"]));
