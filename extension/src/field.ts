// A value with its past, which several people may write apart from each other: each
// writing is an entry with its moment and its author, and the newest one holds.
//
// Two pasts are joined by putting all their entries together. So joining is
// commutative, associative and idempotent, whatever order files come in, and
// nothing is lost but what is older than the bound on how much past is kept. What
// was written at or before a removal goes with it.

import { list, moment, shape, text, type Check } from "./check.ts";

/** Entry is one writing: at is in ms since 1970, by is who wrote it, "" where nobody said. */
export interface Entry<T> {
  value: T;
  at: number;
  by: string;
}

/** Field has the newest entry first; empty where nothing was ever written. */
export type Field<T> = readonly Entry<T>[];

/** longestName bounds the name of who writes, in UTF-16 units. */
export const longestName = 60;

export const fieldOf = <T>(check: Check<T>): Check<Field<T>> => list(shape<Entry<T>>({ value: check, at: moment, by: text }));

/** valueOf is what holds; otherwise where nothing was written. */
export const valueOf = <T>(field: Field<T>, otherwise: T): T => (field[0] ? field[0].value : otherwise);

/** keyOf tells entries apart; those of one moment are in its order, so that everybody has them in the same. */
const keyOf = <T>({ value, by }: Entry<T>): string => JSON.stringify([by, value]);

/** compare has the newer entry first. */
const compare = <T>(a: Entry<T>, b: Entry<T>): number => {
  if (a.at !== b.at) return b.at - a.at;
  const [one, other] = [keyOf(a), keyOf(b)];
  return one < other ? 1 : one > other ? -1 : 0;
};

/** joined has the entries of both that are newer than a removal, each once, and of these the newest. */
export function joined<T>(a: Field<T>, b: Field<T>, most: number, removed: number): Field<T> {
  const all = [...a, ...b].filter(({ at }) => at > removed).sort(compare);
  return all.filter((entry, i) => i === 0 || compare(all[i - 1] ?? entry, entry) !== 0).slice(0, most);
}

/**
 * written adds an entry. It is newer than all that are there, also where another device's clock is ahead. What the same
 * person wrote less than a moment ago was not meant to stay, as when somebody types: it is replaced; not where an older
 * value is written again, which is a decision between the two.
 */
export function written<T>(field: Field<T>, value: T, at: number, by: string, most: number): Field<T> {
  const [last] = field;
  if (last && JSON.stringify(last.value) === JSON.stringify(value)) return field;
  const entry = { value, at: last ? Math.max(at, last.at + 1) : at, by };
  const again = field.some((older) => JSON.stringify(older.value) === JSON.stringify(value));
  const past = last && last.by === by && at - last.at < typing && !again ? field.slice(1) : field;
  return [entry, ...past].slice(0, most);
}

/** typing is how long what is written counts as being typed, in ms. */
const typing = 60_000;

/** Conflict: both have written without knowing of the other's; the newer one holds. */
export interface Conflict<T> {
  held: Entry<T>;
  other: Entry<T>;
}

/** conflictOf is null where one knows what the other holds, or both hold the same. */
export function conflictOf<T>(mine: Field<T>, theirs: Field<T>): Conflict<T> | null {
  const [here, there] = [mine[0], theirs[0]];
  if (!here || !there || JSON.stringify(here.value) === JSON.stringify(there.value)) return null;
  const knows = (field: Field<T>, one: Entry<T>): boolean => field.some((entry) => compare(entry, one) === 0);
  if (knows(mine, there) || knows(theirs, here)) return null;
  return compare(here, there) < 0 ? { held: here, other: there } : { held: there, other: here };
}
