// When each profile was written, and what it was before: what it takes to merge
// profiles of several people. The shelf itself stays as it is; this stands beside it.

import type { Store } from "./browser.ts";
import { record, text, type Check } from "./check.ts";
import { fieldOf, type Field } from "./field.ts";
import { isGone, mergedPast, newest, noPast, of, profileNow, profilePastOf, stepped, type ProfilePast } from "./profile-fields.ts";
import { mostProfiles, put, without, type Shelf } from "./profile-shelf.ts";
import { emptyProfile, fileOf, parseProfile } from "./profile.ts";

/** Pasts are profiles' by their ids; ids of a file are its own words, and "constructor" is one, too. */
export type Pasts = Record<string, ProfilePast>;

/** pastsKey is where local keeps them. */
export const pastsKey = "profilePasts";

/** Before profiles had fields, a past was their whole files, the newest first; "" was one that was dropped. */
const pastOfFiles = (files: Field<string>): ProfilePast =>
  [...files].sort((a, b) => a.at - b.at).reduce(({ past, was }, { value, at, by }) => ({ past: after(past, was, value, at, by), was: value }), { past: noPast, was: "" }).past;

export const pastsOf: Check<Pasts> = record((value, at) => (Array.isArray(value) ? pastOfFiles(fieldOf(text)(value, at)) : profilePastOf(value, at)));

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
export function withChange(pasts: Pasts, before: Shelf, now: Shelf, at: number, by: string): Pasts {
  const known = pastsNow(pasts, before);
  const [was, is] = [filesOf(before), filesOf(now)];
  const ids = new Set([...Object.keys(known), ...is.keys()]);
  return Object.fromEntries([...ids].map((id) => [id, after(of(known, id) ?? noPast, was.get(id) ?? "", is.get(id) ?? "", at, by)]));
}

const filesOf = ({ profiles }: Shelf): Map<string, string> => new Map(profiles.map(({ id, file }) => [id, file]));

/** after is a past once a file has become another; "" is none. */
function after(one: ProfilePast, was: string, is: string, at: number, by: string): ProfilePast {
  if (was === is) return one;
  if (is === "") return { ...one, gone: Math.max(at, newest(one), one.gone) };
  return stepped(one, was === "" ? (one === noPast ? emptyProfile : profileNow(one)) : parseProfile(was, "profile"), parseProfile(is, "profile"), at, by);
}

/** pastsNow are those of exactly this shelf and of what was dropped from it. */
export function pastsNow(pasts: Pasts, { profiles }: Shelf): Pasts {
  const first = profiles.filter(({ id }) => of(pasts, id) === undefined).map(({ id, file }) => [id, after(noPast, "", file, 1, "")] as const);
  return { ...pasts, ...Object.fromEntries(first) };
}

/** mergedPasts joins both. */
export function mergedPasts(a: Pasts, b: Pasts): Pasts {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...ids].sort().map((id) => [id, mergedPast(of(a, id) ?? noPast, of(b, id) ?? noPast)]));
}

/**
 * shelved brings a shelf from what some pasts say to what later ones say; null where that is more than it holds. A profile
 * of which nothing has changed keeps its file. check answers a file as the engine writes it.
 */
export async function shelved(shelf: Shelf, from: Pasts, to: Pasts, check: (file: string) => Promise<string>): Promise<Shelf | null> {
  let next = shelf;
  for (const [id, past] of Object.entries(to)) {
    if (isGone(past)) next = without(next, id);
  }
  for (const [id, past] of Object.entries(to)) {
    const isHere = next.profiles.some((kept) => kept.id === id);
    if (isGone(past) || (isHere && JSON.stringify(mergedPast(past, noPast)) === JSON.stringify(mergedPast(of(from, id) ?? noPast, noPast)))) continue;
    const changed = put(next, id, await check(fileOf(profileNow(past))));
    if (!changed) return null;
    next = { ...changed, current: next.current ?? id };
  }
  return next.profiles.length > mostProfiles ? null : next;
}
