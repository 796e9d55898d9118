// What kind of site it is, by ten of its posts: the calls that have the engine say
// what it would like to have of a site, take what was fetched, and judge. Their twin
// is wasm/cmd/engine/request.go, which describes them; the verdict is described in
// wasm/README.md.
//
// The engine keeps a survey as long as it lives: one that has ended since refuses
// the next answer, and the survey begins anew. Fetching, and being polite, is the
// caller's; so is unpacking sitemaps that are packed by gzip (DecompressionStream).

import { json, list, number, oneOf, or, orNull, shape, text } from "./check.ts";
import type { Body, Call } from "./profile.ts";

const parts = ["home", "robots", "feed", "sitemap", "offer", "post"] as const;

/** Want is an address that a survey would like to have. Home, offer and post are pages; of the others it wants the bytes. */
export interface Want {
  url: string;
  for: (typeof parts)[number];
}

const wantsOf = json(shape<{ want: Want[] }>({ want: list(shape<Want>({ url: text, for: oneOf(...parts) })) }));

/** Found is what came of a wanted address: nothing, where status is 0. A page's body is its text in UTF-8, or as it was sent. */
export interface Found {
  url: string; // as it was wanted
  final: string; // after redirects
  status: number;
  robots: string; // what its headers say to robots
  contentType: string;
  body: Body;
}

/** siteKinds are all kinds. */
export const siteKinds = ["unknown", "guest-post-farm", "magazine", "company-blog", "personal-blog", "news-site"] as const;

/** SiteKind is what kind of site it is; unknown where too little was found. */
export type SiteKind = (typeof siteKinds)[number];

/** SiteFinding is what one signal says; a value of null is not known. Evidence without a page was counted over several. */
export interface SiteFinding {
  signal: string;
  title: string;
  value: number | null;
  evidence: { text: string; page: string | null }[];
}

/** SiteVerdict is what is read of the engine's answer to judge. confidence is a probability, 0 for unknown; reasons are signals, the weightiest first. */
export interface SiteVerdict {
  kind: SiteKind;
  confidence: number;
  posts: { url: string }[];
  reasons: string[];
  findings: SiteFinding[];
}

const verdictOf = json(
  shape<SiteVerdict>({
    kind: oneOf(...siteKinds),
    confidence: number,
    posts: list(shape({ url: text })),
    reasons: list(text),
    findings: list(
      shape<SiteFinding>({ signal: text, title: text, value: orNull(number), evidence: or(list(shape({ text, page: orNull(text) })), []) }),
    ),
  }),
);

/** beginSurvey answers what is wanted first of the site that an address is of; the address names the survey from then on. */
export async function beginSurvey(call: Call, site: string): Promise<Want[]> {
  return wantsOf(await call({ do: "survey", url: site }), "survey").want;
}

/** giveFound hands over what came of a wanted address and answers what is wanted now: nothing when the survey is done. */
export async function giveFound(call: Call, site: string, found: Found): Promise<Want[]> {
  const { url, final, status, robots, contentType, body } = found;
  return wantsOf(await call({ do: "found", site, url, final, status, robots: robots || undefined, "content-type": contentType, feed: "html" }, body), "found").want;
}

/** judgeSite ends a survey; at is in unix seconds. */
export async function judgeSite(call: Call, site: string, at: number): Promise<SiteVerdict> {
  return verdictOf(await call({ do: "judge", site, at }), "judge");
}
