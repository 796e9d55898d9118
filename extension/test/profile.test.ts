import assert from "node:assert/strict";
import { test } from "node:test";
import { Mismatch } from "../src/check.ts";
import { head, type Header } from "../src/engine.ts";
import { emptyProfile, entries, fileOf, keepProfile, learnProfile, lines, parseProfile, sampleOf, sampleText, sendVectors } from "../src/profile.ts";

/** asked runs a call against an engine that answers as told, and gives the request that it would have had. */
async function asked(answer: string, run: (call: (header: Header, ...body: (string | Uint8Array<ArrayBuffer>)[]) => string) => Promise<unknown>): Promise<string> {
  let request = "";
  await run((header, ...body) => {
    request = head(header) + body.map((part) => (typeof part === "string" ? part : new TextDecoder().decode(part))).join("");
    return answer;
  });
  return request;
}

test("profile: learning sends the older profile by its length in bytes, then a sample a line", async () => {
  const request = await asked("{}", (call) => learnProfile(call, ['{"title":"a"}', '{"title":"b"}'], '{"name":"Ägir"}', 7));
  assert.equal(request, 'do: learn\nat: 7\nolder: 16\n\n{"name":"Ägir"}{"title":"a"}\n{"title":"b"}');
});

test("profile: without an older one nothing stands before the samples", async () => {
  assert.equal(await asked("{}", (call) => learnProfile(call, ["{}"], null, 7)), "do: learn\nat: 7\nolder: 0\n\n{}");
});

test("profile: none is an empty body", async () => {
  assert.equal(await asked("{}", async (call) => keepProfile(call, null)), "do: profile\n\n");
});

test("profile: a page is sampled as it is graded", async () => {
  const page = { url: "https://a.example/", stream: "\u0001p\u0004Yachts\u0005" };
  assert.equal(await asked("{}", (call) => sampleOf(call, page)), "do: sample\nurl: https://a.example/\ncontent-type: text/html\nfeed: dom\n\n\u0001p\u0004Yachts\u0005");
});

test("profile: a page that was fetched is sampled from its text, which is UTF-8 by then", async () => {
  const request = await asked("{}", (call) => sampleOf(call, { url: "https://a.example/b", html: "<p>Yachts" }));
  assert.equal(request, "do: sample\nurl: https://a.example/b\ncontent-type: text/html; charset=utf-8\nfeed: html\n\n<p>Yachts");
});

test("profile: the vectors say how many words they know", async () => {
  assert.equal(await sendVectors(() => '{"made":"m","words":3}', new Uint8Array(4)), 3);
});

test("profile: what a file leaves out is empty, and a term without pages is the user's own", () => {
  const profile = parseProfile('{"name":"Yachts","terms":[{"term":"boat"},{"term":"sea","weight":0.5,"pages":2,"struck":true}]}', "profile");
  assert.deepEqual(profile.terms, [{ term: "boat", weight: 1, pages: 0, struck: false }, { term: "sea", weight: 0.5, pages: 2, struck: true }]);
  assert.deepEqual([profile.sites, profile.keywords, profile.learntAt], [[], [], 0]);
  assert.throws(() => parseProfile('{"terms":["boat"]}', "profile"), Mismatch);
});

test("profile: what was typed, each once", () => {
  assert.deepEqual(lines(" Smith, Jones & Co\r\n\nSmith\nSmith "), ["Smith, Jones & Co", "Smith"]);
  assert.deepEqual(entries("sage, thyme;mint\nsage,, kitchen herbs，草本、"), ["sage", "thyme", "mint", "kitchen herbs", "草本"]);
});

test("profile: what is written is read back", () => {
  const profile = { ...emptyProfile, name: "Yachts", keywords: ["sails"], terms: [{ term: "sea", weight: 0.5, pages: 2, struck: true }] };
  assert.deepEqual(parseProfile(fileOf(profile), "profile"), profile);
});

test("profile: a sample's text", () => {
  assert.equal(sampleText('{"title":"a","body":"Two words"}', "sample"), "Two words");
  assert.throws(() => sampleText('{"title":"a"}', "sample"), Mismatch);
});
