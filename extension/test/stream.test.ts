import { fakeDocument, nested, type Piece } from "./fake-dom.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { clean, limits, walk } from "../src/stream.ts";

/** shown writes opcodes so that a row can be read: 1 open, 2 name, 3 value, 4 text, 5 close. */
const shown = (stream: string): string => stream.replace(/[\u0001-\u0006]/g, (c) => "①②③④⑤⑥".charAt(c.charCodeAt(0) - 1));

const html = (...children: Piece[]): Document => fakeDocument(["html", {}, ...children]);

const rows: { name: string; page: Document; want: string; links: number }[] = [
  { name: "nothing", page: html(), want: "①html⑤", links: 0 },
  { name: "text and void elements", page: html(["p", {}, "a", ["br", {}], "b"]), want: "①html①p④a①br⑤④b⑤⑤", links: 0 },
  { name: "empty text is not sent, white space is", page: html("", " \n"), want: "①html④ \n⑤", links: 0 },
  { name: "a link", page: html(["a", { href: "/x", rel: "nofollow" }, "x"]), want: "①html①a②href③/x②rel③nofollow④x⑤⑤", links: 1 },
  { name: "an anchor is no link", page: html(["a", { name: "top" }]), want: "①html①a②name③top⑤⑤", links: 0 },
  { name: "a link element is no link", page: html(["link", { href: "/x" }]), want: "①html①link②href③/x⑤⑤", links: 0 },
  { name: "an empty value", page: html(["p", { hidden: "" }]), want: "①html①p②hidden③⑤⑤", links: 0 },
  { name: "attributes that say nothing are left out", page: html(["p", { "data-x": "1", onclick: "steal()", onload: "x" }]), want: "①html①p②onclick③1⑤⑤", links: 0 },
  { name: "names are lower case", page: html(["linearGradient", {}]), want: "①html①lineargradient⑤⑤", links: 0 },
  { name: "opcodes in a page's own words", page: html(["p", { title: "a\u0001b" }, "\u0004x\u0005\ty"]), want: "①html①p②title③a b④ x \ty⑤⑤", links: 0 },
  { name: "an opcode in a tag", page: html(["x\u0004y", {}]), want: "①html①x y⑤⑤", links: 0 },
  { name: "scripts and styles have no text", page: html(["script", { src: "/s.js" }, "a<b"], ["style", {}, "p{}"]), want: "①html①script②src③/s.js⑤①style⑤⑤", links: 0 },
  { name: "JSON-LD has", page: html(["script", { type: "application/LD+JSON " }, "{}"]), want: "①html①script②type③application/LD+JSON ④{}⑤⑤", links: 0 },
  { name: "an iframe has no children", page: html(["iframe", { src: "/f" }, "<p>"]), want: "①html①iframe②src③/f⑤⑤", links: 0 },
  { name: "a noscript is its source", page: html(["noscript", {}, "<a href=/x>"]), want: "①html①noscript④<a href=/x>⑤⑤", links: 0 },
  { name: "a template's content", page: html(["template", {}, ["a", { href: "/t" }]]), want: "①html①template①a②href③/t⑤⑤⑤", links: 1 },
  { name: "a shadow root comes before the light children", page: html(["x-card", {}, ["#shadow", {}, "s", ["slot", {}]], "light"]), want: "①html①x-card④s①slot⑤④light⑤⑤", links: 0 },
];

for (const { name, page, want, links } of rows) {
  test(`stream: ${name}`, () => {
    const got = walk(page, { hints: false });
    assert.equal(shown(got.stream), want);
    assert.equal(got.links.length, links);
    assert.equal(got.truncated, false);
  });
}

test("stream: links stand in stream order", () => {
  const got = walk(html(["a", { href: "1" }, ["a", { href: "2" }]], ["a", { href: "3" }]), { hints: false });
  assert.deepEqual(got.links.map((link) => link.getAttribute("href")), ["1", "2", "3"]);
});

test("stream: 100,000 levels are walked without recursion", () => {
  const { stream, truncated } = walk(nested(100_000), { hints: false });
  assert.equal(stream.split("\u0001").length - 1, 100_000);
  assert.equal(stream.split("\u0005").length - 1, 100_000);
  assert.equal(truncated, false);
});

test("stream: over the limit on elements, every element is closed", () => {
  const { stream, truncated } = walk(nested(limits.elements + 5), { hints: false });
  assert.equal(stream.split("\u0001").length - 1, limits.elements);
  assert.equal(stream.split("\u0005").length - 1, limits.elements);
  assert.equal(truncated, true);
});

test("stream: over the limit on length, what is sent is whole", () => {
  const long = "x".repeat(limits.text);
  const many = Array.from({ length: 70 }, (): Piece => ["p", {}, long]);
  const { stream, truncated } = walk(html(...many), { hints: false });
  assert.ok(stream.length <= limits.units, `${stream.length} units; want at most ${limits.units}`);
  assert.equal(stream.split("\u0001").length, stream.split("\u0005").length);
  assert.equal(truncated, true);
});

test("stream: an aborted walk says so", () => {
  assert.throws(() => walk(html(), { hints: false, signal: AbortSignal.abort(new Error("enough")) }), /enough/);
});

test("clean: bounds", () => {
  assert.equal(clean("abc", 2), "ab");
  assert.equal(clean("a😀", 2), "a", "half a pair is left out");
  assert.equal(clean("a😀", 3), "a😀");
  const controls = Array.from({ length: 32 }, (_, i) => String.fromCharCode(i)).join("");
  assert.equal(clean(controls, 100), `${" ".repeat(9)}\t\n \f\r${" ".repeat(18)}`);
});
