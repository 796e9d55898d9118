// Brings back a backup, or removes all that the user has set and saved. Nothing is
// changed before all of a file has passed; then it is written in one turn.

import { local, sent, session } from "./browser.ts";
import { isBackedUp, parseBackup, Unfit, valuesOf, type Backup } from "./backup.ts";
import { callEngine, Refused } from "./engine-host.ts";
import type { Restored } from "./messages.ts";
import { packStore } from "./pack-store.ts";
import { mostProfiles, type KeptProfile } from "./profile-shelf.ts";
import { learnProfile } from "./profile.ts";
import { change } from "./profiles.ts";
import { mostProspects } from "./prospect-shelf.ts";

/** restore replaces what is kept by what a file holds. */
export async function restore(file: string): Promise<Restored> {
  try {
    const backup = await checked(parseBackup(file));
    await change(async () => {
      await write(valuesOf(backup));
      return null;
    });
    return { refused: null, at: "" };
  } catch (why) {
    if (why instanceof Unfit) return { refused: why.why, at: why.message };
    throw why;
  }
}

/** checked has the engine look at each profile, and write it anew. */
async function checked(backup: Backup): Promise<Backup> {
  const { profiles, prospects } = backup;
  if (profiles.profiles.length > mostProfiles || prospects.length > mostProspects) throw new Unfit("room", "");
  const written: KeptProfile[] = [];
  for (const { id, file } of profiles.profiles) {
    try {
      written.push({ id, file: await learnProfile(callEngine, [], file, 0) });
    } catch (why) {
      if (why instanceof Refused) throw new Unfit("profile", why.message);
      throw why;
    }
  }
  return { ...backup, profiles: { ...profiles, profiles: written } };
}

/** write puts everything there before it takes anything away: where there is no room, nothing has changed. */
async function write(values: Map<string, unknown>): Promise<void> {
  try {
    await local.writeAll(Object.fromEntries(values));
  } catch {
    throw new Unfit("room", "");
  }
  await local.remove((await local.keys()).filter((key) => isBackedUp(key) && !values.has(key)));
}

/** reset removes all that is kept here, the log and the data from a server included. */
export async function reset(): Promise<void> {
  await change(async () => {
    await sent.clear();
    await local.remove(await local.keys());
    await session.remove(await session.keys());
    await packStore.drop();
    return null;
  });
}
