// The page's part on work in the background: what is asked of the user before, and
// how far it has come.

import { ask } from "./browser.ts";
import { requestHosts } from "./browser-pages.ts";
import { hostsOf } from "./auto-state.ts";
import { hasNoPublicHost } from "./off-limits.ts";
import { onPress, part } from "./page.ts";
import { idOf, type Prospect } from "./prospect.ts";
import { siteOf } from "./prospect-site.ts";
import type { Column, Seen } from "./prospect-view.ts";
import { leftOf, mostQueued, wasUnread, type Queue, type Task } from "./queue-state.ts";
import { count, word } from "./words.ts";

/** Showing is what the page has for this part: the pages that are on screen now, a way to say what came of a press, and to have a column shown. */
export interface Showing {
  say(sentence: string): void;
  shown(): readonly Seen[];
  need(column: Column): void;
}

export function startQueueing({ say, shown, need }: Showing): void {
  const press = (id: string, work: () => Promise<string>): void => onPress(id, () => work().then(say), () => say(word("panelFailed")));
  press("gradeThese", () => begin("grade", shown()));
  press("checkLinks", () => {
    need("link");
    const pages = shown().filter((seen) => seen.targets.length > 0);
    return pages.length === 0 ? Promise.resolve(word("linkNoTarget")) : begin("link", pages);
  });
  press("lookAtSites", () => {
    need("site");
    const sites = new Map(shown().map((seen) => [siteOf(seen.one), seen]));
    return begin("site", [...sites.values()]);
  });
  press("seekBroken", () => {
    need("broken");
    const pages = shown().filter(({ graded }) => graded?.sites); // which sites are to be asked for is known of these
    return pages.length === 0 ? Promise.resolve(word("brokenGradeFirst")) : begin("broken", pages);
  });
  press("queuePause", async () => {
    const paused = part("queuePause", HTMLElement).dataset["paused"] === "";
    await ask("pauseQueue", { paused: !paused });
    return paused ? word("queueGoesOn") : word("queueStands");
  });
  press("queueStop", async () => {
    await ask("stopQueue", {});
    return word("queueStopped");
  });
}

/** begin asks for exactly the sites of these pages, before anything is awaited; they are given back when all is done. */
async function begin(task: Task, all: readonly Seen[]): Promise<string> {
  const pages = all.slice(0, mostQueued);
  const linked = task === "broken" ? pages.flatMap(({ graded }) => graded?.sites ?? []).slice(0, mostLinked).map((domain) => ({ domain, url: `https://${domain}/` })) : [];
  const hosts = [...new Set([...pages.map(({ one }) => one), ...linked].filter(({ url }) => !hasNoPublicHost(url)).flatMap(patternsOf))];
  const allowed = hosts.length === 0 ? true : await requestHosts(hosts);
  if (!allowed) return word("autoRefused");
  await ask("startQueue", { task, ids: pages.map(({ id }) => id), hosts });
  return begunWords(task, pages.length);
}

function begunWords(task: Task, pages: number): string {
  switch (task) {
    case "grade":
      return word("queueBegun", count(pages));
    case "link":
      return word("linkBegun", count(pages));
    case "site":
      return word("siteBegun", count(pages));
    case "broken":
      return word("brokenBegun", count(pages));
  }
}

/** mostLinked bounds the sites that links lead to of which the user is asked at once; links to others stay unknown. */
const mostLinked = 300;

const patternsOf = ({ domain, url }: Pick<Prospect, "domain" | "url">): string[] => hostsOf({ what: "site", of: domain || new URL(url).hostname });

/** exchange shows the buttons that begin something, or those of what is under way; the focus goes along. */
function exchange(isIdle: boolean): void {
  const [shown, other] = isIdle ? ["queueIdle", "queueBusy"] : ["queueBusy", "queueIdle"];
  const held = part(other, HTMLElement).contains(document.activeElement);
  part(shown, HTMLElement).hidden = false;
  part(other, HTMLElement).hidden = true;
  if (held) part(isIdle ? "gradeThese" : "queuePause", HTMLElement).focus();
}

/** showQueue says how far it has come; null where nothing is under way. */
export function showQueue(queue: Queue | null, all: readonly Prospect[]): void {
  exchange(queue === null);
  if (!queue) return;
  const left = leftOf(queue, all).length;
  const ids = new Set(queue.ids);
  const unread = all.filter((one) => ids.has(idOf(one)) && wasUnread(one, queue)).length;
  const bar = part("queueBar", HTMLProgressElement);
  bar.max = queue.ids.length;
  bar.value = queue.ids.length - left;
  const told = [count(queue.ids.length - left), count(queue.ids.length), count(unread)];
  part("queueTold", HTMLElement).textContent = queue.paused ? word("queuePaused", ...told) : word("queueRuns", ...told);
  const pause = part("queuePause", HTMLButtonElement);
  pause.toggleAttribute("data-paused", queue.paused);
  pause.textContent = queue.paused ? word("queueResume") : word("queuePause");
}
