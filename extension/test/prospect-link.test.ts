import assert from "node:assert/strict";
import { test } from "node:test";
import { Mismatch } from "../src/check.ts";
import { head } from "../src/engine.ts";
import type { Call } from "../src/profile.ts";
import { checked, lookedFor, nothingWanted, type LinkSaid, type LinkSeen } from "../src/prospect-link.ts";
import { mergedOf, mostPast, nothing, prospectOf, type Prospect } from "../src/prospect.ts";
import { applied, earlierOf } from "../src/prospect-change.ts";

const seen: LinkSeen = { href: "https://shop.example/", anchor: "bees ä", rel: "", followed: true, hidden: "", placement: "content", noindex: false };
const live: LinkSaid = { state: "live", why: null, target: "shop.example", found: 1, seen, seenAt: 5, changes: [] };
const visited = { url: "https://a.example/1", status: 200, robots: "noindex", html: "<p>x" };

/** engine answers as told, and keeps what it was asked. */
function engine(said: object): { call: Call; asked: string[] } {
  const asked: string[] = [];
  const call: Call = (header, ...body) => {
    asked.push(head(header) + body.join(""));
    return JSON.stringify({ target: "shop.example", said });
  };
  return { call, asked };
}

const asked = { url: "https://a.example/1", targets: ["shop.example"], wanted: { target: "", anchor: "bees", rel: "follow" }, before: null };

test("link: the engine is asked with what was agreed, and with how it was seen before", async () => {
  const { call, asked: requests } = engine({ state: "live", found: 2, link: seen, changes: [] });
  assert.deepEqual(await lookedFor(call, visited, asked, 9), { ...live, found: 2, seenAt: 9 });
  await lookedFor(call, visited, { ...asked, before: live }, 9);
  const older = JSON.stringify(seen);
  assert.deepEqual(requests, [
    "do: link\nurl: https://a.example/1\nstatus: 200\nrobots: noindex\ncontent-type: text/html; charset=utf-8\nfeed: html\ntargets: shop.example\nanchor: bees\nrel: follow\nolder: 0\n\n<p>x",
    `do: link\nurl: https://a.example/1\nstatus: 200\nrobots: noindex\ncontent-type: text/html; charset=utf-8\nfeed: html\ntargets: shop.example\nanchor: bees\nrel: follow\nolder: ${new TextEncoder().encode(older).length}\n\n${older}<p>x`,
  ]);
});

test("link: an error is not a loss, and what was seen stays", async () => {
  const { call, asked: requests } = engine({});
  for (const why of ["refused", "slow", "banned", "elsewhere", "permission"] as const) {
    assert.deepEqual(await lookedFor(call, why, { ...asked, before: live }, 9), { ...live, state: "unknown", why, found: 0 });
  }
  assert.deepEqual(requests, []);
});

test("link: a page that is gone is the engine's to judge, and a blank one is unknown", async () => {
  const lost = engine({ state: "lost", found: 0, link: null, changes: [] });
  assert.deepEqual(await lookedFor(lost.call, "missing", { ...asked, before: live }, 9), { ...live, state: "lost", why: "missing", found: 0 });
  assert.match(lost.asked[0] ?? "", /\nstatus: 404\n/);
  assert.equal((await lookedFor(lost.call, visited, asked, 9)).why, null);
  assert.equal((await lookedFor(engine({ state: "unknown", found: 0, link: null, changes: [] }).call, visited, asked, 9)).why, "blank");
});

test("link: what was seen of another target is not compared with", async () => {
  const { call, asked: requests } = engine({ state: "lost", found: 0, link: null, changes: [] });
  const said = await lookedFor(call, visited, { ...asked, targets: ["other.example"], before: live }, 9);
  assert.deepEqual([said.seen, said.seenAt, said.target], [null, 0, "other.example"]);
  assert.match(requests[0] ?? "", /\nolder: 0\n/);
});

test("link: an answer of another shape is refused", () => assert.rejects(lookedFor(engine({ state: "gone" }).call, visited, asked, 9), Mismatch));

test("link: of looks that came to the same the first and the last stay", () => {
  let past: Prospect["link"] = [];
  const look = (state: LinkSaid["state"], at: number): void => void (past = checked(past, { ...live, state, seenAt: at }, at, mostPast.link));
  for (const at of [1, 2, 3, 4]) look("live", at);
  assert.deepEqual(past.map(({ at }) => at), [4, 1]);
  look("lost", 5);
  look("lost", 4); // a clock that was set back
  assert.deepEqual(past.map(({ at, value }) => [at, value.state]), [[6, "lost"], [5, "lost"], [4, "live"], [1, "live"]]);
});

test("link: kept, read again and merged as all other fields; a record of before has none", () => {
  const one: Prospect = { ...nothing("a.example", "https://a.example/1"), wanted: [{ value: { ...nothingWanted, target: "shop.example" }, at: 3, by: "Ida" }], link: [{ value: live, at: 4, by: "" }] };
  assert.deepEqual(prospectOf(JSON.parse(JSON.stringify(one))), one);
  const { wanted: _, link: __, ...old } = one;
  assert.deepEqual(prospectOf(old).link, []);
  const later = { ...one, link: [{ value: { ...live, state: "lost" as const }, at: 8, by: "" }] };
  assert.deepEqual(mergedOf(one, later), mergedOf(later, one));
  assert.deepEqual(mergedOf(one, later).link.map(({ at }) => at), [8, 4]);
  assert.throws(() => prospectOf({ ...one, link: [{ value: { ...live, state: "fine" }, at: 1, by: "" }] }), Mismatch);
});

test("earlier: what is written again within a minute does not push out what it replaces", () => {
  let one = nothing("a.example", "https://a.example/1");
  for (const [i, value] of ["mine", "theirs", "mine"].entries()) one = applied(one, { field: "note", value }, 100_000 + i * (i === 1 ? 90_000 : 45_500), "");
  assert.deepEqual(one.note.map(({ value }) => value), ["mine", "theirs", "mine"]);
});

test("earlier: what was written over can be written again, the newest first", () => {
  let one = nothing("a.example", "https://a.example/1");
  for (const [i, value] of (["contacted", "agreed", "live"] as const).entries()) one = applied(one, { field: "status", value }, 100_000 * (i + 1), "Ida");
  one = applied(one, { field: "note", value: "a" }, 120_000, "");
  one = applied(one, { field: "note", value: "b" }, 320_000, "Bo");
  assert.deepEqual(earlierOf(one), [
    { change: { field: "status", value: "agreed" }, at: 200_000, by: "Ida" },
    { change: { field: "note", value: "a" }, at: 120_000, by: "" },
    { change: { field: "status", value: "contacted" }, at: 100_000, by: "Ida" },
  ]);
});
