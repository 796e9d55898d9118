// What is said of the link that a page is to have: one switch a kind, as in
// prospect-words.ts.

import type { Entry } from "./field.ts";
import type { LinkChange, LinkSaid, LinkState } from "./prospect-link.ts";
import { unreadWords } from "./prospect-words.ts";
import { dayWords, word } from "./words.ts";

/** stateFilters are what the table can be asked for: "" for all, "never" for pages that nobody has looked at. */
export const stateFilters = ["", "lost", "changed", "unknown", "live", "never"] as const;
export type StateFilter = (typeof stateFilters)[number];

export function stateWords(state: LinkState | "never"): string {
  switch (state) {
    case "lost":
      return word("linkLost");
    case "changed":
      return word("linkChanged");
    case "unknown":
      return word("notKnown");
    case "live":
      return word("linkLive");
    case "never":
      return word("linkNever");
  }
}

export const stateFilterWords = (filter: StateFilter): string => (filter === "" ? word("filterAll") : stateWords(filter));

/** whatWords say what a look has found, besides its state: why it is lost or unknown, what has changed, what keeps the link from counting. */
export function whatWords(said: LinkSaid): string[] {
  const { state, why, seen, seenAt, changes } = said;
  switch (state) {
    case "lost":
      return [why === "missing" ? unreadWords(why) : word("linkNone"), ...lastSeen(seenAt)];
    case "unknown":
      return [why === null || why === "blank" ? word("linkBlank") : unreadWords(why), ...lastSeen(seenAt)];
    case "changed":
    case "live": {
      const changed = new Set(changes.map(({ what }) => what));
      const unmet = new Set(changes.filter(({ agreed }) => agreed).map(({ what }) => what)); // said once
      return [
        ...changes.filter(({ what, agreed }) => agreed || !unmet.has(what)).map(changeWords),
        ...(seen && !seen.followed && !changed.has("followed") ? [word("linkNotFollowed")] : []),
        ...(seen && seen.hidden !== "" && !changed.has("seen") ? [word("linkHidden")] : []),
        ...(seen?.noindex && !changed.has("indexed") ? [word("linkNoindex")] : []),
      ];
    }
  }
}

const lastSeen = (at: number): string[] => (at > 0 ? [word("linkSeenOn", dayWords(at))] : []);

/** changeWords say one change; an empty text is a dash. */
function changeWords({ what, was, now, agreed }: LinkChange): string {
  const text = (one: string): string => (one === "" ? "–" : one);
  switch (what) {
    case "anchor":
      return agreed ? word("linkAnchorAgreed", text(now), text(was)) : word("linkAnchorBefore", text(now), text(was));
    case "rel":
      return agreed ? word("linkRelAgreed", text(now), text(was)) : word("linkRelBefore", text(now), text(was));
    case "followed":
      return now === "yes" ? word("linkFollowedNow") : agreed ? word("linkFollowedAgreed") : word("linkFollowedNoMore");
    case "seen":
      return now === "yes" ? word("linkSeenNow") : word("linkSeenNoMore");
    case "indexed":
      return now === "yes" ? word("linkIndexedNow") : word("linkIndexedNoMore");
  }
}

/** lookWords are a look in one line, for a list of them. */
export const lookWords = ({ value, at }: Entry<LinkSaid>): string => [dayWords(at), stateWords(value.state), ...whatWords(value)].join(" · ");
