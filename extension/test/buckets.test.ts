import assert from "node:assert/strict";
import { test } from "node:test";
import { bucketsIn } from "../src/buckets.ts";
import { documentOf } from "../src/edition.ts";
import { document, memory, server, serving, type Table } from "./fake-server.ts";

const edition = documentOf(document());
const path = (prefix: string) => `/v1/buckets/2f9c/${prefix}`;
const hex = (n: number) => n.toString(16).padStart(4, "0");
const every = (body: () => Uint8Array<ArrayBuffer>, prefixes: number): Table =>
  Object.fromEntries(Array.from({ length: prefixes }, (_, i) => [path(hex(i)), () => new Response(body())]));

test("buckets: equal requests are one, and what came is not asked for again", async () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => i % 256);
  const session = memory();
  const { fetch, asked } = serving(every(() => bytes, 1));
  const buckets = bucketsIn(session, fetch);
  const [one, other] = await Promise.all([buckets.find(server, edition, "0000"), buckets.find(server, edition, "0000")]);
  assert.deepEqual(one, bytes);
  assert.equal(one, other);
  const after = bucketsIn(session, serving({}).fetch); // the background has had a nap
  assert.deepEqual(await after.find(server, edition, "0000"), bytes);
  assert.deepEqual(asked, [path("0000")]);
});

test("buckets: another edition's is another bucket, and so is another server's", async () => {
  const { fetch, asked } = serving({ ...every(() => new Uint8Array([1]), 1), "/v1/buckets/77aa/0000": () => new Response(new Uint8Array([2])) });
  const buckets = bucketsIn(memory(), fetch);
  assert.deepEqual(await buckets.find(server, edition, "0000"), new Uint8Array([1]));
  assert.deepEqual(await buckets.find(server, { ...edition, id: "77aa" }, "0000"), new Uint8Array([2]));
  await buckets.find({ ...server, address: "https://trust.example/" }, edition, "0000");
  assert.equal(asked.length, 3);
});

test("buckets: an empty one is an answer; none is not, and is asked for again", async () => {
  const table: Table = { [path("0000")]: () => new Response(new Uint8Array()) };
  const { fetch, asked } = serving(table);
  const buckets = bucketsIn(memory(), fetch);
  for (let i = 0; i < 2; i++) {
    assert.deepEqual(await buckets.find(server, edition, "0000"), new Uint8Array());
    assert.equal(await buckets.find(server, edition, "0001"), null);
  }
  assert.deepEqual(asked, [path("0000"), path("0001"), path("0001")]);
});

test("buckets: the least recently used go when there are too many", async () => {
  const { fetch, asked } = serving(every(() => new Uint8Array(10), 257));
  const buckets = bucketsIn(memory(), fetch);
  for (let i = 0; i < 256; i++) await buckets.find(server, edition, hex(i));
  await buckets.find(server, edition, hex(0)); // used again: the last but one to go
  await buckets.find(server, edition, hex(256)); // one too many
  asked.length = 0;
  await buckets.find(server, edition, hex(0));
  assert.deepEqual(asked, []);
  await buckets.find(server, edition, hex(1));
  assert.deepEqual(asked, [path(hex(1))]);
});

test("buckets: and when they are too long together", async () => {
  const session = memory();
  const buckets = bucketsIn(session, serving(every(() => new Uint8Array(300_000), 8)).fetch);
  for (let i = 0; i < 8; i++) await buckets.find(server, edition, hex(i));
  assert.ok(JSON.stringify(session.all.get("buckets")).length < 1_300_000);
  assert.match(JSON.stringify(session.all.get("buckets")), /2f9c 0007/);
});

test("buckets: where there is no room, they are used all the same", async () => {
  const session = { ...memory(), write: () => Promise.reject(new Error("quota exceeded")) };
  const buckets = bucketsIn(session, serving(every(() => new Uint8Array([7]), 1)).fetch);
  assert.deepEqual(await buckets.find(server, edition, "0000"), new Uint8Array([7]));
});
