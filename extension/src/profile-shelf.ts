// The user's profiles, as they are kept on this device: each one's file as the
// engine has written it, and which of them grades are made with. Pages of the
// extension read the shelf; only the background changes it, one change at a time.

import type { Folder, Store } from "./browser.ts";
import { list, orNull, shape, text } from "./check.ts";
import { parseProfile } from "./profile.ts";

/** KeptProfile: id is ours and never shown. */
export interface KeptProfile {
  id: string;
  file: string;
}

/** Shelf: current is the id of one of the profiles; null exactly where there is none. */
export interface Shelf {
  current: string | null;
  profiles: KeptProfile[];
}

/** newId is an id for another profile. */
export const newId = (): string => crypto.randomUUID();

/** shelfKey is where the shelf is kept in local. */
export const shelfKey = "profiles";

/** A file has 64 KB at most, and local 5 MB in older browsers. */
export const mostProfiles = 30;

/** shelfOf checks a shelf. */
export const shelfOf = shape<Shelf>({ current: orNull(text), profiles: list(shape<KeptProfile>({ id: text, file: text })) });

/** readShelf answers an empty shelf where none can be read. */
export async function readShelf(local: Store): Promise<Shelf> {
  const saved = await local.read(shelfKey);
  if (saved === undefined) return { current: null, profiles: [] };
  try {
    return whole(shelfOf(saved, shelfKey));
  } catch (why) {
    console.error(why);
    return { current: null, profiles: [] };
  }
}

/** inUse is the profile that grades are made with. */
export function inUse({ current, profiles }: Shelf): KeptProfile | null {
  return profiles.find(({ id }) => id === current) ?? null;
}

/** fileInUse is that profile's file. */
export async function fileInUse(local: Store): Promise<string | null> {
  return inUse(await readShelf(local))?.file ?? null;
}

/** ofSite is the profile of a site, by its registrable name: the one in use before others. */
export function ofSite(shelf: Shelf, site: string): KeptProfile | null {
  const has = ({ file }: KeptProfile): boolean => parseProfile(file, "profile").sites.includes(site);
  const used = inUse(shelf);
  return used && has(used) ? used : (shelf.profiles.find(has) ?? null);
}

/** put replaces the file of a profile, or adds one and takes it into use; null where there is no room for another. */
export function put(shelf: Shelf, id: string, file: string): Shelf | null {
  if (shelf.profiles.some((kept) => kept.id === id)) return { ...shelf, profiles: shelf.profiles.map((kept) => (kept.id === id ? { id, file } : kept)) };
  return shelf.profiles.length < mostProfiles ? { current: id, profiles: [...shelf.profiles, { id, file }] } : null;
}

/** choose takes a profile into use. */
export const choose = (shelf: Shelf, id: string): Shelf => whole({ ...shelf, current: id });

/** without drops a profile; where it was in use, the first of the others is. */
export const without = (shelf: Shelf, id: string): Shelf => whole({ ...shelf, profiles: shelf.profiles.filter((kept) => kept.id !== id) });

function whole({ current, profiles }: Shelf): Shelf {
  return { current: profiles.find(({ id }) => id === current)?.id ?? profiles[0]?.id ?? null, profiles };
}

/** Change answers the shelf as it should be; null leaves it. */
export type Change = (shelf: Shelf) => Promise<Shelf | null> | Shelf | null;

/** Note is what is kept beside a change of the shelf, in the same turn: values by their keys. */
export type Note = (before: Shelf, after: Shelf) => Promise<Record<string, unknown>>;

/** changer makes changes one after the other, each to what the one before has left. It answers what is kept then. A change may bring a note of its own. */
export function changer(local: Store & Pick<Folder, "writeAll">, usual: Note = async () => ({})): (change: Change, note?: Note) => Promise<Shelf> {
  let last: Promise<unknown> = Promise.resolve();
  return (change, note = usual) => {
    const next = last.then(async () => {
      const shelf = await readShelf(local);
      const changed = await change(shelf);
      if (changed) await local.writeAll({ [shelfKey]: changed, ...(await note(shelf, changed)) });
      return changed ?? shelf;
    });
    last = next.catch(() => undefined);
    return next;
  };
}
