// Brings back a backup, or removes all that the user has set and saved. Nothing is
// changed before all of a file has passed; then it is written in one turn.

import { local, sent, session } from "./browser.ts";
import { composed, isBackedUp, memoryOf, parseBackup, Unfit, valuesOf, type Backup } from "./backup.ts";
import { namesOfSites } from "./by-itself.ts";
import { members } from "./check.ts";
import { callEngine, Refused } from "./engine-host.ts";
import { clashesOf, mergedMemory, type Memory } from "./memory.ts";
import { answers, type Merged, type Restored } from "./messages.ts";
import { packStore } from "./pack-store.ts";
import { isGone } from "./profile-fields.ts";
import { mergedPasts, pastsKey, shelved, type Pasts } from "./profile-past.ts";
import { mostProfiles, type KeptProfile } from "./profile-shelf.ts";
import { learnProfile } from "./profile.ts";
import { change } from "./profiles.ts";
import { named } from "./prospect-naming.ts";
import { idOf, isThere } from "./prospect.ts";
import { forgotten, mostProspects, type Desk } from "./prospect-shelf.ts";

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
export async function merge(file: string, press: string, desk: Desk): Promise<Merged> {
  try {
    return await mergeIn(memoryOf(await checked(parseBackup(file))), press, desk);
  } catch (why) {
    if (why instanceof Unfit) return { ...nothingMerged, refused: why.why, at: why.message };
    throw why;
  }
}

const nothingMerged: Merged = { refused: null, at: "", pages: 0, added: 0, clashes: [] };

/** mergeIn changes all that is kept in one turn. */
async function mergeIn(theirs: Memory, press: string, desk: Desk): Promise<Merged> {
  let said = nothingMerged;
  let profiles: Pasts = {};
  await change(async (shelf) => {
    const mine = memoryOf(await composed(local, Date.now()));
    said = await mergedSaid(press, mine, theirs);
    profiles = mergedPasts(mine.profiles, theirs.profiles);
    const next = await shelved(shelf, mine.profiles, profiles, asWritten);
    const kept = next && (await desk.merge(theirs.prospects));
    if (!next || kept === "full" || kept === "room") throw new Unfit("room", ""); // nothing has changed yet
    return next;
  }, async () => ({ [pastsKey]: profiles }));
  return said;
}

/**
 * mergedSaid is what there is to say of a merge. It is on record before anything changes: asked once more for the same press, by a page
 * that the background was ended before it answered, all of the file would be here already.
 */
export async function mergedSaid(press: string, mine: Memory, theirs: Memory): Promise<Merged> {
  const last = await session.read(saidKey);
  if (last !== undefined && members(last, saidKey).get("press") === press) return answers.merge(members(last, saidKey).get("said"), saidKey);
  const here = new Set(mine.prospects.filter(isThere).map(idOf));
  const now = mergedMemory(mine, theirs).prospects.filter(isThere);
  const said = { ...nothingMerged, pages: theirs.prospects.filter(isThere).length, added: now.filter((one) => !here.has(idOf(one))).length, clashes: clashesOf(mine, theirs).slice(0, mostClashes) };
  await session.write(saidKey, { press, said }).catch(console.error); // no room: it is merged, and told rightly unless asked again
  return said;
}

const saidKey = "merged";

/** mostClashes are told of one file. */
const mostClashes = 500;

/** checked has the engine look at each profile and write it anew, and name each page's site. A past without its profile is left out, and so are removals beyond those that are remembered. */
async function checked(backup: Backup): Promise<Backup> {
  const { profiles, prospects } = backup;
  if (profiles.profiles.length > mostProfiles || prospects.filter(isThere).length > mostProspects) throw new Unfit("room", "");
  const written: KeptProfile[] = [];
  for (const { id, file } of profiles.profiles) written.push({ id, file: await asWritten(file) });
  const kept = new Set(written.map(({ id }) => id));
  const pasts = Object.fromEntries(Object.entries(backup.pasts).filter(([id, past]) => isGone(past) || kept.has(id)));
  const old = new Set(forgotten(prospects));
  return { ...backup, pasts, prospects: await named(prospects.filter((one) => !old.has(one)), namesOfSites), profiles: { ...profiles, profiles: written } };
}

/** asWritten is a profile's file as the engine writes it. It throws Unfit where the engine refuses it. */
async function asWritten(file: string): Promise<string> {
  try {
    return await learnProfile(callEngine, [], file, 0);
  } catch (why) {
    if (why instanceof Refused) throw new Unfit("profile", why.message);
    throw why;
  }
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
