// The overlay, as the background sees it: it is turned on and off by a tab, and
// while it is on, what its script reads of the page is graded for the marks.
//
// Nothing is asked of any server for it, and the tab's last report stays as it is:
// the marks are made with the pack alone.

import { clearBadge, local, runScript, session } from "./browser.ts";
import { waitingLetter } from "./badge.ts";
import { flag, shape } from "./check.ts";
import { callFor } from "./engine-host.ts";
import { isEmpty, whyUnread } from "./grading.ts";
import { marksOf, type Marks } from "./marks.ts";
import { pageReadOf, type Toggled } from "./messages.ts";
import { fileInUse } from "./profile-shelf.ts";

const keyOf = (tab: number): string => `overlay:${tab}`;

const overlaySaid = shape<Omit<Toggled, "trouble">>({ on: flag, waits: flag });

/** toggleOverlay: the page itself knows whether the overlay is on and which press has turned it last, so that a nap of the background forgets nothing. */
export async function toggleOverlay(tab: number, press: string): Promise<Toggled> {
  await session.write(keyOf(tab), true); // the script asks before it has answered
  try {
    const said = overlaySaid(await runScript(tab, "overlay.js", press), "overlay");
    if (said.on) await session.write(keyOf(tab), true); // once more: a press just before this one may have forgotten it
    else await Promise.all([forgetOverlay(tab), clearBadge(tab, waitingLetter)]);
    return { ...said, trouble: null };
  } catch (why) {
    await forgetOverlay(tab);
    return { on: false, waits: false, trouble: whyUnread(why) };
  }
}

/** marksFor grades what the overlay's script has read; null where there is nothing to grade, and in a tab where nobody turned it on. */
export async function marksFor(tab: number, value: unknown): Promise<Marks | null> {
  if ((await session.read(keyOf(tab))) !== true) return null;
  await clearBadge(tab, waitingLetter); // the page has loaded
  const page = pageReadOf(value);
  if (isEmpty(page.stream)) return { marks: [], unlisted: 0 };
  const header = { do: "grade", url: page.url, at: Math.floor(Date.now() / 1000), status: page.status, "content-type": page.contentType, feed: "dom" };
  return marksOf(JSON.parse(await callFor(await fileInUse(local), header, page.stream)));
}

export function forgetOverlay(tab: number): Promise<void> {
  return session.remove([keyOf(tab)]);
}
