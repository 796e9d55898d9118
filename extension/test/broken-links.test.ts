import assert from "node:assert/strict";
import { test } from "node:test";
import { brokenOn, noneLookedAt, type BrokenSaid } from "../src/broken-links.ts";
import { Mismatch } from "../src/check.ts";
import type { Call } from "../src/profile.ts";
import { nothing, prospectOf } from "../src/prospect.ts";
import { Visitor } from "../src/visiting.ts";

const link = (href: string, text = "x", more: object = {}) => ({ href, text, domain: new URL(href).hostname, external: true, content: 0.9, ...more });
const page = { url: "https://a.example/", status: 200, robots: "", html: "<p>" };
const report = (links: object[]): Call => () => JSON.stringify({ links });

/** web answers by host and path; it writes down what is asked for, and how many requests to one host were open at once. */
function web(answers: Record<string, () => Response>, allowed: (url: string) => boolean = () => true) {
  const asked: string[] = [];
  const visitor = () =>
    new Visitor({
      fetch: async (url) => {
        const { host, pathname } = new URL(url);
        if (pathname !== "/robots.txt") asked.push(host + pathname);
        const answer = answers[host + pathname];
        if (!answer && pathname !== "/robots.txt" && host.startsWith("dead")) throw new TypeError("no such host");
        return answer?.() ?? new Response("", { status: 404 });
      },
      allowed: async (url) => allowed(url),
      sleep: async () => undefined,
    });
  return { visitor, asked };
}

test("broken: what its site says is not there, and what cannot be reached; all else is there or unknown", async () => {
  const redirect = (): Response => Object.defineProperty(new Response(), "type", { value: "opaqueredirect" });
  const { visitor } = web({
    "b.example/there": () => new Response("<p>long enough", { headers: { "content-type": "text/html" } }), "b.example/file": () => new Response("x", { headers: { "content-type": "application/pdf" } }),
    "b.example/on": redirect, "c.example/wall": () => new Response("", { status: 403 }), "d.example/robots.txt": () => new Response("User-agent: *\nDisallow: /"),
  }, (url) => !url.startsWith("https://e.example/"));
  const links = ["https://b.example/there", "https://b.example/file", "https://b.example/on", "https://b.example/gone#part", "https://c.example/wall", "https://d.example/x", "https://dead.example/x", "https://e.example/x"].map((href) => link(href, `to ${href}`));
  assert.deepEqual(await brokenOn(report(links), page, visitor), {
    why: null, looked: 8, unknown: 3,
    links: [{ href: "https://b.example/gone", text: "to https://b.example/gone#part", why: "missing" }, { href: "https://dead.example/x", text: "to https://dead.example/x", why: "unreachable" }],
  });
});

test("broken: the text's links to other sites alone, each address once, twenty of them", async () => {
  const { visitor, asked } = web({});
  const links = [link("https://b.example/1"), link("https://b.example/1#a"), link("https://b.example/menu", "x", { content: 0.1 }), link("https://a.example/own", "x", { external: false }), link("ftp://b.example/2"), link("https://192.168.1.1/x", "x", { domain: "" })];
  assert.equal((await brokenOn(report(links), page, visitor)).looked, 1);
  assert.deepEqual(asked, ["b.example/1"]);
  const many = await brokenOn(report(Array.from({ length: 60 }, (_, i) => link(`https://s${i}.example/`))), page, web({}).visitor);
  assert.deepEqual([many.looked, many.links.length], [20, 10]);
});

test("broken: kept and read again; what is of another shape is not", () => {
  const said: BrokenSaid = { why: null, looked: 2, unknown: 1, links: [{ href: "https://b.example/", text: "", why: "missing" }] };
  const one = { ...nothing("a.example", "https://a.example/"), broken: [{ value: said, at: 3, by: "" }] };
  assert.deepEqual(prospectOf(JSON.parse(JSON.stringify(one))), one);
  assert.throws(() => prospectOf({ ...one, broken: [{ value: { ...noneLookedAt("slow"), why: "bad" }, at: 3, by: "" }] }), Mismatch);
});
