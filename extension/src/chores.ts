// What is done with a saved page in the background: it is graded, the link that it is
// to have is looked for on it, its site is looked at, or broken links are sought on it.

import { brokenOn, noneLookedAt } from "./broken-links.ts";
import { mostPast, type Found, type Prospect } from "./prospect.ts";
import { written, valueOf } from "./field.ts";
import { checked, lookedFor, nothingWanted } from "./prospect-link.ts";
import { lookAt } from "./site-look.ts";
import { withGrade } from "./prospect-shelf.ts";
import type { Call } from "./profile.ts";
import type { Chore } from "./queue.ts";
import type { Unread } from "./unread.ts";
import { Visitor, type Means, type Visited } from "./visiting.ts";

/** grading: grade answers what the engine says of a page. */
export const grading = (grade: (page: Visited) => Promise<Found | Unread>): Chore => async ({ url }, visitor) => {
  const came = await visitor.visit(url);
  const found = typeof came === "string" ? came : await grade(came);
  return (one, at) => (typeof found === "string" ? { ...one, unread: unreadAgain(one, found, at) } : withGrade(one, { ...found, graded: { ...found.graded, at } }, at, ""));
};

/** unreadAgain is written anew where the reason is the same as last time, too: the moment counts. */
const unreadAgain = (one: Prospect, why: Unread, at: number): Prospect["unread"] => written([], why, Math.max(at, (one.unread[0]?.at ?? 0) + 1), "", mostPast.unread);

/** checking looks for a link to what was agreed, else to the user's own sites, which own answers. */
export const checking = (call: Call, own: () => Promise<string[]>, now: () => number): Chore => async (page, visitor) => {
  const wanted = valueOf(page.wanted, nothingWanted);
  const targets = wanted.target === "" ? await own() : [wanted.target];
  const asked = { url: page.url, targets, wanted, before: valueOf(page.link, null) };
  const came = await visitor.visit(page.url);
  const said = await lookedFor(call, came, asked, now()).catch((why: unknown) => {
    console.error(why); // a page that the engine cannot read, or a target that is none
    return lookedFor(call, "unreadable", asked, now());
  });
  return (one, at) => ({ ...one, link: checked(one.link, said, at, mostPast.link) });
};

/** surveying says what kind of site a page is of. */
export const surveying = (call: Call, now: () => number): Chore => async ({ url }, visitor) => {
  const said = await lookAt(call, url, visitor, now());
  return (one, at) => ({ ...one, site: written([], said, Math.max(at, (one.site[0]?.at ?? 0) + 1), "", mostPast.site) });
};

/** seeking looks for broken links on a page; the sites that they lead to are asked by visitors of their own. */
export const seeking = (call: Call, means: Means): Chore => async ({ url }, visitor) => {
  const came = await visitor.visit(url);
  const said = typeof came === "string" ? noneLookedAt(came) : await brokenOn(call, came, () => new Visitor(means)).catch((why: unknown) => {
    console.error(why);
    return noneLookedAt("unreadable");
  });
  return (one, at) => ({ ...one, broken: written([], said, Math.max(at, (one.broken[0]?.at ?? 0) + 1), "", mostPast.broken) });
};
