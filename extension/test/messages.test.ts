import assert from "node:assert/strict";
import { test } from "node:test";
import { nothingByItself } from "../src/auto-state.ts";
import { Mismatch } from "../src/check.ts";
import type { DataState } from "../src/data-state.ts";
import { answers, dispatch, pageReadOf, type Handlers } from "../src/messages.ts";

const state: DataState = {
  server: null, checked: null, edition: null, problem: null,
  pack: { edition: "2f9c", names: 3, bytes: 100, from: null, built: "", fetched: null },
};

const handlers: Handlers = {
  grade: async ({ tab }) => ({ report: null, trouble: "empty", saying: `tab ${tab}` }),
  data: async () => state,
  update: async () => ({ ...state, problem: "unreachable" }),
  lookUp: async ({ name }) => ({ outcome: name ? "registered" : "name", registered: name ? "1995-08-31" : null }),
  learn: async ({ tab }) => ({ how: tab === 3 ? "learnt" : "fewWords", pages: 2, asked: 6 }),
  saveProfile: async ({ id, file }) => ({ id: file ? id : null, refused: file ? "" : "not a profile" }),
  useProfile: async () => ({}),
  dropProfile: async () => ({}),
  keepProspect: async ({ found }) => ({ kept: found.url ? "saved" : "full", site: { others: 1, asked: { status: "contacted", at: 2 } } }),
  changeProspects: async ({ ids }) => ({ kept: ids.length > 0 ? "saved" : "gone" }),
  addProspects: async ({ rows }) => ({ kept: rows.length === 1 ? "saved" : "full" }),
  siteNames: async ({ urls }) => ({ names: urls }),
  dropProspects: async () => ({}),
  startQueue: async () => ({}),
  pauseQueue: async () => ({}),
  stopQueue: async () => ({}),
  putBackProspects: async ({ prospects }) => ({ kept: prospects.length > 0 ? "saved" : "room" }),
  toggleOverlay: async ({ tab }) => ({ on: tab === 3, waits: tab === 3, trouble: tab === 3 ? null : "restricted" }),
  clearSent: async () => ({}),
  restore: async ({ file }) => ({ refused: file ? null : "other", at: file }),
  merge: async ({ file }) => ({ refused: file ? null : "other", at: file, pages: 2, added: 1, clashes: [] }),
  reset: async () => ({}),
  gradeExample: async ({ page }) => ({ report: null, trouble: "empty", saying: page.url }),
  setWish: async ({ wish, on }) => ({ ...nothingByItself, everywhere: on && wish.what === "everywhere" }),
};

test("messages: a call reaches its handler and its answer passes the check", async () => {
  const answer = await dispatch(handlers, { kind: "grade", tab: 3 });
  assert.deepEqual(answers.grade(structuredClone(answer)), { report: null, trouble: "empty", saying: "tab 3" });
});

test("messages: every kind of answer passes its check", async () => {
  assert.deepEqual(answers.data(await dispatch(handlers, { kind: "data" })), state);
  assert.deepEqual(answers.update(await dispatch(handlers, { kind: "update" })), { ...state, problem: "unreachable" });
  assert.deepEqual(answers.lookUp(await dispatch(handlers, { kind: "lookUp", name: "example.org" })), { outcome: "registered", registered: "1995-08-31" });
  assert.deepEqual(answers.lookUp(await dispatch(handlers, { kind: "lookUp", name: "" })), { outcome: "name", registered: null });
});

test("messages: answers about profiles pass their checks", async () => {
  assert.deepEqual(answers.learn(await dispatch(handlers, { kind: "learn", tab: 3 })), { how: "learnt", pages: 2, asked: 6 });
  assert.deepEqual(answers.saveProfile(await dispatch(handlers, { kind: "saveProfile", id: "new", file: "{}" })), { id: "new", refused: "" });
  assert.deepEqual(answers.saveProfile(await dispatch(handlers, { kind: "saveProfile", id: "a", file: "" })), { id: null, refused: "not a profile" });
  for (const kind of ["useProfile", "dropProfile"]) assert.deepEqual(await dispatch(handlers, { kind, id: "a" }), {});
});

