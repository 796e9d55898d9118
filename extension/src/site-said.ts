// What kind of site a saved page is of, as it is kept: the verdict of package site,
// with the reasons that weighed most and what was seen for each.

import { few, number, oneOf, or, orNull, shape, short, whole, within, type Check } from "./check.ts";
import type { Entry } from "./field.ts";
import { siteKinds, type SiteKind, type SiteVerdict } from "./survey.ts";
import { unreads, type Unread } from "./unread.ts";

/** How many reasons are kept of a verdict, how much evidence of each, and how long it may be, in UTF-16 units. */
const [mostReasons, mostEvidence, longestText, longestPage] = [6, 6, 200, 400];

/** SiteEvidence is what was seen; page is where, null for what was counted over several. */
export interface SiteEvidence {
  text: string;
  page: string | null;
}

/** SiteReason is one signal; its title is the engine's, in English. A value of null is not known. */
export interface SiteReason {
  signal: string;
  title: string;
  value: number | null;
  evidence: SiteEvidence[];
}

/** SiteSaid is a verdict. confidence is a probability, 0 for unknown; posts is how many it rests on; why says why nothing could be read, where nothing could. */
export interface SiteSaid {
  kind: SiteKind;
  confidence: number;
  posts: number;
  why: Unread | null;
  reasons: SiteReason[];
}

export const siteSaidOf: Check<SiteSaid> = shape<SiteSaid>({
  kind: oneOf(...siteKinds),
  confidence: within(0, 1),
  posts: whole,
  why: orNull(oneOf(...unreads)),
  reasons: few(
    shape<SiteReason>({ signal: short(60), title: short(longestText), value: orNull(number), evidence: or(few(shape<SiteEvidence>({ text: short(longestText), page: orNull(short(longestPage)) }), mostEvidence), []) }),
    mostReasons,
  ),
});

/** saidOf takes from a verdict what is kept: its reasons, the weightiest first, or where it has none what is known. */
export function saidOf({ kind, confidence, posts, reasons, findings }: SiteVerdict): SiteSaid {
  const weighty = reasons.flatMap((signal) => findings.find((one) => one.signal === signal) ?? []);
  const kept = weighty.length > 0 ? weighty : findings.filter(({ value, evidence }) => value !== null && evidence.length > 0);
  return {
    kind, confidence, posts: posts.length, why: null,
    reasons: kept.slice(0, mostReasons).map(({ signal, title, value, evidence }) => ({
      signal, title: title.slice(0, longestText), value,
      evidence: evidence.slice(0, mostEvidence).map(({ text, page }) => ({ text: text.slice(0, longestText), page: page !== null && page.length <= longestPage ? page : null })),
    })),
  };
}

/** unknownSite is the verdict where nothing could be read. */
export const unknownSite = (why: Unread): SiteSaid => ({ kind: "unknown", confidence: 0, posts: 0, why, reasons: [] });

/** newestSaid is the latest of verdicts on one site; one that nothing could be read for comes after all others. */
export function newestSaid(all: readonly (Entry<SiteSaid> | undefined)[]): Entry<SiteSaid> | null {
  const rank = ({ value }: Entry<SiteSaid>): number => (value.why === null ? 1 : 0);
  return all.filter((one) => one !== undefined).toSorted((a, b) => rank(b) - rank(a) || b.at - a.at)[0] ?? null;
}
