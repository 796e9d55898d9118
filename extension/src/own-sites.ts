// Whose links are looked for in pages: the user's sites, by their profiles, and
// those of competitors, as the settings have them.

import type { Store } from "./browser.ts";
import { list, text } from "./check.ts";
import { parseProfile } from "./profile.ts";
import { readShelf } from "./profile-shelf.ts";
import type { Own } from "./prospect-view.ts";

/** rivalsKey is where local keeps competitors' registrable names. */
export const rivalsKey = "rivals";

/** mostRivals bounds them. */
export const mostRivals = 200;

export const rivalsOf = list(text);

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

export async function readOwn(local: Store): Promise<Own> {
  const [shelf, rivals] = await Promise.all([readShelf(local), readRivals(local)]);
  return { sites: new Set(shelf.profiles.flatMap(({ file }) => parseProfile(file, "profile").sites)), rivals: new Set(rivals) };
}
