// Which saved pages the background has something to do with, as it stands on the disk.
// How far it has come is not in it: a page is done once its record has what was found,
// or a reason, from after the beginning. So nothing is lost and nothing done twice, whenever the
// background or the browser ends.

import type { Store } from "./browser.ts";
import { flag, list, oneOf, or, shape, text, whole } from "./check.ts";
import { idOf, isThere, type Prospect } from "./prospect.ts";

/** Tasks: grade each page, look on it for the link that it is to have, say what kind of site it is of, or look for links on it that lead nowhere. */
const tasks = ["grade", "link", "site", "broken"] as const;
export type Task = (typeof tasks)[number];
export const taskOf = oneOf(...tasks);

/** Queue: ids are in order, hosts the match patterns that were allowed for it, began is in ms since 1970. */
export interface Queue {
  task: Task;
  began: number;
  ids: string[];
  hosts: string[];
  paused: boolean;
}

/** queueKey is where local keeps it. A backup does without: the hosts are allowed in this browser alone. */
export const queueKey = "queue";

/** mostQueued bounds one run. */
export const mostQueued = 1000;

const queueOf = shape<Queue>({ task: or(taskOf, "grade"), began: whole, ids: list(text), hosts: list(text), paused: flag });

/** readQueue answers null where there is none. */
export async function readQueue(local: Pick<Store, "read">): Promise<Queue | null> {
  const kept = await local.read(queueKey);
  try {
    return kept === undefined ? null : queueOf(kept, queueKey);
  } catch (why) {
    console.error(why);
    return null;
  }
}

/** doneAt is when a page was last done, in ms since 1970; 0 for never. */
function doneAt({ graded, unread, link, site, broken }: Prospect, task: Task): number {
  switch (task) {
    case "grade":
      return Math.max(graded[0]?.at ?? 0, unread[0]?.at ?? 0);
    case "link":
      return link[0]?.at ?? 0;
    case "site":
      return site[0]?.at ?? 0;
    case "broken":
      return broken[0]?.at ?? 0;
  }
}

/** beginningOf is a moment after which everything is still to be done: now, or where another device's clock has dated something ahead, just after that. */
export const beginningOf = (task: Task, pages: Iterable<Prospect>, now: number): number => [...pages].reduce((latest, one) => Math.max(latest, doneAt(one, task) + 1), now);

/** wasUnread says whether a page that is done could not be read. */
export function wasUnread({ unread, link, site, broken }: Prospect, { task, began }: Queue): boolean {
  switch (task) {
    case "grade":
      return (unread[0]?.at ?? 0) >= began;
    case "link":
      return (link[0]?.at ?? 0) >= began && link[0]?.value.state === "unknown";
    case "site":
      return (site[0]?.at ?? 0) >= began && site[0]?.value.why !== null;
    case "broken":
      return (broken[0]?.at ?? 0) >= began && broken[0]?.value.why !== null;
  }
}

/** leftOf are the pages that are still to be done; those that were removed meanwhile are not. */
export function leftOf({ task, ids, began }: Queue, all: Iterable<Prospect>): Prospect[] {
  const here = new Map([...all].filter(isThere).map((one) => [idOf(one), one]));
  return ids.flatMap((id) => here.get(id) ?? []).filter((one) => doneAt(one, task) < began);
}
