import assert from "node:assert/strict";
import { test } from "node:test";
import { hides, isPublic, lookUp, stateOf, type Fetch } from "../src/trust-server.ts";
import type { Server } from "../src/server-address.ts";

const server: Server = { address: "https://trust.example", host: "https://trust.example/*" };
const wanted = { domain: "example.org", prefix: "05fd", bits: 11 };
const edition = { id: "2f9c", built: "2026-01-05", names: 1_000_000, bits: 11 };

/** serving answers addresses from a table and keeps what was asked. */
function serving(table: Record<string, Response>): { fetch: Fetch; asked: [string, RequestInit][] } {
  const asked: [string, RequestInit][] = [];
  return { asked, fetch: async (address, how) => (asked.push([address, how]), table[address] ?? Promise.reject(new TypeError("no network"))) };
}
const at = "https://trust.example/v1/edition";

test("trust server: a bucket is asked for by prefix, namelessly", async () => {
  const { fetch, asked } = serving({ [at]: Response.json(edition), "https://trust.example/v1/buckets/2f9c/05fd": new Response("bucket") });
  const answer = await lookUp(server, wanted, fetch);
  assert.equal(answer?.edition, "2f9c");
  assert.equal(new TextDecoder().decode(answer?.bucket), "bucket");
  assert.equal(asked.length, 2);
  for (const [address, how] of asked) {
    assert.doesNotMatch(address, /example\.org/);
    assert.equal(how.credentials, "omit");
    assert.equal(how.referrerPolicy, "no-referrer");
    assert.equal(how.redirect, "error");
    assert.ok(how.signal);
  }
});

const unmasking = [{ bits: 17 }, { bits: 12 }, { names: 1000 }, { bits: 0, names: 255 }];
for (const change of unmasking) {
  test(`trust server: ${JSON.stringify(change)} is refused, and no prefix is sent`, async () => {
    const answer = () => ({ [at]: Response.json({ ...edition, ...change }) });
    assert.deepEqual(await stateOf(server, 11, serving(answer()).fetch), { edition: null, refusal: "exposes" });
    const { fetch, asked } = serving(answer());
    assert.equal(await lookUp(server, wanted, fetch), null);
    assert.equal(asked.length, 1);
  });
}

test("trust server: 256 names to a bucket are enough", () => {
  assert.equal(hides({ bits: 16, names: 256 << 16 }), true);
  assert.equal(hides({ bits: 16, names: (256 << 16) - 1 }), false);
  assert.equal(hides({ bits: 0, names: 256 }), true);
});

const answers: { name: string; body: Response; refusal: string }[] = [
  { name: "an error", body: new Response("", { status: 500 }), refusal: "unreachable" },
  { name: "no JSON", body: new Response("<html>"), refusal: "answer" },
  { name: "another JSON", body: Response.json({ id: 1 }), refusal: "answer" },
  { name: "an id that leads elsewhere", body: Response.json({ ...edition, id: "../../x" }), refusal: "answer" },
  { name: "more than anyone would read", body: new Response(new Uint8Array((1 << 20) + 1)), refusal: "unreachable" },
];
for (const { name, body, refusal } of answers) {
  test(`trust server: ${name} is ${refusal}`, async () => {
    assert.deepEqual(await stateOf(server, 11, serving({ [at]: body }).fetch), { edition: null, refusal });
  });
}

test("trust server: no network means not known", async () => {
  assert.equal(await lookUp(server, wanted, serving({}).fetch), null);
});

test("trust server: names inside a network are never asked for", async () => {
  for (const name of ["", "localhost", "intranet", "printer.local", "192.0.2.1", "[2001:db8::1]", "wiki.internal"]) {
    const { fetch, asked } = serving({});
    assert.equal(isPublic(name), false, name);
    assert.equal(await lookUp(server, { ...wanted, domain: name }, fetch), null);
    assert.equal(asked.length, 0, name);
  }
  for (const name of ["example.org", "xn--mller-kva.de", "a.co.uk"]) assert.equal(isPublic(name), true, name);
});

test("trust server: buckets that the engine cannot read are not asked for", async () => {
  const { fetch, asked } = serving({ [at]: Response.json({ ...edition, bits: 10 }) });
  assert.equal(await lookUp(server, wanted, fetch), null);
  assert.equal(asked.length, 1);
  assert.deepEqual(await stateOf(server, 11, serving({ [at]: Response.json({ ...edition, bits: 10 }) }).fetch), { edition: null, refusal: "differs" });
});

test("trust server: what is no prefix is not sent", async () => {
  for (const prefix of ["", "5fd", "05FD", "05fd0", "../x"]) {
    const { fetch, asked } = serving({});
    assert.equal(await lookUp(server, { ...wanted, prefix }, fetch), null);
    assert.equal(asked.length, 0, prefix);
  }
});
