// The page's part on grading in the background: what is asked of the user before,
// and how far it has come.

import { insist } from "./browser.ts";
import { requestHosts } from "./browser-pages.ts";
import { hostsOf } from "./auto-state.ts";
import { hasNoPublicHost } from "./off-limits.ts";
import { part } from "./page.ts";
import { idOf, type Prospect } from "./prospect.ts";
import type { Seen } from "./prospect-view.ts";
import { leftOf, mostQueued, type Queue } from "./queue-state.ts";
import { count, word } from "./words.ts";

/** startQueueing: shown answers the pages that are on screen now; say says what came of a press. */
export function startQueueing(say: (sentence: string) => void, shown: () => readonly Seen[]): void {
  const onPress = (id: string, work: () => Promise<string>): void => {
    part(id, HTMLElement).addEventListener("click", () => {
      work().then(say, (why: unknown) => {
        console.error(why);
        say(word("panelFailed"));
      });
    });
  };
  onPress("gradeThese", () => begin(shown().slice(0, mostQueued)));
  onPress("queuePause", async () => {
    const paused = part("queuePause", HTMLElement).dataset["paused"] === "";
    await insist("pauseQueue", { paused: !paused });
    return paused ? word("queueGoesOn") : word("queueStands");
  });
  onPress("queueStop", async () => {
    await insist("stopQueue", {});
    part("gradeThese", HTMLElement).focus();
    return word("queueStopped");
  });
}

/** begin asks for exactly the sites of these pages, before anything is awaited; they are given back when all is done. */
async function begin(pages: readonly Seen[]): Promise<string> {
  const hosts = [...new Set(pages.filter(({ one }) => !hasNoPublicHost(one.url)).flatMap(({ one }) => patternsOf(one)))];
  const allowed = hosts.length === 0 ? true : await requestHosts(hosts);
  if (!allowed) return word("autoRefused");
  await insist("startQueue", { ids: pages.map(({ id }) => id), hosts });
  return word("queueBegun", count(pages.length));
}

const patternsOf = ({ domain, url }: Prospect): string[] => hostsOf({ what: "site", of: domain || new URL(url).hostname });

/** showQueue says how far it has come; null where nothing is under way. */
export function showQueue(queue: Queue | null, all: readonly Prospect[]): void {
  part("queueIdle", HTMLElement).hidden = queue !== null;
  part("queueBusy", HTMLElement).hidden = queue === null;
  if (!queue) return;
  const left = leftOf(queue, all).length;
  const ids = new Set(queue.ids);
  const unread = all.filter(({ domain, url, unread: [why] }) => ids.has(idOf({ domain, url })) && why && why.at >= queue.began).length;
  const bar = part("queueBar", HTMLProgressElement);
  bar.max = queue.ids.length;
  bar.value = queue.ids.length - left;
  const told = [count(queue.ids.length - left), count(queue.ids.length), count(unread)];
  part("queueTold", HTMLElement).textContent = queue.paused ? word("queuePaused", ...told) : word("queueRuns", ...told);
  const pause = part("queuePause", HTMLButtonElement);
  pause.toggleAttribute("data-paused", queue.paused);
  pause.textContent = queue.paused ? word("queueResume") : word("queuePause");
}
