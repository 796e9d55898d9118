// One profile as several people may write it apart from each other: what each field
// was, and when. A profile's file is what it comes to.
//
// Lists grow and shrink by entry: of two people who add a keyword each, both are
// kept, and who strikes a term out takes nothing from who adds another. What was
// learnt is one field: half of one learning and half of another is neither.

import { flag, list, moment, number, record, shape, text, whole, type Check } from "./check.ts";
import { fieldOf, joined, longestName, written, type Field } from "./field.ts";
import { emptyProfile, type Profile, type Term } from "./profile.ts";

/** Each is a list's entries by themselves: true is there, false was taken out. */
export type Entries = Record<string, Field<boolean>>;

/** Mark is what the user has done with a term: a weight of 0 is none of the user's own. */
export interface Mark {
  weight: number;
  struck: boolean;
}

/** Learnt is what learning writes, whole. */
export interface Learnt {
  language: string;
  terms: Omit<Term, "struck">[];
  from: string[];
  at: number;
}

/** Names of the fields that are lists of texts. */
export const listed = ["sites", "brands", "targets", "keywords"] as const;
export type Listed = (typeof listed)[number];

/** ProfilePast: gone is when it was dropped last, in ms since 1970; 0 for never. What is written after that brings it back whole. */
export interface ProfilePast extends Record<Listed, Entries> {
  gone: number;
  name: Field<string>;
  terms: Record<string, Field<Mark>>;
  learnt: Field<Learnt>;
}

export const noPast: ProfilePast = { gone: 0, name: [], sites: {}, brands: {}, targets: {}, keywords: {}, terms: {}, learnt: [] };

/** mostPast is how many entries are kept of a name, of one thing in a list, and of what was learnt, which may take 64 KB. */
const mostPast = { name: 6, entry: 2, learnt: 2 } as const;

const past = <T>(check: Check<T>, most: number): Check<Field<T>> => (value, at) => {
  const field = fieldOf(check)(value, at);
  return joined(field.map((entry) => ({ ...entry, by: entry.by.slice(0, longestName) })), [], most, 0);
};
const entriesOf = record(past(flag, mostPast.entry));
const bareTerm = shape<Omit<Term, "struck">>({ term: text, weight: number, pages: whole });

/** profilePastOf checks one. */
export const profilePastOf: Check<ProfilePast> = shape<ProfilePast>({
  gone: moment,
  name: past(text, mostPast.name),
  sites: entriesOf,
  brands: entriesOf,
  targets: entriesOf,
  keywords: entriesOf,
  terms: record(past(shape<Mark>({ weight: number, struck: flag }), mostPast.entry)),
  learnt: past(shape<Learnt>({ language: text, terms: list(bareTerm), from: list(text), at: whole }), mostPast.learnt),
});

/** mergedPast joins what two have written of one profile. */
export const mergedPast = (a: ProfilePast, b: ProfilePast): ProfilePast => ({
  gone: Math.max(a.gone, b.gone),
  name: joined(a.name, b.name, mostPast.name, 0),
  sites: mergedEach(a.sites, b.sites),
  brands: mergedEach(a.brands, b.brands),
  targets: mergedEach(a.targets, b.targets),
  keywords: mergedEach(a.keywords, b.keywords),
  terms: mergedEach(a.terms, b.terms),
  learnt: joined(a.learnt, b.learnt, mostPast.learnt, 0),
});

/** of is a record's own member; "constructor" is a word like others. */
export const of = <T>(all: Record<string, T>, key: string): T | undefined => (Object.hasOwn(all, key) ? all[key] : undefined);

function mergedEach<T>(a: Record<string, Field<T>>, b: Record<string, Field<T>>): Record<string, Field<T>> {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(keys.map((key) => [key, joined(of(a, key) ?? [], of(b, key) ?? [], mostPast.entry, 0)]));
}

/** newest is when a profile was written last; 0 for never. */
export const newest = ({ name, sites, brands, targets, keywords, terms, learnt }: ProfilePast): number =>
  [name, learnt, ...[sites, brands, targets, keywords, terms].flatMap((each): Field<unknown>[] => Object.values(each))].reduce((last, [entry]) => Math.max(last, entry?.at ?? 0), 0);

/** isGone: dropped, and not written since. */
export const isGone = (one: ProfilePast): boolean => one.gone > 0 && one.gone >= newest(one);

