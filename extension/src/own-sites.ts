// Whose links are looked for in pages: the user's sites, by their profiles, and
// those of competitors, as the settings have them.

import type { Store } from "./browser.ts";
import { few, short } from "./check.ts";
import { parseProfile } from "./profile.ts";
import { mostTargets } from "./prospect-link.ts";
import { inUse, readShelf, type KeptProfile } from "./profile-shelf.ts";
import type { Own } from "./prospect-view.ts";

/** rivalsKey is where local keeps competitors' registrable names. */
export const rivalsKey = "rivals";

/** mostRivals bounds them. */
export const mostRivals = 200;

export const rivalsOf = few(short(253), mostRivals); // a name has no more (RFC 1035, section 2.3.4)

/** readRivals answers none where none can be read. */
export async function readRivals(local: Store): Promise<string[]> {
  const kept = await local.read(rivalsKey);
  try {
    return kept === undefined ? [] : rivalsOf(kept, rivalsKey).slice(0, mostRivals);
  } catch (why) {
    console.error(why);
    return [];
  }
}

/** readOwnTargets are the sites of the profile in use, of all where none is: a link is looked for to these where nothing else was agreed. */
export async function readOwnTargets(local: Store): Promise<string[]> {
  const shelf = await readShelf(local);
  const current = inUse(shelf);
  return sitesIn(current ? [current] : shelf.profiles).slice(0, mostTargets);
}

const sitesIn = (profiles: readonly KeptProfile[]): string[] => [...new Set(profiles.flatMap(({ file }) => parseProfile(file, "profile").sites))];

export async function readOwn(local: Store): Promise<Own> {
  const [shelf, rivals, targets] = await Promise.all([readShelf(local), readRivals(local), readOwnTargets(local)]);
  return { sites: new Set(sitesIn(shelf.profiles)), targets, rivals: new Set(rivals) };
}
