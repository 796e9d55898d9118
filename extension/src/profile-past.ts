// When each profile was written, and what it was before: what it takes to merge
// profiles of several people. The shelf itself stays as it is; this stands beside it.

import type { Store } from "./browser.ts";
import { record, text } from "./check.ts";
import { fieldOf, joined, written, type Field } from "./field.ts";
import { mostProfiles, put, without, type Shelf } from "./profile-shelf.ts";

/** Pasts are profiles' files by their ids; "" is one that was dropped. */
export type Pasts = Record<string, Field<string>>;

/** pastsKey is where local keeps them. */
export const pastsKey = "profilePasts";

/** A file has up to 64 KB: this one and the one before. */
const mostPast = 2;

export const pastsOf = record(fieldOf(text));

/** pastOf is a profile's; ids of a file are its own words, and "constructor" is one, too. */
export const pastOf = (pasts: Pasts, id: string): Field<string> => (Object.hasOwn(pasts, id) ? (pasts[id] ?? []) : []);

/** readPasts answers none where none can be read. */
export async function readPasts(local: Pick<Store, "read">): Promise<Pasts> {
  const kept = await local.read(pastsKey);
  try {
    return kept === undefined ? {} : pastsOf(kept, pastsKey);
  } catch (why) {
    console.error(why);
    return {};
  }
}

/** withChange notes what a change of the shelf has made of each profile. A profile from before there were pasts has been written once, long ago. */
export function withChange(pasts: Pasts, before: Shelf, after: Shelf, at: number, by: string): Pasts {
  const known = new Map(Object.entries(pastsNow(pasts, before)));
  const files = new Map(after.profiles.map(({ id, file }) => [id, file]));
  for (const id of new Set([...known.keys(), ...files.keys()])) known.set(id, stepped(known.get(id) ?? [], files.get(id) ?? "", at, by));
  return Object.fromEntries(known);
}

/** stepped adds an entry, each its own: no profile is typed letter by letter into the shelf. */
const stepped = (field: Field<string>, file: string, at: number, by: string): Field<string> => {
  const [entry] = written(field, file, at, by, mostPast);
  return entry ? joined(field, [entry], mostPast, 0) : field;
};

/** pastsNow are those of exactly this shelf and of what was dropped from it. */
export function pastsNow(pasts: Pasts, { profiles }: Shelf): Pasts {
  const first = profiles.filter(({ id }) => pastOf(pasts, id).length === 0).map(({ id, file }) => [id, [{ value: file, at: 1, by: "" }]] as const);
  return { ...pasts, ...Object.fromEntries(first) };
}

/** mergedPasts joins both. */
export function mergedPasts(a: Pasts, b: Pasts): Pasts {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...ids].sort().map((id) => [id, joined(pastOf(a, id), pastOf(b, id), mostPast, 0)]));
}

/** shelved brings a shelf to what pasts say; null where that is more than it holds. */
export function shelved(shelf: Shelf, pasts: Pasts): Shelf | null {
  let next = shelf;
  for (const [id, [last]] of Object.entries(pasts)) {
    if (last?.value === "") next = without(next, id);
  }
  for (const [id, [last]] of Object.entries(pasts)) {
    if (!last || last.value === "") continue;
    const changed = put(next, id, last.value);
    if (!changed) return null;
    next = { ...changed, current: next.current ?? id };
  }
  return next.profiles.length > mostProfiles ? null : next;
}
