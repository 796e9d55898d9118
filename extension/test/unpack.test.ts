import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync, strToU8, zipSync } from "fflate";
import { bounded, canUnpack, entriesOf, gunzipped, mostEntries, peeked, piecesOf, Torn, unpackedEntry, type Bytes, type Pieces } from "../src/unpack.ts";

const blobOf = (...parts: Uint8Array[]): Blob => new Blob(parts.map((part) => new Uint8Array(part)));
const none = (): void => undefined;

async function textOf(pieces: Pieces): Promise<string> {
  const all: Bytes[] = [];
  for await (const bytes of pieces) all.push(bytes);
  return new Blob(all).text();
}

const torn = (why: string) => (error: unknown): boolean => error instanceof Torn && error.why === why;
const rows = strToU8("https://one.example/a,https://two.example/\n".repeat(50_000)); // several pieces

test("gzip: one member or several, to the end", async () => {
  const two = blobOf(gzipSync(rows), gzipSync(strToU8("more")));
  assert.equal(await textOf(gunzipped(piecesOf(two, none))), `${new TextDecoder().decode(rows)}more`);
});

for (const [name, file] of Object.entries({
  "cut off": gzipSync(rows).slice(0, -2000), "its checksum is cut off": gzipSync(rows).slice(0, -3), "another checksum": ((b) => b.map((byte, at) => (at === b.length - 6 ? byte ^ 1 : byte)))(gzipSync(rows)), "nothing but its sign": new Uint8Array([0x1f, 0x8b]),
})) test(`gzip: what is ${name} is torn`, () => assert.rejects(textOf(gunzipped(piecesOf(blobOf(file), none))), torn("packed-broken")));

test("a bomb ends where there is no more room", async () => {
  const room = { left: 1000 };
  let came = 0;
  await assert.rejects(async () => {
    for await (const bytes of bounded(gunzipped(piecesOf(blobOf(gzipSync(new Uint8Array(64 << 20))), none)), room)) came += bytes.length;
  }, torn("packed-large"));
  assert.equal(came, 1000);
});

test("zip: files stored and deflated, behind something else too, without folders", async () => {
  const archive = zipSync({ "sub/": new Uint8Array(), "sub/a.csv": rows, "b.csv": [strToU8("stored"), { level: 0 }], "leer é.txt": new Uint8Array() });
  for (const file of [blobOf(archive), blobOf(strToU8("unpacks itself"), archive)]) {
    const all = await entriesOf(file) ?? [];
    assert.deepEqual(all.map(({ name }) => name), ["sub/a.csv", "b.csv", "leer é.txt"]);
    assert.deepEqual(await Promise.all(all.map((entry) => textOf(unpackedEntry(file, entry, none)))), [new TextDecoder().decode(rows), "stored", ""]);
  }
});

test("zip: what is no archive, or a torn one, has no directory", async () => {
  const archive = zipSync({ "a.csv": rows });
  for (const file of [new Uint8Array(), strToU8("PK\u0003\u0004 torn"), archive.slice(0, -40), archive.slice(0, archive.length / 2)]) assert.equal(await entriesOf(blobOf(file)), null);
  assert.equal((await entriesOf(blobOf(zipSync(Object.fromEntries(Array.from({ length: mostEntries + 9 }, (_, n) => [`${n}`, new Uint8Array()]))))))?.length, mostEntries + 1);
});

test("zip: what is not as its archive says is torn, encrypted and rare entries are told", async () => {
  const archive = zipSync({ "a.csv": rows });
  const file = blobOf(archive.map((byte, at) => (at === 200 ? byte ^ 0xff : byte)));
  const [entry] = await entriesOf(blobOf(archive)) ?? [];
  assert.ok(entry && canUnpack(entry) && !canUnpack({ ...entry, encrypted: true }) && !canUnpack({ ...entry, method: 93 }));
  await assert.rejects(textOf(unpackedEntry(file, entry, none)), torn("packed-broken"));
  for (const lie of [{ size: 10 }, { size: rows.length + 1 }, { crc: 1 }, { packed: 1 << 30 }, { at: 7 }]) await assert.rejects(textOf(unpackedEntry(blobOf(archive), { ...entry, ...lie }, none)), torn("packed-broken"));
});

test("what was looked at comes again, and what tears there is said in its turn", async () => {
  const { start, all } = await peeked(piecesOf(blobOf(rows), none), 4);
  assert.ok(start.length >= 4);
  assert.equal((await textOf(all)).length, rows.length);
  const broken = await peeked(gunzipped(piecesOf(blobOf(gzipSync(rows).slice(0, -2000)), none)), 1 << 30);
  assert.ok(broken.start.length > 0);
  await assert.rejects(textOf(broken.all), torn("packed-broken"));
});

// The command reads the same texts with its own tables: wasm/audit/codepage has them.
test("old encodings: the browser's decoder makes of each text what the command does", () => {
  const texts: { label: string; anchor: string; bytes: string }[] = JSON.parse(readFileSync("../wasm/audit/codepage/testdata/texts.json", "utf8"));
  for (const { label, anchor, bytes } of texts.filter(({ label }) => label !== "")) {
    assert.equal(new TextDecoder(label).decode(Buffer.from(bytes, "base64")), `Source title,Source url,Target url,Anchor\n${`Yachts,https://one.com/a,https://harbour-yachts.com/,${anchor}\n`.repeat(3)}`, label);
  }
});
