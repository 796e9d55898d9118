import assert from "node:assert/strict";
import { test } from "node:test";
import { textOfPage } from "../src/charset.ts";
import { hasNoPublicHost } from "../src/off-limits.ts";
import { parseRobots } from "../src/robots.ts";
import { Visitor, waysTo } from "../src/visiting.ts";

const robots: { name: string; file: string; path: string; want: boolean }[] = [
  { name: "nothing", file: "", path: "/", want: true },
  { name: "all forbidden", file: "User-agent: *\nDisallow: /", path: "/x", want: false },
  { name: "an empty disallow forbids nothing", file: "User-agent: *\nDisallow:", path: "/x", want: true },
  { name: "others alone", file: "User-agent: GPTBot\nDisallow: /", path: "/x", want: true },
  { name: "several names above one group", file: "User-agent: a\nUser-agent: *\nDisallow: /x", path: "/x", want: false },
  { name: "our own group before that of all", file: "User-agent: *\nDisallow: /\nUser-agent: Linkgrade\nAllow: /", path: "/x", want: true },
  { name: "the longest pattern decides", file: "user-agent: *\nallow: /blog/post\ndisallow: /blog", path: "/blog/post/1", want: true },
  { name: "allow wins a tie", file: "User-agent: *\nDisallow: /x\nAllow: /x", path: "/x", want: true },
  { name: "stars and an end", file: "User-agent: *\nDisallow: /*.php$", path: "/a/b.php", want: false },
  { name: "an end that is not there", file: "User-agent: *\nDisallow: /*.php$", path: "/a/b.php?x", want: true },
  { name: "comments and old line ends", file: "User-agent: * # all\rDisallow: /x # private\r", path: "/x1", want: false },
];
for (const { name, file, path, want } of robots) test(`robots: ${name}`, () => assert.equal(parseRobots(file).allows(path), want));

test("robots: how long to wait", () => assert.equal(parseRobots("User-agent: *\nCrawl-delay: 7\n").wait, 7));

test("robots: a hostile file and path take no time to speak of", () => {
  const slow = parseRobots(`User-agent: *\n${`Disallow: /${"*a".repeat(490)}$\n`.repeat(3000)}`);
  const began = performance.now();
  assert.equal(slow.allows(`/${"a".repeat(4000)}b`), true);
  assert.ok(performance.now() - began < 5000);
});

const bytes = (...of: (string | number)[]): Uint8Array<ArrayBuffer> => new Uint8Array(of.flatMap((one) => (typeof one === "number" ? [one] : [...one].map((c) => c.charCodeAt(0)))));
const pages: { name: string; page: Uint8Array<ArrayBuffer>; type: string; want: string }[] = [
  { name: "UTF-8 by itself", page: bytes("caf", 0xc3, 0xa9), type: "text/html", want: "café" },
  { name: "by the header", page: bytes("caf", 0xe9), type: "text/html; charset=ISO-8859-1", want: "café" },
  { name: "by the page", page: bytes('<meta charset="windows-1251">', 0xcf), type: "text/html", want: '<meta charset="windows-1251">П' },
  { name: "by the older form", page: bytes('<META http-equiv="Content-Type" content="text/html; charset=shift_jis">', 0x82, 0xa0), type: "text/html", want: '<META http-equiv="Content-Type" content="text/html; charset=shift_jis">あ' },
  { name: "what is no UTF-8 and says nothing", page: bytes("caf", 0xe9), type: "text/html", want: "café" },
  { name: "an encoding that nobody knows", page: bytes("caf", 0xe9), type: "text/html; charset=nonsense", want: "café" },
];
for (const { name, page, type, want } of pages) test(`charset: ${name}`, () => assert.equal(textOfPage(page, type), want));

const locals = ["http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://localhost/", "http://localhost./", "http://router/", "http://nas.local/", "http://db.internal/", "http://x.home.arpa/", "ftp://a.example/", "https://u:p@a.example/", "nonsense"];
for (const url of locals) test(`local: ${url}`, () => assert.equal(hasNoPublicHost(url), true));
test("local: a bank is none", () => assert.equal(hasNoPublicHost("https://foodbank.example/login"), false));

test("ways: the address, https, www, the slash, each once", () => {
  assert.deepEqual(waysTo("http://a.example/x"), ["http://a.example/x", "https://a.example/x", "https://www.a.example/x", "https://a.example/x/"]);
  assert.deepEqual(waysTo("https://www.a.example/x/"), ["https://www.a.example/x/", "https://a.example/x/", "https://www.a.example/x"]);
  assert.deepEqual(waysTo("https://a.example/x.html"), ["https://a.example/x.html", "https://www.a.example/x.html"]);
});

type Site = Record<string, () => Response | Promise<Response>>;
const html = (text: string, more: ResponseInit = {}): Response => new Response(text, { headers: { "content-type": "text/html", "x-robots-tag": "nofollow" }, ...more });
const redirect = (): Response => Object.defineProperty(new Response(), "type", { value: "opaqueredirect" });