test("messages: answers about saved pages pass their checks", async () => {
  const graded = { at: 1, grade: null, score: null, verdict: "unknown", summary: "s", confidence: 0, newLinkVote: null, pillars: {}, policy: "1", edition: "" };
  const found = { domain: "a.example", url: "https://a.example/", title: "t", graded };
  const prospect = { ...found, saved: 1, note: { value: "", at: 0 } };
  assert.deepEqual(answers.keepProspect(await dispatch(handlers, { kind: "keepProspect", found })), { kept: "saved", site: { others: 1, asked: { status: "contacted", at: 2 } } });
  assert.deepEqual(answers.changeProspects(await dispatch(handlers, { kind: "changeProspects", ids: [], change: { field: "note", value: "" } })), { kept: "gone" });
  assert.deepEqual(await dispatch(handlers, { kind: "dropProspects", ids: ["a"] }), {});
  assert.deepEqual(await dispatch(handlers, { kind: "startQueue", task: "link", ids: ["a"], hosts: [] }), {});
  assert.deepEqual(await dispatch(handlers, { kind: "pauseQueue", paused: true }), {});
  assert.deepEqual(await dispatch(handlers, { kind: "stopQueue" }), {});
  assert.deepEqual(answers.putBackProspects(await dispatch(handlers, { kind: "putBackProspects", prospects: [prospect] })), { kept: "saved" });
  const row = { domain: "a.example", url: "https://a.example/", title: "", note: "", changes: [{ field: "tags", value: ["a"] }] };
  assert.deepEqual(answers.addProspects(await dispatch(handlers, { kind: "addProspects", rows: [row] })), { kept: "saved" });
  assert.deepEqual(answers.siteNames(await dispatch(handlers, { kind: "siteNames", urls: ["a.example"] })), { names: ["a.example"] });
  for (const broken of [{ ...found, url: "x".repeat(4097) }, { ...found, graded: { ...graded, grade: "S" } }, { ...found, title: "x".repeat(301) }]) {
    assert.throws(() => dispatch(handlers, { kind: "keepProspect", found: broken }), Mismatch);
  }
  for (const change of [{ field: "note", value: "x".repeat(2001) }, { field: "graded", value: {} }, { field: "status", value: "perhaps" }, { field: "tags", value: "a" }]) {
    assert.throws(() => dispatch(handlers, { kind: "changeProspects", ids: ["a"], change }), Mismatch);
  }
});

test("messages: answers about what is kept pass their checks", async () => {
  assert.deepEqual(answers.restore(await dispatch(handlers, { kind: "restore", file: "{}" })), { refused: null, at: "{}" });
  assert.deepEqual(answers.restore(await dispatch(handlers, { kind: "restore", file: "" })), { refused: "other", at: "" });
  assert.deepEqual(answers.merge(await dispatch(handlers, { kind: "merge", file: "{}", press: "a" })), { refused: null, at: "{}", pages: 2, added: 1, clashes: [] });
  for (const kind of ["clearSent", "reset"]) assert.deepEqual(await dispatch(handlers, { kind }), {});
  const page = { url: "u", contentType: "text/html", stream: "s" };
  assert.deepEqual(answers.gradeExample(await dispatch(handlers, { kind: "gradeExample", page })), { report: null, trouble: "empty", saying: "u" });
});

test("messages: answers about the overlay pass their check", async () => {
  assert.deepEqual(answers.toggleOverlay(await dispatch(handlers, { kind: "toggleOverlay", tab: 3, press: "a" })), { on: true, waits: true, trouble: null });
  assert.deepEqual(answers.toggleOverlay(await dispatch(handlers, { kind: "toggleOverlay", tab: 4, press: "b" })), { on: false, waits: false, trouble: "restricted" });
});

test("messages: a switch reaches its handler", async () => {
  const on = await dispatch(handlers, { kind: "setWish", wish: { what: "everywhere", of: "" }, on: true });
  assert.deepEqual(answers.setWish(structuredClone(on)), { ...nothingByItself, everywhere: true });
});

test("messages: what is not ours is not answered", () => {
  assert.equal(dispatch(handlers, { kind: "other" }), undefined);
  assert.equal(dispatch(handlers, {}), undefined);
});

const bad: unknown[] = [null, "grade", [], { kind: "grade" }, { kind: "grade", tab: -1 }, { kind: "grade", tab: 1.5 }, { kind: "grade", tab: "1" }, { kind: "lookUp", name: 1 }, { kind: "lookUp" },
  { kind: "learn" }, { kind: "saveProfile", id: 1, file: "{}" }, { kind: "saveProfile", id: "a" }, { kind: "useProfile" }, { kind: "dropProfile", id: null }, { kind: "toggleOverlay", tab: 3 }, { kind: "merge", file: "{}" }, { kind: "restore" }, { kind: "gradeExample", page: { url: "u" } },
  { kind: "setWish", wish: { what: "site", of: "*" }, on: true }, { kind: "setWish", wish: { what: "chips", of: "other" }, on: true }, { kind: "setWish", wish: { what: "site", of: "a.example" } }];
for (const message of bad) test(`messages: ${JSON.stringify(message)} is refused`, () => assert.throws(() => dispatch(handlers, message), Mismatch));

test("messages: a missing answer is refused", () => {
  for (const nothing of [null, undefined, {}, { report: null }, { report: null, trouble: "new" }, { report: {} }]) assert.throws(() => answers.grade(nothing), Mismatch);
});

test("page: what a content script may answer", () => {
  const page = { url: "https://example.org/", contentType: "text/html", stream: "\u0001html\u0005" };
  assert.deepEqual(pageReadOf(page), page);
  assert.deepEqual(pageReadOf({ ...page, status: 404, more: 1 }), { ...page, status: 404 });
  assert.deepEqual(pageReadOf({ ...page, status: null }), page);
});

const pages: unknown[] = [null, undefined, "x", {}, { url: "u", contentType: "c" }, { url: "u", contentType: "c", stream: 1 },
  { url: "u", contentType: "c", stream: "s", status: 7 }, { url: "u".repeat(100_001), contentType: "c", stream: "s" }];
for (const page of pages) test(`page: ${JSON.stringify(page)?.slice(0, 50)} is refused`, () => assert.throws(() => pageReadOf(page), Mismatch));
