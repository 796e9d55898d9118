import assert from "node:assert/strict";
import { test } from "node:test";
import { documentOf, hides, mostPackBytes } from "../src/edition.ts";
import { bucketAt, editionAt, isPublic, packAt } from "../src/trust-server.ts";
import { document, pack, server, serving } from "./fake-server.ts";

const edition = documentOf(document());
const at = "/v1/edition";

test("trust server: what is asked says nothing of who asks", async () => {
  const { fetch, asked, full } = serving({
    [at]: () => Response.json(document()),
    "/v1/buckets/2f9c/05fd": () => new Response("bucket"),
    "/v1/pack/2f9c": () => new Response(pack),
  });
  assert.deepEqual(await editionAt(server, fetch), { edition, problem: null });
  assert.deepEqual(await bucketAt(server, edition, "05fd", fetch), new TextEncoder().encode("bucket"));
  assert.deepEqual(await packAt(server, edition, fetch), pack);
  assert.deepEqual(asked, [at, "/v1/buckets/2f9c/05fd", "/v1/pack/2f9c"]);
  for (const { signal, ...how } of full) {
    assert.ok(signal);
    assert.deepEqual(how, { headers: { "Accept-Language": "*" }, credentials: "omit", referrerPolicy: "no-referrer", redirect: "error", cache: "no-store" });
  }
});

const unmasking = [{ bits: 17, buckets: 1 << 17 }, { bits: 12, buckets: 1 << 12 }, { names: 1000 }, { bits: 0, buckets: 1, names: 255 }, { bits: 40, buckets: 2 ** 40, names: 1e15 }];
for (const change of unmasking) {
  test(`trust server: ${JSON.stringify(change)} is refused`, async () => {
    assert.deepEqual(await editionAt(server, serving({ [at]: () => Response.json(document(change)) }).fetch), { edition: null, problem: "exposes" });
  });
}

test("trust server: 256 names to a bucket are enough", () => {
  assert.equal(hides({ bits: 16, names: 256 << 16 }), true);
  assert.equal(hides({ bits: 16, names: (256 << 16) - 1 }), false);
  assert.equal(hides({ bits: 0, names: 256 }), true);
});

const malformed: object[] = [
  { format: 2 }, { format: undefined },
  { id: "../../x" }, { id: "" }, { id: "A" }, { id: "a".repeat(33) }, { id: 5 },
  { built: "yesterday" }, { built: undefined },
  { names: -1 }, { names: 1.5 }, { names: "1000000" },
  { bits: -1 }, { bits: 65 }, { bits: 1.5 }, { buckets: 2047 }, { buckets: undefined },
  { pack: null }, { pack: { bytes: pack.length } }, { pack: { bytes: mostPackBytes + 1, sha256: "0".repeat(64) } },
  { pack: { bytes: 47, sha256: "0".repeat(64) } }, { pack: { bytes: 100, sha256: "0".repeat(63) } }, { pack: { bytes: 100, sha256: "F".repeat(64) } },
];
for (const change of malformed) {
  test(`trust server: a document with ${JSON.stringify(change)} is none`, async () => {
    assert.deepEqual(await editionAt(server, serving({ [at]: () => Response.json(document(change)) }).fetch), { edition: null, problem: "answer" });
  });
}

const answers: { name: string; body: () => Response; problem: string }[] = [
  { name: "an error", body: () => new Response("", { status: 500 }), problem: "unreachable" },
  { name: "nothing there", body: () => new Response("", { status: 404 }), problem: "unreachable" },
  { name: "not modified", body: () => new Response(null, { status: 304 }), problem: "unreachable" },
  { name: "no JSON", body: () => new Response("<html>"), problem: "answer" },
  { name: "a list", body: () => Response.json([document()]), problem: "answer" },
  { name: "more than anyone would read", body: () => new Response(new Uint8Array((1 << 20) + 1)), problem: "unreachable" },
];
for (const { name, body, problem } of answers) {
  test(`trust server: ${name} is ${problem}`, async () => {
    assert.deepEqual(await editionAt(server, serving({ [at]: body }).fetch), { edition: null, problem });
  });
}

test("trust server: no network means not known", async () => {
  const { fetch } = serving({});
  assert.deepEqual(await editionAt(server, fetch), { edition: null, problem: "unreachable" });
  assert.equal(await bucketAt(server, edition, "05fd", fetch), null);
  assert.equal(await packAt(server, edition, fetch), "packLost");
});

test("trust server: a bucket of another edition is gone, and a long one is not read", async () => {
  const bucket = (answer: Response) => bucketAt(server, edition, "05fd", serving({ "/v1/buckets/2f9c/05fd": () => answer }).fetch);
  assert.equal(await bucket(new Response("", { status: 404 })), "gone");
  assert.equal(await bucket(new Response("", { status: 400 })), null);
  assert.equal(await bucket(new Response(new Uint8Array((2 << 20) + 1))), null);
});

test("trust server: what is no prefix is not sent", async () => {
  for (const prefix of ["", "5fd", "05FD", "05fd0", "../x"]) {
    const { fetch, asked } = serving({});
    assert.equal(await bucketAt(server, edition, prefix, fetch), null);
    assert.equal(asked.length, 0, prefix);
  }
});

/** endless goes on for ever; the test ends because the reader does not. */
const endless = () => new Response(new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(new Uint8Array(4096)) }));

const packs: { name: string; answer: () => Response; problem: string }[] = [
  { name: "one byte changed", answer: () => new Response(pack.map((byte, i) => (i === 7 ? byte ^ 1 : byte))), problem: "packDamaged" },
  { name: "cut off", answer: () => new Response(pack.subarray(0, -1)), problem: "packDamaged" },
  { name: "longer than it should be", answer: () => new Response(new Uint8Array(pack.length + 1)), problem: "packLost" },
  { name: "without an end", answer: endless, problem: "packLost" },
  { name: "not there", answer: () => new Response("", { status: 404 }), problem: "packLost" },
  { name: "an error", answer: () => new Response("", { status: 503 }), problem: "packLost" },
];
for (const { name, answer, problem } of packs) {
  test(`trust server: a pack ${name} is ${problem}`, async () => {
    assert.equal(await packAt(server, edition, serving({ "/v1/pack/2f9c": answer }).fetch), problem);
  });
}

test("trust server: names inside a network are never asked for", () => {
  for (const name of ["", "localhost", "intranet", "printer.local", "192.0.2.1", "[2001:db8::1]", "wiki.internal"]) assert.equal(isPublic(name), false, name);
  for (const name of ["example.org", "xn--mller-kva.de", "a.co.uk"]) assert.equal(isPublic(name), true, name);
});
