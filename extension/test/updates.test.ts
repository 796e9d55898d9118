import assert from "node:assert/strict";
import { test } from "node:test";
import { documentOf } from "../src/edition.ts";
import type { KeptPack } from "../src/pack-store.ts";
import type { Server } from "../src/server-address.ts";
import { problemOf, updatesBy, updateMinutes } from "../src/updates.ts";
import { document, memory, pack, server, serving, type Table } from "./fake-server.ts";

const at = "/v1/edition";
const packAt = "/v1/pack/2f9c";
const good = (): Table => ({ [at]: () => Response.json(document()), [packAt]: () => new Response(pack) });
const minute = 60_000;

/** world is everything around updating, and what it came to. */
function world(table: Table) {
  const { fetch, asked } = serving(table);
  const state = {
    at: 1_700_000_000_000, allowed: true, store: true, room: true, set: server as Server | null, reads: true,
    edition: "2f9c", kept: null as KeptPack | null, used: [] as string[], awake: 0,
  };
  const updates = updatesBy({
    fetch, local: memory(), now: () => state.at, mayAsk: async () => state.allowed, server: async () => state.set,
    awake: (work) => (state.awake++, work),
    packs: {
      there: async () => state.store,
      read: async () => state.kept,
      write: async (kept) => { if (!state.room) throw new Error("quota"); state.kept = kept; },
      drop: async () => { state.kept = null; },
    },
    open: async ({ from, bytes }) => (state.reads ? { edition: state.edition, names: 3, bytes: bytes.length, from, built: "", fetched: 1 } : null),
    use: async () => { state.used.push(state.kept?.edition.id ?? "none"); },
  });
  const problem = async () => problemOf(await updates.looked(server));
  return { updates, state, asked, problem };
}

test("updates: a new edition's pack is fetched, kept and used, once", async () => {
  const { updates, state, asked, problem } = world(good());
  await Promise.all([updates.update(server, false), updates.update(server, false)]);
  assert.deepEqual(asked, [at, packAt], "equal work is one");
  assert.deepEqual(state.kept?.bytes, pack);
  assert.equal(state.kept?.from, server.address);
  assert.deepEqual(state.used, ["2f9c"]);
  assert.equal(state.awake, 1);
  assert.equal(await problem(), null);
  await updates.update(server, true);
  assert.deepEqual(asked, [at, packAt, at], "the pack is there");
});

test("updates: the old pack serves until the new one is good, then the new one", async () => {
  const table = good();
  const { updates, state, problem } = world(table);
  await updates.update(server, false);
  table[at] = () => Response.json(document({ id: "77aa" }));
  table["/v1/pack/77aa"] = () => new Response("short");
  await updates.update(server, false);
  assert.equal(state.kept?.edition.id, "2f9c");
  assert.deepEqual(state.used, ["2f9c"]);
  assert.equal(await problem(), "packDamaged");
  table["/v1/pack/77aa"] = () => new Response(pack);
  state.edition = "77aa";
  await updates.update(server, true);
  assert.equal(state.kept?.edition.id, "77aa");
  assert.deepEqual(state.used, ["2f9c", "77aa"]);
  assert.equal(await problem(), null);
});

const failures: { name: string; spoil: (w: ReturnType<typeof world>, table: Table) => void; want: string }[] = [
  { name: "is not allowed", spoil: ({ state }) => { state.allowed = false; }, want: "consent" },
  { name: "does not answer", spoil: (_, table) => { delete table[at]; }, want: "unreachable" },
  { name: "shows too much", spoil: (_, table) => { table[at] = () => Response.json(document({ names: 10 })); }, want: "exposes" },
  { name: "breaks off", spoil: (_, table) => { delete table[packAt]; }, want: "packLost" },
  { name: "has another edition in its pack", spoil: ({ state }) => { state.edition = "0000"; }, want: "packDamaged" },
  { name: "has a pack that no engine opens", spoil: ({ state }) => { state.reads = false; }, want: "packUnreadable" },
  { name: "sends more than there is room for", spoil: ({ state }) => { state.room = false; }, want: "room" },
];
for (const { name, spoil, want } of failures) {
  test(`updates: a server that ${name} is ${want}, and nothing changes`, async () => {
    const table = good();
    const w = world(table);
    spoil(w, table);
    await w.updates.update(server, false);
    assert.equal(await w.problem(), want);
    assert.equal(w.state.kept, null);
    assert.deepEqual(w.state.used, []);
  });
}

test("updates: a server that is not allowed is not asked", async () => {
  const { updates, state, asked } = world(good());
  state.allowed = false;
  await updates.update(server, true);
  assert.equal(await updates.latest(server), null);
  assert.deepEqual(asked, []);
});

test("updates: where no pack can be kept, none is fetched", async () => {
  const { updates, state, asked, problem } = world(good());
  state.store = false;
  await updates.update(server, true);
  assert.equal(await problem(), "room");
  assert.deepEqual(asked, [at]);
});

test("updates: a pack that failed is fetched again after six hours, or when the user insists", async () => {
  const table = good();
  delete table[packAt];
  const { updates, state, asked } = world(table);
  const packs = () => asked.filter((path) => path === packAt).length;
  await updates.update(server, false);
  state.at += 359 * minute;
  await updates.update(server, false);
  assert.equal(packs(), 1);
  await updates.update(server, true);
  assert.equal(packs(), 2);
  state.at += 360 * minute;
  await updates.update(server, false);
  assert.equal(packs(), 3);
});

test("updates: grades ask for the edition every quarter of an hour at most, a minute after a failure", async () => {
  const table = good();
  const { updates, state, asked } = world(table);
  const edition = documentOf(document());
  const checks = () => asked.filter((path) => path === at).length;
  assert.deepEqual(await updates.latest(server), edition);
  assert.deepEqual(await updates.latest(server), edition);
  assert.equal(checks(), 1);
  state.at += 16 * minute;
  delete table[at];
  assert.equal(await updates.latest(server), null);
  assert.equal(await updates.latest(server), null);
  assert.equal(checks(), 2);
  state.at += 2 * minute;
  Object.assign(table, good());
  assert.deepEqual(await updates.latest(server), edition);
  assert.equal(checks(), 3);
});

test("updates: what another server said is forgotten, and its pack is not kept after a change", async () => {
  const { updates, state } = world(good());
  await updates.latest(server);
  const other = { ...server, address: "https://other.example" };
  assert.deepEqual(await updates.looked(other), { address: other.address, checked: null, edition: null, problem: null, failed: null });
  state.set = other;
  await updates.update(server, true);
  assert.equal(state.kept, null);
});

test("updates: a server on this machine is looked at more often", () => {
  assert.equal(updateMinutes(server), 360);
  assert.equal(updateMinutes({ ...server, here: true }), 10);
});
