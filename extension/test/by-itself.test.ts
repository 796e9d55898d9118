import assert from "node:assert/strict";
import { test } from "node:test";
import { gradesPage, hostsOf, isOn, nothingByItself, parseSite, wishesOf, withLoss, withWish, wishOf, type AutoState, type Wish } from "../src/auto-state.ts";
import { engineAt, searchEngines, targetOf } from "../src/chip-engines.ts";
import { Mismatch } from "../src/check.ts";
import { isOffLimits } from "../src/off-limits.ts";
import { dispatchPage, mostNames } from "../src/page-calls.ts";

const addresses: { address: string; off: boolean; why: string }[] = [
  { address: "https://herbs.example/sage", off: false, why: "a public page" },
  { address: "http://www.herbs.example/sage?x=1#y", off: false, why: "a public page without TLS" },
  { address: "https://xn--krbiskern-n4a.example/", off: false, why: "a name in Punycode" },
  { address: "https://login-tips.example/blog/how-to-login", off: false, why: "a word within a label or a path" },
  { address: "file:///home/x.html", off: true, why: "a file" },
  { address: "chrome-extension://abc/x.html", off: true, why: "an extension's page" },
  { address: "nonsense", off: true, why: "no address" },
  { address: "http://localhost:8080/", off: true, why: "this machine" },
  { address: "http://app.localhost/", off: true, why: "this machine by a longer name" },
  { address: "http://router/", off: true, why: "a single label" },
  { address: "http://printer.local/", off: true, why: "the local network" },
  { address: "http://wiki.corp/", off: true, why: "a company's network" },
  { address: "http://nas.home.arpa/", off: true, why: "a home network" },
  { address: "http://192.168.0.1/", off: true, why: "an address literal" },
  { address: "http://8.8.8.8/", off: true, why: "a public address literal" },
  { address: "http://0x7f000001/", off: true, why: "an address literal as a number" },
  { address: "http://[2001:db8::1]/", off: true, why: "an IPv6 literal" },
  { address: "https://u:p@herbs.example/", off: true, why: "an address with a password" },
  { address: "https://www.mybank.example/", off: true, why: "a bank" },
  { address: "https://sparkasse-koeln.example/", off: true, why: "a bank in another language" },
  { address: "https://foodbank.example/", off: true, why: "what only sounds like a bank" },
  { address: "https://pay.shop.example/", off: true, why: "a label for payments" },
  { address: "https://webmail.herbs.example/", off: true, why: "mail" },
  { address: "https://shop.example/checkout/2", off: true, why: "a checkout" },
  { address: "https://herbs.example/wp-admin/", off: true, why: "an administration" },
  { address: "https://herbs.example/login", off: true, why: "a log-in" },
];
for (const { address, off, why } of addresses) test(`off limits: ${why}: ${off}`, () => assert.equal(isOffLimits(address), off));

const typed: { typed: string; site: string | null }[] = [
  { typed: " www.Herbs.example ", site: "herbs.example" },
  { typed: "https://herbs.example/sage?x", site: "herbs.example" },
  { typed: "Kräuter.example", site: "xn--kruter-cua.example" },
  { typed: "localhost", site: null },
  { typed: "*.example.org", site: null },
  { typed: "[::1]", site: null },
  { typed: "", site: null },
  { typed: "two words", site: null },
];
for (const { typed: given, site } of typed) test(`site: ${JSON.stringify(given)} is ${site}`, () => assert.equal(parseSite(given), site));

const herbs: Wish = { what: "site", of: "herbs.example" };
const all: Wish = { what: "everywhere", of: "" };
const bing: Wish = { what: "chips", of: "bing" };

const switched = (...wishes: Wish[]): AutoState => wishes.reduce((state: AutoState, wish) => withWish(state, wish, true) ?? state, nothingByItself);

test("auto: switches go on and off one by one, and twice is once", () => {
  const state = switched(herbs, bing, herbs);
  assert.deepEqual(state.sites, ["herbs.example"]);
  assert.deepEqual(wishesOf(state), [herbs, bing]);
  assert.equal(isOn(withWish(state, herbs, false) ?? state, herbs), false);
  assert.equal(isOn(withWish(state, herbs, false) ?? state, bing), true);
});

