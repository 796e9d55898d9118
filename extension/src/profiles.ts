// Changes to the user's profiles. The engine checks every file and writes it anew
// before it is kept, so that what is kept can be graded with.

import { local } from "./browser.ts";
import { callEngine, Refused } from "./engine-host.ts";
import { pastsKey, readPasts, withChange } from "./profile-past.ts";
import { readWriter } from "./prospect-shelf.ts";
import { changer, choose, put, without } from "./profile-shelf.ts";
import { learnProfile } from "./profile.ts";
import type { Saved } from "./saved.ts";

/** change is the one way to the shelf; when each profile was written is kept along. */
export const change = changer(local, async (before, after) => ({ [pastsKey]: withChange(await readPasts(local), before, after, Date.now(), await readWriter(local)) }));

/** saveProfile keeps a file as a profile of the shelf; with an id that is not there as a new one, in use from then on. */
export async function saveProfile(id: string, file: string): Promise<Saved> {
  let written: string;
  try {
    written = await learnProfile(callEngine, [], file, 0);
  } catch (why) {
    if (why instanceof Refused) return { id: null, refused: why.message };
    throw why;
  }
  const { profiles } = await change((shelf) => put(shelf, id, written));
  return { id: profiles.some((kept) => kept.id === id) ? id : null, refused: "" };
}

export async function useProfile(id: string): Promise<void> {
  await change((shelf) => choose(shelf, id));
}

export async function dropProfile(id: string): Promise<void> {
  await change((shelf) => without(shelf, id));
}
