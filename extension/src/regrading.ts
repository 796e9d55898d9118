// Work on saved pages in the background: joins the queue to the browser and the engine.

import { awake, local, outward, repeat } from "./browser.ts";
import { hasHosts } from "./browser-pages.ts";
import { giveBackHosts } from "./by-itself.ts";
import { checking, grading, seeking, surveying } from "./chores.ts";
import { callBeside, callEngine, callWithVectors, Refused } from "./engine-host.ts";
import { readOwnTargets } from "./own-sites.ts";
import { fileInUse } from "./profile-shelf.ts";
import { fromReport, type Found } from "./prospect.ts";
import type { Desk } from "./prospect-shelf.ts";
import { Runner } from "./queue.ts";
import { readQueue, type Task } from "./queue-state.ts";
import { parseReport } from "./report.ts";
import { readServer } from "./settings.ts";
import type { Means, Visited } from "./visiting.ts";
import type { Unread } from "./unread.ts";

/** grade asks nobody: the pack alone says what is known of names. */
async function grade({ url, status, robots, html }: Visited): Promise<Found | Unread> {
  try {
    const [server, profile] = await Promise.all([readServer(), fileInUse(local)]);
    const at = Math.floor(Date.now() / 1000);
    const header = { do: "grade", url, at, status, robots: robots || undefined, "content-type": "text/html; charset=utf-8", feed: "html" };
    return fromReport(parseReport(await callBeside(server, profile, header, html), "report")) ?? "unreadable";
  } catch (why) {
    if (!(why instanceof Refused)) console.error(why);
    return "unreadable";
  }
}

/** minutes after which a run that was cut off goes on: the browser ends the background when it likes. */
const again = 1;

/** regradingBy is the background's part on the queue. */
export function regradingBy(desk: Desk) {
  const means: Means = {
    fetch: outward,
    allowed: (url) => hasHosts([`${new URL(url).origin.replace(/:\d+$/, "")}/*`]),
    sleep: (ms) => new Promise((then) => setTimeout(then, ms)),
  };
  const runner = new Runner({
    ...means, local, desk, now: Date.now,
    chores: { grade: grading(grade), link: checking(callEngine, () => readOwnTargets(local), Date.now), site: surveying(callWithVectors, Date.now), broken: seeking(callEngine, means) },
    finished: ({ hosts }) => giveBackHosts(hosts),
  });
  const goOn = async (): Promise<void> => {
    const queue = await readQueue(local);
    const busy = queue !== null && !queue.paused;
    await repeat("queue", busy ? again : null);
    if (!busy) return;
    await awake(runner.run());
    if ((await readQueue(local))?.paused !== false) await repeat("queue", null);
  };
  return {
    goOn,
    start: async (task: Task, ids: string[], hosts: string[]): Promise<void> => {
      await runner.start(task, ids, hosts);
      void goOn().catch(console.error);
    },
    pause: async (paused: boolean): Promise<void> => {
      await runner.pause(paused);
      void goOn().catch(console.error);
    },
    stop: () => runner.stop(),
  };
}
