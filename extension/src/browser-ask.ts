// The way to the background for everything that asks it: our pages, and our scripts in
// the pages of others.

import { api } from "./browser-api.ts";

/** How often a message is sent that no answer comes to, and how many ms after the one before. */
const tries = 4;
const breath = 100;

/**
 * send has the background answer a message. Where no answer comes, the browser has ended the background in the middle of its
 * work, and is asked again: after a pause, since one that is being ended hears nothing. Where none came at all it is undefined, or
 * rejects with what the browser said at last; in a script that has outlived its extension it rejects at once.
 */
export async function send(message: object): Promise<unknown> {
  for (let left = tries - 1; ; left--) {
    const answer: unknown = await api.runtime.sendMessage(message).catch((why: unknown) => {
      if (left === 0 || !alive()) throw why;
      console.warn(why);
    });
    if (answer !== undefined || left === 0) return answer;
    await new Promise((then) => setTimeout(then, breath));
  }
}

/** alive is false in a script that the extension has left behind: it was updated, or is gone. */
export function alive(): boolean {
  return api.runtime?.id !== undefined;
}
