// What the background hears of once, and no page of ours asks for again: a page to be
// saved by menu or key, and the user's answer to the browser's question. It is on record
// in session until it is done, and an alarm has it done where the browser has ended the
// background over it.

import { repeat, session } from "./browser.ts";
import { orNull, shape, text, whole, type Check } from "./check.ts";

/** Pressed is a tab whose page is to be saved, with the address that it showed, "" where it is not known; at is in ms since 1970. */
export interface Pressed {
  tab: number;
  address: string;
  at: number;
}

const key = "pressed";
const pressedOf: Check<Pressed | null> = orNull(shape<Pressed>({ tab: whole, address: text, at: whole }));

/** minutes after which the alarm looks; mostAge, in ms, is when a press is past. */
const soon = 1;
const mostAge = 10 * 60_000;

/** record has the alarm look after a press, unless it is forgotten before. */
export async function record(pressed: Pressed): Promise<void> {
  await Promise.all([session.write(key, pressed), watch()]);
}

/** watch sets the alarm; it ends itself where nothing is left. */
export const watch = (): Promise<void> => repeat("unfinished", soon);

/** forgetPress is for one that is done; another that has come since stays. */
export async function forgetPress(done: Pressed): Promise<void> {
  const now = await pressedNow();
  if (now?.tab === done.tab && now.at === done.at) await session.remove([key]);
}

/** pressedNow is what is on record; null where nothing is, or it is past. */
export async function pressedNow(): Promise<Pressed | null> {
  const pressed = pressedOf(await session.read(key), key);
  return pressed && Date.now() - pressed.at < mostAge ? pressed : null;
}
