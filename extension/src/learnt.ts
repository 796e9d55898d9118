// What comes of learning a site, as the popup says it.

import { oneOf, shape, whole, type Check } from "./check.ts";

/** The profile is in use; or too few words to learn from, no room for another profile, or a page that cannot be read. */
const hows = ["learnt", "fewWords", "tooMany", "trouble"] as const;

/** Learnt: pages is how many were learnt from, asked how many were looked at. */
export interface Learnt {
  how: (typeof hows)[number];
  pages: number;
  asked: number;
}

export const learntOf: Check<Learnt> = shape<Learnt>({ how: oneOf(...hows), pages: whole, asked: whole });
