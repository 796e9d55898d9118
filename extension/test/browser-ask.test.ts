import "./fake-browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { send } from "../src/browser-ask.ts";

const deaf = new Error("Could not establish connection. Receiving end does not exist.");

/** Each step says what the browser does when asked, how often it is asked, and what comes of it. */
const steps: { name: string; says: (asked: number) => Promise<unknown>; gone?: true; asked: number; want: unknown }[] = [
  { name: "an answer", says: async () => "here", asked: 1, want: "here" },
  { name: "null is an answer", says: async () => null, asked: 1, want: null },
  { name: "a background that is ended, and one that is not there yet", says: async (asked) => { if (asked === 2) throw deaf; return asked < 3 ? undefined : "here"; }, asked: 3, want: "here" },
  { name: "one that never answers", says: async () => undefined, asked: 4, want: undefined },
  { name: "one that never hears", says: () => Promise.reject(deaf), asked: 4, want: deaf },
  { name: "an extension that is gone", says: () => Promise.reject(deaf), gone: true, asked: 1, want: deaf },
  { name: "one whose API itself throws", says: () => { throw deaf; }, gone: true, asked: 1, want: deaf },
];

test("send", async (t) => {
  const { runtime } = chrome;
  const { warn } = console;
  console.warn = () => undefined;
  for (const { name, says, gone, asked, want } of steps) {
    await t.test(name, async () => {
      let times = 0;
      Object.assign(chrome, { runtime: { id: gone ? undefined : "ours", sendMessage: () => says(++times) } });
      assert.deepEqual([await send({ kind: "marks" }).catch((why: unknown) => why), times], [want, asked]);
    });
  }
  Object.assign(chrome, { runtime });
  console.warn = warn;
});
