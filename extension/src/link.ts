// One link of a report, as the engine words it.

import { flag, list, oneOf, or, orNull, shape, text, whole, within, type Check } from "./check.ts";

/** Placements are where a link may sit, in the engine's words. */
export const placements = ["content", "nav", "header", "footer", "sidebar", "related", "comment", "bio", "ad", "widget", "list", "hidden"] as const;
export type Placement = (typeof placements)[number];

/**
 * Link: index is its place among the page's links; vote is the share of a full vote that it counts, content the probability
 * that it sits in the main content, both 0..1. follow says whether the vote gets through, by the link and by the page.
 * domain is "" where there is none. flags are the engine's facts to filter by, wrongs the names of what keeps a link to the
 * user's site from counting in full.
 */
export interface Link {
  index: number;
  href: string;
  domain: string;
  text: string;
  rel: string[];
  follow: boolean;
  external: boolean;
  placement: Placement;
  content: number;
  anchor: string;
  context: string;
  vote: number | null;
  flags: string[];
  yours: boolean;
  wrongs: string[];
}

const orEmpty: Check<string> = (value, at) => orNull(text)(value, at) ?? "";

export const linkOf: Check<Link> = shape<Link>({
  index: whole,
  href: text,
  domain: orEmpty,
  text: orEmpty,
  rel: or(list(text), []),
  follow: or(flag, false),
  external: or(flag, false),
  placement: oneOf(...placements),
  content: or(within(0, 1), 0),
  anchor: or(text, "other"),
  context: orEmpty,
  vote: orNull(within(0, 1)),
  flags: or(list(text), []),
  yours: or(flag, false),
  wrongs: or(list(text), []),
});
