import assert from "node:assert/strict";
import { test } from "node:test";
import type { Folder } from "../src/browser.ts";
import { Desk, readAll } from "../src/prospect-shelf.ts";
import { fromReport, idOf, type Found } from "../src/prospect.ts";
import { checking, grading, surveying } from "../src/chores.ts";
import type { Call } from "../src/profile.ts";
import { Runner, type World } from "../src/queue.ts";
import { leftOf, readQueue } from "../src/queue-state.ts";
import { reportOf } from "../src/report.ts";

const kept = (values: Map<string, unknown>): Folder => ({
  read: async (key) => structuredClone(values.get(key)),
  keys: async () => [...values.keys()],
  under: async (prefix) => [...values].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key, structuredClone(value)]),
  write: async (key, value) => void values.set(key, structuredClone(value)),
  writeAll: async (some) => Object.entries(some).forEach(([key, value]) => values.set(key, structuredClone(value))),
  remove: async (keys) => keys.forEach((key) => values.delete(key)),
});

function found(url: string): Found {
  const made = fromReport(reportOf({ version: 1, policy: "1", at: 5, url, domain: new URL(url).hostname, title: "t", score: 50, grade: "C", verdict: "look-closer", summary: "s", pillars: { relevance: {}, authority: {}, trust: {}, placement: {} }, findings: [], links: [] }));
  assert.ok(made);
  return made;
}

/** look is an engine that finds a link on each page. */
const look: Call = (header) => {
  const link = { href: "https://shop.example/", anchor: "x", rel: "", followed: true, hidden: "", placement: "content", noindex: false };
  return JSON.stringify({ target: header["targets"], said: { state: "live", found: 1, link, changes: [] } });
};

const urls = ["https://a.example/1", "https://b.example/1", "https://a.example/2", "https://c.example/1"];
const rows = urls.map((url) => ({ domain: new URL(url).hostname, url, title: "", note: "", changes: [] }));
const ids = rows.map(idOf);

/** stage has four pages of three sites; onFetch is told each address before it is answered. */
async function stage(onFetch: (url: string) => void | Promise<void> = () => undefined, values = new Map<string, unknown>()) {
  const local = kept(values);
  let now = 1_800_000_000_000;
  const clock = (): number => (now += 1000);
  const desk = new Desk(local, clock);
  if (values.size === 0) await desk.add(rows);
  const finished: string[][] = [];
  const asked: string[] = [];
  const open = new Map<string, number>();
  let most = 0;
  const world: World = {
    local, desk, now: clock,
    allowed: async () => true,
    sleep: async () => undefined,
    fetch: async (url) => {
      const { host, pathname } = new URL(url);
      open.set(host, (open.get(host) ?? 0) + 1);
      most = Math.max(most, open.get(host) ?? 0);
      await new Promise((then) => setImmediate(then));
      await onFetch(url);
      open.set(host, (open.get(host) ?? 1) - 1);
      if (pathname === "/robots.txt") return new Response("", { status: 404 });
      asked.push(url);
      return host === "c.example" ? new Response("", { status: 403 }) : new Response(`<p>${url}`, { headers: { "content-type": "text/html" } });
    },
    chores: { grade: grading(async ({ url }) => found(url)), link: checking(look, async () => ["shop.example"], clock), site: surveying(look, clock), broken: async () => (one) => one },
    finished: async ({ hosts }) => void finished.push(hosts),
  };
  const left = async (): Promise<string[]> => {
    const queue = await readQueue(local);
    return queue ? leftOf(queue, (await readAll(local)).values()).map(({ url }) => url) : [];
  };
  return { local, desk, runner: new Runner(world), world, asked, finished, left, most: () => most };
}

test("queue: every page once, one request to a site at a time, a reason where there is no grade, hosts given back", async () => {
  const { local, runner, asked, finished, most } = await stage();
  await runner.start("grade", ids, ["https://*.a.example/*"]);
  await runner.run();
  assert.deepEqual(asked.toSorted(), urls.toSorted());
  assert.equal(most(), 1);
  const all = await readAll(local);
  assert.deepEqual(ids.map((id) => all.get(id)?.graded[0]?.value.grade ?? all.get(id)?.unread[0]?.value), ["C", "C", "C", "refused"]);
  assert.deepEqual(finished, [["https://*.a.example/*"]]);
  assert.equal(await readQueue(local), null);
});

test("queue: paused, it stops after the pages under way; resumed, it does the rest and no page twice", async () => {
  const { runner, asked, left } = await stage(async (url) => {
    if (url === "https://a.example/1") await runner.pause(true);
  });
  await runner.start("grade", ids, []);
  await runner.run();
  assert.ok((await left()).includes("https://a.example/2"));
  await runner.pause(false);
  await runner.run();
  assert.deepEqual(asked.toSorted(), urls.toSorted());
});