/** visitor has a site at hand, and writes down what is asked for and how long it waits. */
function visitor(site: Site, allowed = true) {
  const asked: string[] = [];
  const waits: number[] = [];
  const hows: RequestInit[] = [];
  const one = new Visitor({
    fetch: async (url, how) => {
      asked.push(url);
      hows.push(how);
      const answer = site[url];
      if (!answer) throw new TypeError("no such host");
      return answer();
    },
    allowed: async () => allowed,
    sleep: async (ms) => void waits.push(ms),
  });
  return { one, asked, waits, hows };
}

const none = () => new Response("", { status: 404 });

test("visit: robots.txt once, then the pages, with a pause before each but the first request", async () => {
  const { one, asked, waits, hows } = visitor({ "https://a.example/robots.txt": none, "https://a.example/x": () => html("<p>x"), "https://a.example/y": () => html("<p>y") });
  assert.deepEqual(await one.visit("https://a.example/x"), { url: "https://a.example/x", status: 200, robots: "nofollow", html: "<p>x" });
  await one.visit("https://a.example/y");
  assert.deepEqual(asked, ["https://a.example/robots.txt", "https://a.example/x", "https://a.example/y"]);
  assert.deepEqual(waits, [2000, 2000]);
  for (const how of hows) assert.deepEqual([how.method, how.credentials, how.referrerPolicy, how.redirect, how.cache], [undefined, "omit", "no-referrer", "manual", "no-store"]);
});

test("visit: a site that asks for more time gets it, up to a bound", async () => {
  const slow = (delay: number) => visitor({ "https://a.example/robots.txt": () => new Response(`User-agent: *\nCrawl-delay: ${delay}`), "https://a.example/": () => html("") });
  const [some, much] = [slow(5), slow(900)];
  await some.one.visit("https://a.example/");
  await much.one.visit("https://a.example/");
  assert.deepEqual([some.waits, much.waits], [[5000], [20_000]]);
});

test("visit: what redirects is tried the usual ways, and nowhere else", async () => {
  const { one, asked } = visitor({ "http://a.example/robots.txt": redirect, "http://a.example/": redirect, "https://a.example/robots.txt": none, "https://a.example/": redirect, "https://www.a.example/robots.txt": none, "https://www.a.example/": () => html("home") });
  const came = await one.visit("http://a.example/");
  assert.equal(typeof came === "string" ? came : came.url, "https://www.a.example/");
  assert.ok(asked.every((url) => /^https?:\/\/(www\.)?a\.example\//.test(url)));
});

test("visit: where the usual ways lead nowhere, it leads elsewhere; where one is forbidden, that is said", async () => {
  const site = { "https://a.example/robots.txt": none, "https://a.example/x": redirect };
  assert.equal(await visitor(site).one.visit("https://a.example/x"), "elsewhere");
  assert.equal(await visitor({ ...site, "https://www.a.example/robots.txt": () => new Response("User-agent: *\nDisallow: /") }).one.visit("https://a.example/x"), "banned");
});

const outcomes: { name: string; page: () => Response | Promise<Response>; want: string }[] = [
  { name: "forbidden", page: () => html("", { status: 403 }), want: "refused" },
  { name: "too many", page: () => html("", { status: 429 }), want: "refused" },
  { name: "broken", page: () => html("", { status: 503 }), want: "refused" },
  { name: "gone", page: () => html("", { status: 410 }), want: "missing" },
  { name: "a picture", page: () => new Response("x", { headers: { "content-type": "image/png" } }), want: "notAPage" },
  { name: "without end", page: () => html("x".repeat((5 << 20) + 1)), want: "long" },
  { name: "redirects for ever", page: redirect, want: "elsewhere" },
  { name: "no answer", page: () => Promise.reject(new TypeError("reset")), want: "unreachable" },
];
for (const { name, page, want } of outcomes) {
  test(`visit: ${name} is unknown, with the reason`, async () => {
    const all = ["https://a.example", "https://www.a.example"];
    const { one } = visitor(Object.fromEntries(all.flatMap((origin) => [[`${origin}/robots.txt`, none], [`${origin}/x`, page], [`${origin}/x/`, page]])));
    assert.equal(await one.visit("https://a.example/x"), want);
  });
}

test("visit: robots.txt that forbids, that is broken, that cannot be reached", async () => {
  const of = (answer: () => Response | Promise<Response>) => visitor({ "https://a.example/robots.txt": answer, "https://a.example/": () => html("") });
  const cases: [() => Response | Promise<Response>, string][] = [[() => new Response("User-agent: *\nDisallow: /"), "banned"], [() => new Response("", { status: 500 }), "refused"], [() => Promise.reject(new TypeError("dns")), "unreachable"]];
  for (const [answer, want] of cases) {
    const { one, asked } = of(answer);
    assert.equal(await one.visit("https://a.example/"), want);
    assert.deepEqual(asked, ["https://a.example/robots.txt"], "the page itself is not asked for");
  }
});

test("visit: what is local, or not allowed, is not asked for at all", async () => {
  for (const [url, allowed, want] of [["http://192.168.1.1/", true, "local"], ["http://nas.local/", true, "local"], ["nonsense", true, "local"], ["https://a.example/", false, "permission"]] as const) {
    const { one, asked } = visitor({}, allowed);
    assert.equal(await one.visit(url), want);
    assert.deepEqual(asked, []);
  }
});