test("auto: a site stands for its hosts, and for no other's", () => {
  const state = switched(herbs);
  for (const on of ["https://herbs.example/", "http://www.herbs.example/x"]) assert.equal(gradesPage(state, on), true, on);
  for (const off of ["https://otherherbs.example/", "https://herbs.example.org/", "nonsense"]) assert.equal(gradesPage(state, off), false, off);
  assert.equal(gradesPage(switched(all), "https://other.example/"), true);
  assert.equal(gradesPage(nothingByItself, "https://herbs.example/"), false);
});

test("auto: what the browser takes back is off, and said until it is switched again", () => {
  const lost = withLoss(switched(herbs, all, bing), [herbs, all, bing]);
  assert.deepEqual(lost, { ...nothingByItself, lost: ["herbs.example", "*", "bing"] });
  assert.deepEqual((withWish(lost, all, true) ?? lost).lost, ["herbs.example", "bing"]);
  assert.deepEqual((withWish(lost, herbs, false) ?? lost).lost, ["*", "bing"]);
});

test("auto: sites are at most 200", () => {
  const full = switched(...Array.from({ length: 200 }, (_, n): Wish => ({ what: "site", of: `s${n}.example` })));
  assert.equal(withWish(full, herbs, true), null);
  assert.notEqual(withWish(full, all, true), null);
});

test("auto: a wish becomes match patterns, so it is checked", () => {
  assert.deepEqual(hostsOf(wishOf(herbs)), ["https://*.herbs.example/*", "http://*.herbs.example/*"]);
  assert.deepEqual(hostsOf({ what: "private", of: "" }), []);
  for (const bad of [{ what: "site", of: "*" }, { what: "site", of: "a.example/*" }, { what: "site", of: "WWW.a.example" }, { what: "chips", of: "x" }, { what: "x", of: "" }, null]) {
    assert.throws(() => wishOf(bad), Mismatch, JSON.stringify(bad));
  }
});

test("chips: an engine is known by its address, path apart", () => {
  assert.equal(engineAt("https://www.google.de/search?q=x"), "google");
  assert.equal(engineAt("https://html.duckduckgo.com/html/"), "duckduckgo");
  for (const other of ["https://google.example/search", "http://www.bing.com/search", "https://news.google.com/", "x"]) assert.equal(engineAt(other), null, other);
});

const links: { engine: keyof typeof searchEngines; href: string; target: string | null }[] = [
  { engine: "google", href: "https://herbs.example/a", target: "https://herbs.example/a" },
  { engine: "google", href: "/url?q=https%3A%2F%2Fherbs.example%2Fa&sa=U", target: "https://herbs.example/a" },
  { engine: "google", href: "/search?q=herbs", target: null },
  { engine: "google", href: "/search?q=https://www.google.com/x", target: null },
  { engine: "bing", href: "/ck/a?p=1&u=a1aHR0cHM6Ly9oZXJicy5leGFtcGxlL2E_eA", target: "https://herbs.example/a?x" },
  { engine: "bing", href: "/ck/a?p=1&u=a1***", target: null },
  { engine: "bing", href: "/ck/a?p=1&u=a1amF2YXNjcmlwdDp4", target: null },
  { engine: "duckduckgo", href: "//duckduckgo.com/l/?uddg=http%3A%2F%2Fherbs.example%2F&rut=1", target: "http://herbs.example/" },
  { engine: "brave", href: "javascript:alert(1)", target: null },
  { engine: "ecosia", href: "https://www.ecosia.org/images", target: null },
];
for (const { engine, href, target } of links) {
  test(`chips: ${href} at ${engine} leads to ${target}`, () => assert.equal(targetOf(searchEngines[engine], href, searchEngines[engine].hosts[0]?.replace("*", "search?q=x") ?? ""), target));
}

const page = { tab: 1, url: "https://herbs.example/", private: false };
const handlers = { seen: async () => ({}), left: async () => ({}), names: async () => ({ names: [] }) };

test("page calls: what is not ours is not answered, and what is too much is refused", () => {
  assert.equal(dispatchPage(handlers, { kind: "grade", tab: 1 }, page), undefined);
  const bad: unknown[] = [null, "seen", { kind: "seen" }, { kind: "seen", visit: "x".repeat(61), begun: 1 }, { kind: "seen", visit: "x", begun: "now" }, { kind: "names", urls: "x" },
    { kind: "names", urls: [1] }, { kind: "names", urls: ["x".repeat(8001)] }, { kind: "names", urls: Array.from({ length: mostNames + 1 }, () => "https://a.example") }];
  for (const message of bad) assert.throws(() => dispatchPage(handlers, message, page), Mismatch, JSON.stringify(message)?.slice(0, 60));
});
