import { stays } from "./fake-browser.ts";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { outward } from "../src/browser.ts";
import { logIn, mostSent, readSent, type Why } from "../src/sent-log.ts";

beforeEach(() => stays.clear());

/** storing is a store in memory; full makes writing fail. */
const storing = (full = false) => {
  const values = new Map<string, unknown>();
  return {
    values,
    read: async (key: string) => structuredClone(values.get(key)),
    write: async (key: string, value: unknown) => {
      if (full) throw new Error("quota exceeded");
      values.set(key, structuredClone(value));
    },
    remove: async (keys: string[]) => keys.forEach((key) => values.delete(key)),
  };
};

const paths: { why: Why; address: string; host: string; path: string }[] = [
  { why: "edition", address: "https://trust.example/lg/v1/edition", host: "trust.example", path: "/lg/v1/edition" },
  { why: "bucket", address: "http://127.0.0.1:8417/v1/buckets/2f9c/05fd", host: "127.0.0.1:8417", path: "/v1/buckets/2f9c/05fd" },
  { why: "name", address: "https://trust.example/v1/domains/secret.example", host: "trust.example", path: "/v1/domains/…" },
  { why: "learn", address: "https://own.example/about?x=1#y", host: "own.example", path: "/about" },
];
for (const { why, address, host, path } of paths) {
  test(`log: ${address} for ${why} is kept as ${host} ${path}`, async () => {
    const store = storing();
    await logIn(store, () => 7).note([address], why);
    assert.deepEqual(await readSent(store), [{ at: 7, host, path, why }]);
    assert.ok(!JSON.stringify([...store.values]).includes("secret"));
  });
}

test("log: it is bounded, the last stay, and what is written at once is all there", async () => {
  const store = storing();
  let at = 0;
  const log = logIn(store, () => at++);
  await Promise.all(Array.from({ length: 30 }, () => log.note(Array.from({ length: 40 }, () => "https://a.example/x"), "learn")));
  const sent = await readSent(store);
  assert.equal(sent.length, mostSent);
  assert.equal(sent.at(-1)?.at, 1199);
  await log.clear();
  assert.deepEqual(await readSent(store), []);
});

test("log: one that cannot be read begins anew", async () => {
  const store = storing();
  const error = console.error;
  console.error = () => undefined;
  for (const broken of [7, [{ at: 1 }], [{ at: 1, host: "a", path: "/", why: "other" }]]) {
    store.values.set("sent", broken);
    await logIn(store, () => 1).note(["https://a.example/"], "learn");
    assert.equal((await readSent(store)).length, 1);
  }
  console.error = error;
});

test("outward: a request is in the log before it is sent, and one that cannot be logged is not sent", async () => {
  const asked: string[] = [];
  const fetch = globalThis.fetch;
  globalThis.fetch = async (address) => {
    assert.equal((await readSent({ read: async () => stays.get("sent") })).length, asked.length + 1, "sent before it was logged");
    asked.push(String(address));
    return new Response("");
  };
  try {
    await outward("https://trust.example/v1/edition", {}, "edition");
    await outward("https://trust.example/v1/edition", {}, "edition");
    assert.equal(asked.length, 2);
    stays.set("full", true);
    await assert.rejects(outward("https://trust.example/v1/edition", {}, "edition"), /quota/);
    assert.equal(asked.length, 2, "sent, and not logged");
  } finally {
    globalThis.fetch = fetch;
  }
});
