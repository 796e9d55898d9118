import assert from "node:assert/strict";
import { test } from "node:test";
import { Mismatch } from "../src/check.ts";
import { head } from "../src/engine.ts";
import type { Call } from "../src/profile.ts";
import { beginSurvey, giveFound, judgeSite } from "../src/survey.ts";

/** answering is an engine that answers as told, and keeps the requests. */
function answering(answer: string): { call: Call; requests: string[] } {
  const requests: string[] = [];
  const call: Call = (header, ...body) => {
    requests.push(head(header) + body.map((part) => (typeof part === "string" ? part : new TextDecoder().decode(part))).join(""));
    return answer;
  };
  return { call, requests };
}

test("survey: it begins with a site and says what is wanted", async () => {
  const { call, requests } = answering('{"want":[{"url":"https://a.example/","for":"home"},{"url":"https://a.example/robots.txt","for":"robots"}]}');
  const want = await beginSurvey(call, "https://a.example");
  assert.deepEqual(want.map((one) => one.for), ["home", "robots"]);
  assert.deepEqual(requests, ["do: survey\nurl: https://a.example\n\n"]);
});

test("survey: what was found is handed over with where it was found", async () => {
  const { call, requests } = answering('{"want":[]}');
  const found = { url: "https://a.example/feed", final: "https://a.example/rss", status: 200, robots: "", contentType: "text/xml", body: "<rss>" };
  assert.deepEqual(await giveFound(call, "https://a.example", found), []);
  assert.deepEqual(requests, ["do: found\nsite: https://a.example\nurl: https://a.example/feed\nfinal: https://a.example/rss\nstatus: 200\ncontent-type: text/xml\nfeed: html\n\n<rss>"]);
});

test("survey: a verdict is read, and what is not known is null", async () => {
  const verdict = `{"version":1,"policy":"0.1.0","at":7,"home":"https://a.example/","domain":"a.example","source":null,"kind":"unknown","confidence":0,
    "chances":{"magazine":0.2},"area":null,"entropy":null,"posts":[{"url":"https://a.example/p","title":"P","author":null,"date":null}],"reasons":[],
    "findings":[{"signal":"pace","title":"t","value":null,"evidence":[{"text":"2 posts"},{"text":"x","page":"https://a.example/p"}]}]}`;
  const { call, requests } = answering(verdict);
  const read = await judgeSite(call, "https://a.example", 7);
  assert.deepEqual(requests, ["do: judge\nsite: https://a.example\nat: 7\n\n"]);
  assert.equal(read.kind, "unknown");
  assert.equal(read.findings[0]?.value, null);
  assert.deepEqual(read.findings[0]?.evidence.map((one) => one.page), [null, "https://a.example/p"]);
});

test("survey: an answer of another shape is refused", async () => {
  await assert.rejects(beginSurvey(answering('{"want":[{"url":"x","for":"cookies"}]}').call, "https://a.example"), Mismatch);
  await assert.rejects(judgeSite(answering('{"kind":"farm"}').call, "https://a.example", 0), Mismatch);
});
