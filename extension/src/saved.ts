// What comes of saving a profile, as the settings page says it.

import { orNull, shape, text, type Check } from "./check.ts";

/** Saved is what comes of saving a profile's file: id names it; null with the engine's sentence, or with "" where there is no room. */
export interface Saved {
  id: string | null;
  refused: string;
}

export const savedOf: Check<Saved> = shape<Saved>({ id: orNull(text), refused: text });