test("queue: a background that ends in the middle leaves the rest to the next one", async () => {
  const values = new Map<string, unknown>();
  const first = await stage((url) => (url === "https://a.example/2" || url === "https://c.example/robots.txt" ? new Promise<void>(() => undefined) : undefined), values); // never answered: it is gone
  await first.runner.start("grade", ids, []);
  void first.runner.run();
  while ((await first.left()).length > 2) await new Promise((then) => setImmediate(then));
  const second = await stage(undefined, values);
  await second.runner.run();
  assert.deepEqual(second.asked.toSorted(), ["https://a.example/2", "https://c.example/1"]);
  assert.equal(await readQueue(second.local), null);
});

test("queue: a page that was removed meanwhile is not asked for, and stays away", async () => {
  const { local, desk, runner, asked } = await stage();
  await runner.start("grade", ids, []);
  await desk.drop([ids[1] ?? ""]);
  await runner.run();
  assert.ok(!asked.includes("https://b.example/1"));
  assert.equal((await readAll(local)).get(ids[1] ?? "")?.graded.length, 0);
});

test("queue: stopped, what is left is forgotten; begun anew, all is done again", async () => {
  const { runner, asked, left, finished } = await stage();
  await runner.start("grade", ids, ["x"]);
  await runner.stop();
  await runner.run();
  assert.deepEqual([asked, await left(), finished], [[], [], [["x"]]]);
  for (let i = 0; i < 2; i++) {
    await runner.start("grade", ids, []);
    await runner.run();
  }
  assert.equal(asked.length, 8);
});

test("queue: no room pauses it", async () => {
  const { local, desk, runner, left, world } = await stage();
  const full = new Runner({ ...world, desk: Object.assign(Object.create(desk) as Desk, { regrade: async () => "room" }) });
  await runner.start("grade", ids, []);
  await full.run();
  assert.equal((await readQueue(local))?.paused, true);
  assert.equal((await left()).length, 4);
});

test("queue: links are checked the same way; what cannot be read is unknown, and grades are left as they are", async () => {
  const { local, runner, asked } = await stage();
  await runner.start("link", ids, []);
  await runner.run();
  assert.deepEqual(asked.toSorted(), urls.toSorted());
  const all = await readAll(local);
  assert.deepEqual(ids.map((id) => all.get(id)?.link[0]?.value.state), ["live", "live", "live", "unknown"]);
  assert.deepEqual(ids.map((id) => all.get(id)?.graded.length), [0, 0, 0, 0]);
  assert.equal(all.get(ids[3] ?? "")?.link[0]?.value.why, "refused");
});

test("queue: a page that is removed while others are asked is not asked for any more", async () => {
  const { desk, runner, asked } = await stage(async (url) => {
    if (url === "https://a.example/1") await desk.drop([ids[2] ?? ""]);
  });
  await runner.start("grade", ids, []);
  await runner.run();
  assert.ok(!asked.includes("https://a.example/2"));
});

test("queue: the link that is looked for is the one that is agreed by then", async () => {
  const { local, desk, runner } = await stage(async (url) => {
    if (url === "https://a.example/1") await desk.change([ids[2] ?? ""], { field: "wanted", value: { target: "new.example", anchor: "", rel: "" } });
  });
  await runner.start("link", ids, []);
  await runner.run();
  assert.equal((await readAll(local)).get(ids[2] ?? "")?.link[0]?.value.target, "new.example");
});

test("queue: what another device's clock dates ahead is done all the same", async () => {
  const { local, desk, runner, asked } = await stage();
  const ahead = (await readAll(local)).get(ids[0] ?? "");
  assert.ok(ahead);
  await desk.merge([{ ...ahead, unread: [{ value: "slow", at: 1_900_000_000_000, by: "" }] }]);
  await runner.start("grade", ids, []);
  await runner.run();
  assert.deepEqual(asked.toSorted(), urls.toSorted());
});

test("queue: what is begun while a run ends is not forgotten with it", async () => {
  const { local, runner, world, asked } = await stage();
  let reads = 0;
  const late: Folder = {
    ...local,
    under: async (prefix) => {
      const all = await local.under(prefix);
      if (++reads === 2) await runner.start("link", ids, []); // as the last look at what is left comes back
      return all;
    },
  };
  await runner.start("grade", [ids[3] ?? ""], []);
  await new Runner({ ...world, local: late }).run();
  assert.equal(asked.length, 5);
});
