// Which data the extension grades with, and how the last look at the user's
// server went, as the settings page says it.

import { editionOf, type Edition } from "./edition.ts";
import { oneOf, orNull, shape, text, whole, type Check } from "./check.ts";

/**
 * Problem is why a server's data is not used: not allowed by the user, no answer, an answer that is not ours, buckets
 * too small to hide a name; a pack that did not come, is not the one described, cannot be read, or has no room here.
 */
export const problems = ["consent", "unreachable", "answer", "exposes", "packLost", "packDamaged", "packUnreadable", "room"] as const;
export type Problem = (typeof problems)[number];

/** Found is what stands at a server's address: an edition that may be asked, or why not. */
export type Found = { edition: Edition; problem: null } | { edition: null; problem: Problem };

/** PackInUse is the pack that grades are made with. from is the address of the server it came from, null for the one in the extension. */
export interface PackInUse {
  edition: string;
  names: number;
  bytes: number;
  from: string | null;
  built: string; // YYYY-MM-DD; "" where nobody says
  fetched: number | null; // ms since 1970
}

/** DataState: checked is when the server was last asked which edition it has, in ms since 1970. */
export interface DataState {
  server: string | null;
  checked: number | null;
  edition: Edition | null;
  problem: Problem | null;
  pack: PackInUse;
}

const packInUse = shape<PackInUse>({ edition: text, names: whole, bytes: whole, from: orNull(text), built: text, fetched: orNull(whole) });

/** dataStateOf checks a state that crossed a message. */
export const dataStateOf: Check<DataState> = shape<DataState>({
  server: orNull(text),
  checked: orNull(whole),
  edition: orNull(editionOf),
  problem: orNull(oneOf(...problems)),
  pack: packInUse,
});
