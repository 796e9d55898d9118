// The browser's extension API about the overlay, whose script speaks as a page does.

import { api } from "./browser-api.ts";
import { send } from "./browser-ask.ts";

/** What the overlay's script sends is no member of Calls: it comes from a page. */
const marksKind = "marks";

/** askMarks sends the overlay's reading of its page to the background. */
export function askMarks(page: object): Promise<unknown> {
  return send({ kind: marksKind, page });
}

/** answerOverlay hears the overlay's script in the top frame of a tab; page is the page's own words, to be checked. */
export function answerOverlay(handler: (tab: number, page: unknown) => Promise<unknown>): void {
  api.runtime.onMessage.addListener((message: unknown, { id, tab, frameId }, respond) => {
    if (id !== api.runtime.id || tab?.id === undefined || frameId !== 0) return false;
    if (typeof message !== "object" || message === null || !("kind" in message && "page" in message) || message.kind !== marksKind) return false;
    handler(tab.id, message.page).then(respond, (why: unknown) => {
      console.error(why);
      respond(null);
    });
    return true;
  });
}
