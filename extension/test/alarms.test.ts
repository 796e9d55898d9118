import { alarmCalls, alarms } from "./fake-browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { repeat } from "../src/browser.ts";

const steps: { name: string; minutes: number | null; calls: string[] }[] = [
  { name: "one that is not set is set", minutes: 1, calls: ["get", "create"] },
  { name: "one that is as wished goes on, and is not begun anew", minutes: 1, calls: ["get"] },
  { name: "one of other minutes is begun anew", minutes: 5, calls: ["get", "create"] },
  { name: "one that is to end is not looked at before, since each wake of the background ends one", minutes: null, calls: ["clear"] },
];

test("alarms", async (t) => {
  for (const { name, minutes, calls } of steps) {
    await t.test(name, async () => {
      alarmCalls.length = 0;
      await repeat("queue", minutes);
      assert.deepEqual([alarmCalls, alarms.get("queue") ?? null], [calls, minutes]);
    });
  }
});
