import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { test } from "node:test";
import { Mismatch } from "../src/check.ts";
import { Refused } from "../src/engine-start.ts";
import { unpackedList } from "../src/packed.ts";
import type { Call } from "../src/profile.ts";
import { nothing, prospectOf } from "../src/prospect.ts";
import { lookAt } from "../src/site-look.ts";
import { newestSaid, saidOf, unknownSite, type SiteSaid } from "../src/site-said.ts";
import type { SiteVerdict } from "../src/survey.ts";
import { Visitor } from "../src/visiting.ts";

const html = (text: string): Response => new Response(text, { headers: { "content-type": "text/html", "x-robots-tag": "noindex" } });

/** visitor has a site at hand, and writes down what is asked for. */
function visitor(site: Record<string, () => Response>) {
  const asked: string[] = [];
  const one = new Visitor({
    fetch: async (url) => {
      asked.push(new URL(url).pathname);
      return site[new URL(url).pathname]?.() ?? new Response("", { status: 404 });
    },
    allowed: async () => true,
    sleep: async () => undefined,
  });
  return { one, asked };
}

const verdict: SiteVerdict = {
  kind: "guest-post-farm", confidence: 0.9, posts: [{ url: "https://a.example/1" }], reasons: ["selling"],
  findings: [{ signal: "pace", title: "p", value: 1, evidence: [{ text: "x", page: null }] }, { signal: "selling", title: "s", value: 1, evidence: [{ text: "prices", page: "https://a.example/offer" }] }],
};

/** surveyor is an engine that wants these, one after the other, and then judges. */
function surveyor(wants: { url: string; for: string }[], refuseFirst = false) {
  const told: string[] = [];
  let at = 0;
  let refused = !refuseFirst;
  const call: Call = (header, body) => {
    if (header["do"] === "judge") return JSON.stringify(verdict);
    if (header["do"] === "survey") at = 0;
    else {
      told.push(`${header["url"]} ${header["status"]} ${header["robots"] ?? ""} ${typeof body === "string" ? body : new TextDecoder().decode(body)}`);
      if (!refused) {
        refused = true;
        throw new Refused("no survey of that site has begun");
      }
      at += 1;
    }
    return JSON.stringify({ want: wants.slice(at) });
  };
  return { call, told };
}

const wants = [{ url: "https://a.example/", for: "home" }, { url: "https://a.example/robots.txt", for: "robots" }, { url: "https://a.example/map.xml.gz", for: "sitemap" }, { url: "https://a.example/gone", for: "post" }];
const site = { "/": () => html("<p>home"), "/robots.txt": () => new Response("Sitemap: /map.xml.gz"), "/map.xml.gz": () => new Response(gzipSync("<urlset>")) };

test("site: what is wanted is asked for once each, unpacked, and the verdict has the reasons with their evidence", async () => {
  const { one, asked } = visitor(site);
  const { call, told } = surveyor(wants);
  const said = await lookAt(call, "https://a.example/1", one, 5000);
  assert.deepEqual(asked, ["/robots.txt", "/", "/map.xml.gz", "/gone"]);
  assert.deepEqual(told, ["https://a.example/ 200 noindex <p>home", "https://a.example/robots.txt 200  Sitemap: /map.xml.gz", "https://a.example/map.xml.gz 200  <urlset>", "https://a.example/gone 404  "]);
  assert.deepEqual(said, { kind: "guest-post-farm", confidence: 0.9, posts: 1, why: null, reasons: [{ signal: "selling", title: "s", value: 1, evidence: [{ text: "prices", page: "https://a.example/offer" }] }] });
});

test("site: an engine that has ended meanwhile is begun with anew, once", async () => {
  const { call, told } = surveyor(wants.slice(0, 1), true);
  assert.equal((await lookAt(call, "https://a.example/1", visitor(site).one, 5000)).kind, "guest-post-farm");
  assert.equal(told.length, 2);
  const never: Call = () => {
    throw new Refused("too many");
  };
  assert.deepEqual(await lookAt(never, "https://a.example/1", visitor(site).one, 0), unknownSite("unreadable"));
});

test("site: where nothing can be read it is unknown, with the reason; what robots.txt forbids is not asked for", async () => {
  const { one, asked } = visitor({ "/robots.txt": () => new Response("User-agent: *\nDisallow: /") });
  assert.deepEqual(await lookAt(surveyor(wants.slice(0, 1)).call, "https://a.example/1", one, 0), unknownSite("banned"));
  assert.deepEqual(asked, ["/robots.txt"]);
});

test("site: an engine that never has enough is not asked for ever", async () => {
  const { one, asked } = visitor({ "/": () => html("x") });
  await lookAt(surveyor(Array.from({ length: 500 }, () => ({ url: "https://a.example/", for: "post" }))).call, "https://a.example/", one, 0);
  assert.ok(asked.length <= 21);
});

test("site: a verdict is kept within bounds, is read again, and the latest that says something holds", () => {
  const long = saidOf({ ...verdict, reasons: [], findings: Array.from({ length: 30 }, () => ({ signal: "pace", title: "t".repeat(999), value: 1, evidence: Array.from({ length: 30 }, () => ({ text: "x".repeat(999), page: `https://a.example/${"y".repeat(999)}` })) })) });
  assert.ok(JSON.stringify(long).length < 12_000);
  const one = { ...nothing("a.example", "https://a.example/"), site: [{ value: long, at: 3, by: "" }] };
  assert.deepEqual(prospectOf(JSON.parse(JSON.stringify(one))), one);
  assert.throws(() => prospectOf({ ...one, site: [{ value: { ...long, confidence: 2 }, at: 3, by: "" }] }), Mismatch);
  const at = (value: SiteSaid, when: number) => ({ value, at: when, by: "" });
  assert.equal(newestSaid([at(long, 3), undefined, at(unknownSite("slow"), 9), at(long, 5)])?.at, 5);
  assert.equal(newestSaid([undefined]), null);
});

test("unpacked: what is not packed as it is, what is up to the bound, of what breaks off what came before", async () => {
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));
  const packed = new Uint8Array(gzipSync("x".repeat(1_000_000)));
  assert.deepEqual(await unpackedList(bytes("<rss>"), 9), bytes("<rss>"));
  assert.equal((await unpackedList(packed, 1000)).length, 1000);
  assert.ok((await unpackedList(packed.slice(0, -200), 2_000_000)).length < 1_000_000);
});
