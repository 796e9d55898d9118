import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, tsv, type Row as Cells } from "../src/cells.ts";
import { readTable } from "../src/cells-read.ts";
import { addressOf, columnsOf, rowOf, rowsOf, type Role, type Words } from "../src/prospect-list.ts";

const words: Words = {
  headings: new Map<string, Role>([["adresse", "address"], ["urteil", "leave"], ["ihr urteil", "decision"], ["stand", "status"]]),
  statuses: new Map([["contacted", "contacted"], ["angeschrieben", "contacted"]]),
  decisions: new Map([["meiden", "avoid"]]),
};

const tables: { name: string; text: string; want: string[][] }[] = [
  { name: "nothing", text: "", want: [] },
  { name: "one address a line", text: "a.example\r\n\r\nhttps://b.example/x,y\r\n", want: [["a.example"], ["https://b.example/x", "y"]] },
  { name: "a line with a comma among lines without", text: "a.example\nb.example\nc.example/x,y", want: [["a.example"], ["b.example"], ["c.example/x,y"]] },
  { name: "commas, quotes, a line break in a cell", text: '\uFEFFurl,note\na.example,"one, ""two""\nthree"', want: [["url", "note"], ["a.example", 'one, "two"\nthree']] },
  { name: "semicolons", text: "url;price\na.example;1,5\nb.example;2,5", want: [["url", "price"], ["a.example", "1,5"], ["b.example", "2,5"]] },
  { name: "tabs", text: "a.example\tx, y\t\nb.example\t\tz", want: [["a.example", "x, y", ""], ["b.example", "", "z"]] },
  { name: "old line ends", text: "a.example\rb.example", want: [["a.example"], ["b.example"]] },
  { name: "a quote that is never closed", text: '"a.example\nb.example', want: [['"a.example'], ["b.example"]] },
  { name: "an apostrophe before what would be a formula", text: "url\tnote\na.example\t'=1+1\nb.example\t'tis", want: [["url", "note"], ["a.example", "=1+1"], ["b.example", "'tis"]] },
];
for (const { name, text, want } of tables) test(`table: ${name}`, () => assert.deepEqual(readTable(text), want));

test("table: what we export comes back as it was", () => {
  const rows: Cells[] = [["Address", "Note"], ["https://a.example/", '=SUM(A1), "so"'], ["https://b.example/", "-1\t2"]];
  const want = [["Address", "Note"], ["https://a.example/", '=SUM(A1), "so"'], ["https://b.example/", "-1 2"]];
  assert.deepEqual(readTable(csv(rows)), want);
  assert.deepEqual(readTable(tsv(rows)), want);
});

test("table: a long one is read up to its bound, soon", () => {
  assert.equal(readTable("a.example\n".repeat(100_000)).length, 20_000);
  assert.equal(readTable(`"${'"",'.repeat(200_000)}`).length, 1);
});

const addresses: [typed: string, want: string | null][] = [
  ["a.example", "https://a.example/"], ["A.Example/X?y=1#z", "https://a.example/X?y=1"], ["http://a.example", "http://a.example/"], ["bücher.example", "https://xn--bcher-kva.example/"],
  ["例え.テスト", "https://xn--r8jz45g.xn--zckzah/"], ["", null], ["a", null], ["localhost", null], ["127.0.0.1", null], ["[::1]", null], ["ida@a.example", null], ["two words.example", null], ["ftp://a.example", null],
  ["javascript:alert(1)", null], ["1.5", null], ["12.50", null], ["https://ida:pw@a.example/", null], ["e.g", null],
];
for (const [typed, want] of addresses) test(`address: ${typed || "nothing"}`, () => assert.equal(addressOf(typed), want));

const lists: { name: string; text: string; heading: boolean; roles: Role[] }[] = [
  { name: "plain", text: "a.example\nb.example", heading: false, roles: ["address"] },
  { name: "Ahrefs-like: the page before the domain", text: "Referring Domain,Referring page URL,Domain rating\na.example,https://a.example/x,40", heading: true, roles: ["keep", "address", "keep"] },
  { name: "headings in German, ours and others'", text: "Website;Preis;Ansprechpartner;Notiz;Nische\na.example;90 €;Ida;nett;Kräuter", heading: true, roles: ["address", "price", "contact", "note", "keep"] },
  { name: "our own export in the reader's words", text: "Adresse\tUrteil\tIhr Urteil\tStand\na.example\tLohnt sich\tMeiden\tAngeschrieben", heading: true, roles: ["address", "leave", "decision", "status"] },
  { name: "no headings: the column of addresses and that of mail", text: "Ida,ida@a.example,a.example\nBo,bo@b.example,b.example", heading: false, roles: ["keep", "contact", "address"] },
  { name: "a heading of no column that we know", text: "X,Y\na.example,1", heading: true, roles: ["address", "keep"] },
  { name: "two columns of one kind: the first counts", text: "url,note,comments\na.example,x,y", heading: true, roles: ["address", "note", "keep"] },
  { name: "links that somebody has: source, target, what was agreed", text: "Target URL,Source URL,Anchor,Rel\nhttps://mine.example/x,https://a.example/1,bees,follow", heading: true, roles: ["target", "address", "anchor", "rel"] },
  { name: "a target alone is the page to write to", text: "Target URL,Price\na.example,90", heading: true, roles: ["address", "price"] },
  { name: "no addresses at all", text: "x,y\nz,w", heading: false, roles: ["keep", "keep"] },
];
for (const { name, text, heading, roles } of lists) {
  test(`columns: ${name}`, () => assert.deepEqual(columnsOf(readTable(text), words), { heading, roles }));
}

test("rows: what a list says, columns of others in the note, what is no word of ours is not lost", () => {
  const table = readTable("url,tags,status,price,contact,note,DR\na.example,\"herbs; tea\",Contacted,90,ida@a.example,nice,45\na.example#top,,,,,again,\nnone,,,,,,\nb.example,,perhaps,,,,");
  const { rows, unread } = rowsOf(table, columnsOf(table, words), words);
  assert.deepEqual(unread, ["none"]);
  assert.deepEqual(rows, [
    {
      url: "https://a.example/", title: "", note: "nice\nDR: 45\nagain",
      changes: [{ field: "tags", value: ["herbs", "tea"] }, { field: "status", value: "contacted" }, { field: "price", value: "90" }, { field: "contact", value: "ida@a.example" }],
    },
    { url: "https://b.example/", title: "", note: "perhaps", changes: [] },
  ]);
});

test("rows: whatever is in a list, what comes of it passes the check", () => {
  const long = "x".repeat(5000);
  const table = [["url", "title", "note", "tags", "price", "contact", long], ["a.example", long, long, `${long},${"t,".repeat(50)}`, long, long, long]];
  for (const row of rowsOf(table, columnsOf(table, words), words).rows) assert.deepEqual(rowOf({ ...row, domain: "a.example" }), { ...row, domain: "a.example" });
});

test("columns: a cell that looks like an endless mail address is none, at once", () => {
  const table = [["https://a.example/1", `${"@.".repeat(100_000)} x`], ["https://a.example/2", "me@a.example"], ["https://a.example/3", "you@a.example"]];
  assert.deepEqual(columnsOf(table, words).roles, ["address", "contact"]);
});
