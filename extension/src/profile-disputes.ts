// What of profiles two people have written apart from each other, field by field, as
// it is shown: "+ oak tables" is in a list, "− oak tables" was taken out.

import { conflictOf, type Conflict, type Field } from "./field.ts";
import { isGone, listed, mergedPast, of, profileNow, type Learnt, type Mark, type ProfilePast } from "./profile-fields.ts";
import type { Pasts } from "./profile-past.ts";

/** Parts of a profile in which two people can disagree. */
export const profileParts = ["profileName", "profileSites", "profileBrands", "profileTargets", "profileKeywords", "profileTerms", "profileLearnt"] as const;
export type ProfilePart = (typeof profileParts)[number];

export const isProfilePart = (field: string): field is ProfilePart => profileParts.some((part) => part === field);

/** Dispute: of is the profile's name as it is once merged, else its site, else its id. */
export interface Dispute {
  of: string;
  part: ProfilePart;
  found: Conflict<string> | null;
}

const lists = { sites: "profileSites", brands: "profileBrands", targets: "profileTargets", keywords: "profileKeywords" } as const;

/** disputesOf leaves out what was dropped: there nobody disagrees any more. */
export function disputesOf(mine: Pasts, theirs: Pasts): Dispute[] {
  return Object.entries(theirs).flatMap(([id, there]) => {
    const here = of(mine, id);
    const merged = here && mergedPast(here, there);
    return !merged || isGone(merged) ? [] : disputes(nameOf(merged, id), here, there);
  });
}

function nameOf(past: ProfilePast, id: string): string {
  const { name, sites } = profileNow(past);
  return name || sites[0] || id;
}

function disputes(name: string, mine: ProfilePast, theirs: ProfilePast): Dispute[] {
  const each = <T>(part: ProfilePart, ours: Record<string, Field<T>>, other: Record<string, Field<T>>, words: (key: string, value: T) => string): Dispute[] =>
    Object.entries(other).map(([key, field]) => ({ of: name, part, found: inWords(conflictOf(of(ours, key) ?? [], field), (value) => words(key, value)) }));
  const all: Dispute[] = [
    { of: name, part: "profileName", found: conflictOf(mine.name, theirs.name) },
    ...listed.flatMap((one) => each(lists[one], mine[one], theirs[one], (key, isThere) => (isThere ? `+ ${key}` : `− ${key}`))),
    ...each("profileTerms", mine.terms, theirs.terms, markWords),
    { of: name, part: "profileLearnt", found: inWords(conflictOf(mine.learnt, theirs.learnt), learntWords) },
  ];
  return all.filter(({ found }) => found !== null);
}

const inWords = <T>(found: Conflict<T> | null, words: (value: T) => string): Conflict<string> | null =>
  found && { held: { ...found.held, value: words(found.held.value) }, other: { ...found.other, value: words(found.other.value) } };

const markWords = (term: string, { weight, struck }: Mark): string => `${struck ? "−" : "+"} ${term}${weight > 0 ? ` (${weight})` : ""}`;

/** As many of the weightiest terms as tell one learning from another. */
const learntWords = ({ terms }: Learnt): string => terms.slice(0, 8).map(({ term }) => term).join(", ");
