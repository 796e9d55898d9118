import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { lineTo, type StartThread } from "../src/engine-line.ts";
import { doneOf, workOf, type Done, type Work } from "../src/engine-work.ts";
import { Mismatch } from "../src/check.ts";

/** threads are those that a line has started: what each was asked, how to have it answer or fail, and whether it was ended. */
function threads() {
  const all: { asked: { id: number; work: Work }[]; say: (data: unknown) => void; fail: (message: string) => void; ended: boolean }[] = [];
  const start: StartThread = (say, fail) => {
    const mine = { asked: [] as { id: number; work: Work }[], say, fail, ended: false };
    all.push(mine);
    return {
      postMessage: (message) => void mine.asked.push(message as { id: number; work: Work }),
      terminate: () => void (mine.ended = true),
    };
  };
  return { all, line: lineTo(start) };
}

const letGo: Work = { do: "letGo" };

test("line: answers go to who asked, in any order, and the thread is one", async () => {
  const { all, line } = threads();
  const first = line.ask(letGo);
  const second = line.ask({ do: "warm", server: null });
  assert.equal(all.length, 1);
  const [a, b] = all[0]?.asked ?? [];
  all[0]?.say({ id: b?.id, done: { answer: "second" } });
  all[0]?.say({ id: a?.id, done: { refused: "first" } });
  assert.deepEqual([await first, await second], [{ refused: "first" }, { answer: "second" }]);
});

test("line: a thread that fails answers with the fault, and the next work has a new one", async () => {
  const { all, line } = threads();
  const lost = line.ask(letGo);
  all[0]?.fail("out of memory");
  assert.deepEqual(await lost, { fault: "out of memory" });
  assert.equal(all[0]?.ended, true);
  const next = line.ask(letGo);
  all[1]?.say({ id: all[1].asked[0]?.id, done: { answer: "{}" } });
  assert.deepEqual(await next, { answer: "{}" });
});

test("line: a thread that is silent for a minute is ended", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { all, line } = threads();
  const lost = line.ask(letGo);
  mock.timers.tick(60_000);
  assert.ok("fault" in (await lost));
  assert.equal(all[0]?.ended, true);
  mock.timers.reset();
});

test("work: what crosses a message is the same behind it", () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, n) => n % 251);
  const work: Work = { do: "call", server: "https://trust.example", vectors: true, profile: null, header: { do: "grade", at: 7 }, body: [bytes, "\u0001p\u0005é"] };
  const came = workOf(structuredClone(work));
  assert.deepEqual(came, work);
  assert.equal("profile" in workOf({ ...work, profile: undefined, do: "warm" }), false);
  for (const bad of [null, { do: "other" }, { do: "call", server: 1 }, { do: "call", server: null, header: { a: {} } }, { do: "call", server: null, header: {}, body: [1] }]) assert.throws(() => workOf(bad), Mismatch);
  const done: Done[] = [{ answer: "{}" }, { refused: "no" }, { fault: "x" }];
  for (const one of done) assert.deepEqual(doneOf(structuredClone(one)), one);
  for (const bad of [null, {}, { answer: 1 }]) assert.throws(() => doneOf(bad), Mismatch);
});
