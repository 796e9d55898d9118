import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchPages, neighbours, type SiteLink } from "../src/neighbours.ts";

const nav = (href: string): SiteLink => ({ href, placement: "nav", rel: [] });
const inText = (href: string): SiteLink => ({ href, placement: "content", rel: [] });
const site = "https://www.sage.example";

const rows: { name: string; page?: string; links: SiteLink[]; want: string[] }[] = [
  { name: "a page without links has a home page", links: [], want: ["/"] },
  { name: "the home page has no other", page: "/", links: [nav("/")], want: [] },
  { name: "the navigation goes before the text, whatever stands first", links: [inText("/a"), nav("/b"), nav("c/d")], want: ["/", "/b", "/herbs/c/d", "/a"] },
  { name: "five at most, and the home page", links: ["/1", "/2", "/3", "/4", "/5", "/6"].map(nav), want: ["/", "/1", "/2", "/3", "/4", "/5"] },
  { name: "each once, and not the page itself", links: [nav("/a"), nav("/a#part"), nav("#here"), nav("/herbs/sage"), inText(`${site}/a`)], want: ["/", "/a"] },
  { name: "other origins are other sites", links: [nav("https://sage.example/a"), nav("http://www.sage.example/a"), nav("https://www.sage.example:8443/a"), nav("//thyme.example/"), nav("mailto:a@sage.example"), nav("https://[")], want: ["/"] },
  { name: "no query is sent: it may do something", links: [nav("/a?buy=1"), nav("/?logout")], want: ["/"] },
  { name: "pages that say little", links: ["/login", "/my-account/", "/cart", "/privacy-policy", "/Impressum", "/wp-login.php", "/log-out"].map(nav), want: ["/"] },
  { name: "words within words are others", links: ["/logins-of-wood", "/cartography", "/contactless"].map(nav), want: ["/", "/logins-of-wood", "/cartography", "/contactless"] },
  { name: "files are no pages", links: ["/a.pdf", "/a.JPG", "/feed.xml", "/a.html", "/b.php"].map(nav), want: ["/", "/a.html", "/b.php"] },
  { name: "what the site itself does not vouch for", links: [{ ...nav("/a"), rel: ["nofollow"] }], want: ["/"] },
];
for (const { name, page = "/herbs/sage", links, want } of rows) {
  test(`neighbours: ${name}`, () => assert.deepEqual(neighbours(site + page, links), want.map((path) => site + path)));
}

/** answering stands in for the page that fetchPages runs in; it notes what was asked. */
function answering(answer: (address: string) => Response | Promise<Response>): { address: string; how: RequestInit }[] {
  const asked: { address: string; how: RequestInit }[] = [];
  Object.assign(globalThis, {
    location: { origin: site },
    document: { characterSet: "windows-1252" },
    fetch: async (address: string, how: RequestInit) => {
      asked.push({ address, how });
      return Object.defineProperty(await answer(address), "url", { value: address });
    },
  });
  return asked;
}

const html = (body: BodyInit, type = "text/html; charset=utf-8", status = 200): Response => new Response(body, { status, headers: { "Content-Type": type } });
const fetched = (path: string, longest = 1000): Promise<string[]> => fetchPages([site + path], longest, 1000).then((pages) => pages.map((page) => page.html));

test("fetch: as somebody who has never been there, and of the page's own origin alone", async () => {
  const asked = answering(() => html("<p>sage"));
  assert.deepEqual(await fetchPages([`${site}/a`, "https://thyme.example/"], 1000, 1000), [{ url: `${site}/a`, html: "<p>sage" }]);
  assert.deepEqual(asked.map(({ address }) => address), [`${site}/a`]);
  const { mode, credentials, referrerPolicy, method = "GET" } = asked[0]?.how ?? {};
  assert.deepEqual({ mode, credentials, referrerPolicy, method }, { mode: "same-origin", credentials: "omit", referrerPolicy: "no-referrer", method: "GET" });
});

test("fetch: what is no page is left out, and the others stay", async () => {
  const answers: Record<string, () => Response> = {
    "/a": () => html("a"), "/json": () => html("{}", "application/json"), "/none": () => html("gone", "text/html", 404), "/down": () => { throw new TypeError("no network"); }, "/b": () => html("b"),
  };
  answering((address) => answers[new URL(address).pathname]?.() ?? html(""));
  assert.deepEqual((await fetchPages(Object.keys(answers).map((path) => site + path), 1000, 1000)).map((page) => page.html), ["a", "b"]);
});

test("fetch: in the encoding that is said, else in that of the page it runs in", async () => {
  answering(() => html(new Uint8Array([0x53, 0xe4]), "text/html"));
  assert.deepEqual(await fetched("/"), ["Sä"]);
  answering(() => html(new Uint8Array([0xd3, 0xc1]), "text/html; charset=\"koi8-r\""));
  assert.deepEqual(await fetched("/"), ["са"]);
  answering(() => html("a", "text/html; charset=nonsense"));
  assert.deepEqual(await fetched("/"), [], "an encoding that nobody knows");
});

test("fetch: a long document is read as far as the limit", async () => {
  let sent = 0;
  answering(() => html(new ReadableStream({ pull: (to) => { sent++; to.enqueue(new TextEncoder().encode("x".repeat(100))); } })));
  const [page = ""] = await fetched("/", 250);
  assert.equal(page.length, 300, "ends with the part that reaches the limit");
  assert.ok(sent < 10, `${sent} parts were read`);
});
