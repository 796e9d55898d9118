import assert from "node:assert/strict";
import { test } from "node:test";
import { indexed, viewOf, type Filter, type Order } from "../src/link-view.ts";
import { linkOf, type Link } from "../src/link.ts";

const link = (index: number, href: string, more: Partial<Link> = {}): Link =>
  linkOf({ index, href, domain: new URL(href).hostname, text: `link ${index}`, placement: "content", content: 0.9, follow: true, external: true, vote: 0.2, ...more });

const links = [
  link(4, "https://me.example/", { yours: true, vote: 0.1 }),
  link(0, "https://page.example/", { external: false, placement: "nav", content: 0, vote: 0.04, text: "Home" }),
  link(1, "https://b.example/post", { vote: 0.3 }),
  link(2, "https://a.example/", { rel: ["nofollow", "ugc"], follow: false, vote: 0 }),
  link(3, "https://b.example/post", { rel: ["sponsored"], follow: false, vote: 0, text: "Ünser Partner" }),
  link(5, "https://casino.example/", { placement: "hidden", content: 0.8, flags: ["hidden", "risky"], vote: 0 }),
  link(6, "mailto:me@page.example", { external: false, domain: "", vote: null }),
].map(indexed);

const view = (search: string, chosen: Filter[] = [], order: Order = "page") => viewOf(links, { search, chosen: new Set(chosen), order });
const rows = (...given: Parameters<typeof view>): number[][] => view(...given).rows.map(({ all }) => all.map(({ index }) => index));

const cases: { what: string; given: Parameters<typeof view>; want: number[][] }[] = [
  { what: "all, as on the page, one address a row", given: [""], want: [[0], [1, 3], [2], [4], [5], [6]] },
  { what: "by worth, unknown last", given: ["", [], "worth"], want: [[1, 3], [4], [0], [2], [5], [6]] },
  { what: "by site, none last", given: ["", [], "domain"], want: [[2], [1, 3], [5], [4], [0], [6]] },
  { what: "by how often", given: ["", [], "times"], want: [[1, 3], [0], [2], [4], [5], [6]] },
  { what: "search in words, in any case", given: ["üNSER"], want: [[3]] },
  { what: "search in addresses, every word", given: ["POST b.ex"], want: [[1, 3]] },
  { what: "search for nothing that is there", given: ["post a.ex"], want: [] },
  { what: "one filter", given: ["", ["sponsored"]], want: [[3]] },
  { what: "filters of a group widen", given: ["", ["sponsored", "nofollow"]], want: [[2], [3]] },
  { what: "groups narrow", given: ["", ["followed", "content"]], want: [[1], [4], [6]] },
  { what: "a hidden link is no content", given: ["", ["hidden"]], want: [[5]] },
  { what: "yours", given: ["", ["yours"]], want: [[4]] },
  { what: "risky and hidden", given: ["", ["risky", "hidden"]], want: [[5]] },
  { what: "risky and in the content", given: ["", ["risky", "content"]], want: [] },
];
for (const { what, given, want } of cases) test(`links: ${what}`, () => assert.deepEqual(rows(...given), want));

test("links: a count says what choosing the filter would show", () => {
  assert.deepEqual(view("").counts, { followed: 5, nofollow: 1, sponsored: 1, ugc: 1, content: 5, hidden: 1, external: 5, yours: 1, risky: 1 });
  assert.equal(view("").links, 7);
  const narrowed = view("", ["followed"]);
  assert.equal(narrowed.counts.sponsored, 1, "of the same group: what it would add");
  assert.equal(narrowed.counts.content, 3, "of another group: what it would leave");
  assert.equal(view("b.example").counts.nofollow, 0);
});

test("links: 5,000 are viewed in one frame's time", () => {
  const many = Array.from({ length: 5000 }, (_, i) => indexed(link(i, `https://site${i % 4000}.example/${i % 4000}`, { vote: (i % 97) / 97, text: `Garden number ${i}` })));
  const times = [0, 1, 2, 3, 4].map(() => {
    const began = process.cpuUsage().user;
    viewOf(many, { search: "garden site1", chosen: new Set<Filter>(["followed", "external"]), order: "worth" });
    return (process.cpuUsage().user - began) / 1000;
  });
  assert.ok(Math.min(...times) < 50, `${times.join(" ")} ms`);
});
