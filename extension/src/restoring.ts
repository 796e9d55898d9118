// Brings back a backup, or removes all that the user has set and saved. Nothing is
// changed before all of a file has passed; then it is written in one turn.

import { local, sent, session } from "./browser.ts";
import { composed, isBackedUp, memoryOf, parseBackup, Unfit, valuesOf, type Backup } from "./backup.ts";
import { callEngine, Refused } from "./engine-host.ts";
import type { Field } from "./field.ts";
import { clashesOf, mergedMemory } from "./memory.ts";
import type { Merged, Restored } from "./messages.ts";
import { packStore } from "./pack-store.ts";
import { mergedPasts, pastsKey, shelved } from "./profile-past.ts";
import { mostProfiles, type KeptProfile } from "./profile-shelf.ts";
import { learnProfile } from "./profile.ts";
import { change } from "./profiles.ts";
import { idOf, isThere } from "./prospect.ts";
import { mostProspects, type Desk } from "./prospect-shelf.ts";

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

/** merge joins saved pages and profiles of a file with those here, and says what was in dispute. */
export async function merge(file: string, desk: Desk): Promise<Merged> {
  try {
    const theirs = memoryOf(await checked(parseBackup(file)));
    const mine = memoryOf(await composed(local, Date.now()));
    const profiles = mergedPasts(mine.profiles, theirs.profiles);
    await change(async (shelf) => {
      const next = shelved(shelf, profiles);
      const kept = next && (await desk.merge(theirs.prospects));
      if (!next || kept === "full" || kept === "room") throw new Unfit("room", ""); // nothing has changed yet
      return next;
    });
    await local.write(pastsKey, profiles);
    const here = new Set(mine.prospects.filter(isThere).map(idOf));
    const now = mergedMemory(mine, theirs).prospects.filter(isThere);
    return { refused: null, at: "", pages: theirs.prospects.filter(isThere).length, added: now.filter((one) => !here.has(idOf(one))).length, clashes: clashesOf(mine, theirs).slice(0, mostClashes) };
  } catch (why) {
    if (why instanceof Unfit) return { refused: why.why, at: why.message, pages: 0, added: 0, clashes: [] };
    throw why;
  }
}

/** mostClashes are told of one file. */
const mostClashes = 500;

/** checked has the engine look at each profile, and write it anew. */
async function checked(backup: Backup): Promise<Backup> {
  const { profiles, prospects } = backup;
  if (profiles.profiles.length > mostProfiles || prospects.filter(isThere).length > mostProspects) throw new Unfit("room", "");
  const written: KeptProfile[] = [];
  for (const { id, file } of profiles.profiles) {
    try {
      written.push({ id, file: await learnProfile(callEngine, [], file, 0) });
    } catch (why) {
      if (why instanceof Refused) throw new Unfit("profile", why.message);
      throw why;
    }
  }
  const kept = new Map(written.map(({ id, file }) => [id, file]));
  const pasts = Object.fromEntries(Object.entries(backup.pasts).filter(([id, [last]]) => last?.value === "" || kept.has(id)).map(([id, field]) => [id, asWritten(field, kept.get(id) ?? "")]));
  return { ...backup, pasts, profiles: { ...profiles, profiles: written } };
}

/** asWritten has the file as the engine wrote it in the place of what the other file says: the two never differ. */
const asWritten = ([last, ...older]: Field<string>, file: string): Field<string> => (last ? [{ ...last, value: file }, ...older] : []);

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
