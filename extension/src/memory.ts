// The whole memory of a team: saved pages with their past, and profiles. Merging it
// is joining each field's entries, so whatever order files are merged in, the same
// comes out and nothing newer is lost.

import { oneOf, shape, text, whole, type Check } from "./check.ts";
import { conflictOf, type Conflict, type Field } from "./field.ts";
import type { Wanted } from "./prospect-link.ts";
import { idOf, mergedOf, nothing, type Prospect } from "./prospect.ts";
import { mergedPasts, pastOf, type Pasts } from "./profile-past.ts";

export interface Memory {
  prospects: Prospect[];
  profiles: Pasts;
}

export function mergedMemory(a: Memory, b: Memory): Memory {
  const all = new Map(a.prospects.map((one) => [idOf(one), one]));
  for (const one of b.prospects) all.set(idOf(one), mergedOf(all.get(idOf(one)) ?? nothing(one.domain, one.url), one));
  const prospects = [...all].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, one]) => one);
  return { prospects, profiles: mergedPasts(a.profiles, b.profiles) };
}

/** Fields in which two people can disagree. */
export const disputed = ["note", "tags", "status", "price", "contact", "decision", "wanted"] as const;
export type Disputed = (typeof disputed)[number];

/** Clash is one field of one page, or "profile" with its id, that both have written apart. Values are as they are shown: tags with commas, statuses by their names. */
export interface Clash {
  of: string;
  field: Disputed | "profile";
  held: { value: string; at: number; by: string };
  other: { value: string; at: number; by: string };
}

const side = shape<Clash["held"]>({ value: text, at: whole, by: text });
export const clashOf: Check<Clash> = shape<Clash>({ of: text, field: oneOf("profile", ...disputed), held: side, other: side });

/** clashesOf says what the newer one has replaced; the other is kept in the field's past. */
export function clashesOf(mine: Memory, theirs: Memory): Clash[] {
  const here = new Map(mine.prospects.map((one) => [idOf(one), one]));
  const pages = theirs.prospects.flatMap((one) => {
    const own = here.get(idOf(one));
    return own ? disputed.flatMap((field) => clash(one.url, field, own, one, Math.max(own.gone, one.gone))) : [];
  });
  const profiles = Object.entries(theirs.profiles).flatMap(([id, field]) => asClash(id, "profile", conflictOf(pastOf(mine.profiles, id), field)));
  return [...pages, ...profiles];
}

/** clash leaves out what was removed: there nobody disagrees any more. */
function clash(of: string, field: Disputed, mine: Prospect, theirs: Prospect, gone: number): Clash[] {
  const after = <T extends { at: number }>(entries: readonly T[]): T[] => entries.filter(({ at }) => at > gone);
  switch (field) {
    case "tags":
      return asClash(of, field, conflictOf(inWords(after(mine.tags), joinedTags), inWords(after(theirs.tags), joinedTags)));
    case "wanted":
      return asClash(of, field, conflictOf(inWords(after(mine.wanted), joinedWanted), inWords(after(theirs.wanted), joinedWanted)));
    case "status":
      return asClash(of, field, conflictOf(after(mine.status), after(theirs.status)));
    case "decision":
      return asClash(of, field, conflictOf(after(mine.decision), after(theirs.decision)));
    default:
      return asClash(of, field, conflictOf(after(mine[field]), after(theirs[field])));
  }
}

const inWords = <T>(field: Field<T>, words: (value: T) => string): Field<string> => field.map(({ value, at, by }) => ({ value: words(value), at, by }));
const joinedTags = (tags: readonly string[]): string => tags.join(", ");
const joinedWanted = ({ target, anchor, rel }: Wanted): string => [target, anchor, rel].filter((one) => one !== "").join(" · ");

const asClash = (of: string, field: Clash["field"], found: Conflict<string> | null): Clash[] => (found ? [{ of, field, held: found.held, other: found.other }] : []);