/** stepped notes what a change of a profile has made, each its own entry: no profile is typed letter by letter into the shelf. */
export function stepped(one: ProfilePast, before: Profile, after: Profile, time: number, by: string): ProfilePast {
  const at = Math.max(time, one.gone + 1);
  const step = <T>(field: Field<T> | undefined, value: T, most: number): Field<T> => {
    const [entry] = written(field ?? [], value, at, by, most);
    return entry ? joined(field ?? [], [entry], most, 0) : [];
  };
  const each = <T>(fields: Record<string, Field<T>>, was: ReadonlyMap<string, T>, is: ReadonlyMap<string, T>, none: T): Record<string, Field<T>> => {
    const changed = [...new Set([...was.keys(), ...is.keys()])].filter((key) => !same(was.get(key), is.get(key)));
    return { ...fields, ...Object.fromEntries(changed.map((key) => [key, step(of(fields, key), is.get(key) ?? none, mostPast.entry)])) };
  };
  const entries = (name: Listed): Entries => each(one[name], there(before[name]), there(after[name]), false);
  return {
    gone: one.gone,
    name: one.name.length > 0 && before.name === after.name ? one.name : step(one.name, after.name, mostPast.name),
    sites: entries("sites"),
    brands: entries("brands"),
    targets: entries("targets"),
    keywords: entries("keywords"),
    terms: each(one.terms, marksOf(before), marksOf(after), { weight: 0, struck: false }),
    learnt: same(learntOf(before), learntOf(after)) ? one.learnt : step(one.learnt, learntOf(after), mostPast.learnt),
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const there = (entries: readonly string[]): Map<string, boolean> => new Map(entries.map((entry) => [entry, true]));

const marksOf = ({ terms }: Profile): Map<string, Mark> =>
  new Map(terms.filter(({ pages, struck }) => pages === 0 || struck).map(({ term, weight, pages, struck }) => [term, { weight: pages === 0 ? weight : 0, struck }]));

const learntOf = ({ language, terms, learntFrom, learntAt }: Profile): Learnt =>
  ({ language, terms: terms.filter(({ pages }) => pages > 0).sort(weightiest).map(({ term, weight, pages }) => ({ term, weight, pages })), from: learntFrom, at: learntAt });

const weightiest = (a: Pick<Term, "term" | "weight">, b: Pick<Term, "term" | "weight">): number => b.weight - a.weight || (a.term < b.term ? -1 : 1);

/** What a profile's file may hold, as the engine bounds it (wasm/topic). */
const most: Record<Listed | "terms", number> = { sites: 50, brands: 50, targets: 100, keywords: 200, terms: 300 };

/** profileNow is the profile that its past comes to. What is over a bound is left out, the oldest first, and stays in the past. */
export function profileNow(one: ProfilePast): Profile {
  const entries = (name: Listed): string[] => latest(one[name]).filter(([, { value }]) => value).slice(0, most[name]).map(([entry]) => entry);
  const learnt = one.learnt[0]?.value ?? { language: "", terms: [], from: [], at: 0 };
  return {
    ...emptyProfile,
    name: one.name[0]?.value ?? "",
    sites: entries("sites"),
    brands: entries("brands"),
    targets: entries("targets"),
    keywords: entries("keywords"),
    language: learnt.language,
    terms: termsNow(one.terms, learnt.terms),
    learntFrom: learnt.from,
    learntAt: learnt.at,
  };
}

function termsNow(marks: ProfilePast["terms"], learnt: Learnt["terms"]): Term[] {
  const found = new Map(learnt.map((term): [string, Term] => [term.term, { ...term, struck: false }]));
  const marked = latest(marks).filter(([, { value }]) => value.weight > 0 || value.struck).map(([term, { value: { weight, struck } }]): Term => {
    const own = found.get(term);
    found.delete(term);
    if (weight > 0) return { term, weight, pages: 0, struck };
    return own ? { ...own, struck } : { term, weight: 1, pages: 0, struck }; // as the engine notes what is struck before it was learnt
  });
  return [...marked, ...found.values()].slice(0, most.terms).sort(weightiest);
}

/** latest has the entry that was written last first; those of one moment by their names. */
const latest = <T>(fields: Record<string, Field<T>>): [string, { value: T; at: number }][] =>
  Object.entries(fields).flatMap(([key, [last]]): [string, { value: T; at: number }][] => (last ? [[key, last]] : [])).sort(([one, a], [other, b]) => b.at - a.at || (one < other ? -1 : 1));
