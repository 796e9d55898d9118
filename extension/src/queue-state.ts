// Which saved pages the background is to grade, as it stands on the disk. How far it
// has come is not in it: a page is done once its record has a grade, or a reason, from
// after the beginning. So nothing is lost and nothing done twice, whenever the
// background or the browser ends.

import type { Store } from "./browser.ts";
import { flag, list, shape, text, whole } from "./check.ts";
import { idOf, isThere, type Prospect } from "./prospect.ts";

/** Queue: ids are in order, hosts the match patterns that were allowed for it, began is in ms since 1970. */
export interface Queue {
  began: number;
  ids: string[];
  hosts: string[];
  paused: boolean;
}

/** queueKey is where local keeps it. A backup does without: the hosts are allowed in this browser alone. */
export const queueKey = "queue";

/** mostQueued bounds one run. */
export const mostQueued = 1000;

const queueOf = shape<Queue>({ began: whole, ids: list(text), hosts: list(text), paused: flag });

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

/** isDone says whether a page has been to since a moment. */
const isDone = ({ graded, unread }: Prospect, since: number): boolean => Math.max(graded[0]?.at ?? 0, unread[0]?.at ?? 0) >= since;

/** leftOf are the pages that are still to be graded; those that were removed meanwhile are not. */
export function leftOf({ ids, began }: Queue, all: Iterable<Prospect>): Prospect[] {
  const here = new Map([...all].filter(isThere).map((one) => [idOf(one), one]));
  return ids.flatMap((id) => here.get(id) ?? []).filter((one) => !isDone(one, began));
}
