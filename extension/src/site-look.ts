// Looks at a site: asks, one after the other and as politely as for a page, for what
// the engine would like to have of it, at most sixteen addresses, and has it judge.

import { Refused } from "./engine-start.ts";
import type { Call } from "./profile.ts";
import { saidOf, unknownSite, type SiteSaid } from "./site-said.ts";
import { beginSurvey, giveFound, judgeSite, type Found, type Want } from "./survey.ts";
import type { Unread } from "./unread.ts";
import type { Visitor } from "./visiting.ts";

/** mostWanted bounds a survey, whatever the engine wants. */
const mostWanted = 20;

/** tries is how often a survey may begin: an engine that has ended since has forgotten it. */
const tries = 2;

/** lookAt begins with any page of the site; at is in ms since 1970. It never rejects for what a site is. */
export async function lookAt(call: Call, page: string, visitor: Visitor, at: number): Promise<SiteSaid> {
  for (let left = tries; ; left--) {
    try {
      return await lookOnce(call, page, visitor, at);
    } catch (why) {
      if (!(why instanceof Refused)) console.error(why);
      if (left <= 1) return unknownSite("unreadable");
    }
  }
}

async function lookOnce(call: Call, page: string, visitor: Visitor, at: number): Promise<SiteSaid> {
  let want = await beginSurvey(call, page);
  let first: Unread | null = null;
  let read = 0;
  for (let asked = 0; want[0] && asked < mostWanted; asked++) {
    const found = await soughtAt(want[0], visitor);
    if (typeof found === "string") first ??= found;
    else read += 1;
    want = await giveFound(call, page, typeof found === "string" ? nothingAt(want[0].url, found) : found);
  }
  const verdict = await judgeSite(call, page, Math.floor(at / 1000));
  return read === 0 && first !== null ? unknownSite(first) : saidOf(verdict);
}

/** nothingAt is what came where nothing did; that there is no such page is an answer, too. */
const nothingAt = (url: string, why: Unread): Found => ({ url, final: url, status: why === "missing" ? 404 : 0, robots: "", contentType: "", body: "" });

/** Of lists of posts, as feeds are, the bytes are wanted; of all else the page. */
const lists: ReadonlySet<Want["for"]> = new Set(["robots", "feed", "sitemap"]);

async function soughtAt({ url, for: part }: Want, visitor: Visitor): Promise<Found | Unread> {
  if (lists.has(part)) {
    const came = await visitor.list(url);
    return typeof came === "string" ? came : { url, final: came.url, status: 200, robots: "", contentType: came.type, body: came.body };
  }
  const came = await visitor.visit(url);
  return typeof came === "string" ? came : { url, final: came.url, status: came.status, robots: came.robots, contentType: "text/html; charset=utf-8", body: came.html };
}
