// What the extension does without a click, in the background: it switches that on and
// off along with the browser's permissions, grades the pages that its script reports,
// and says what the pack knows of the names beside search results.
//
//	switch ─► permission ─► state in local ─► scripts registered for those sites
//	the browser's own settings: permission gone ─► switched off, and lost ─► said on the settings page
//	auto.ts "seen" {visit} ─► may this page be graded? ─► gradeTab, asking nobody ─► badge
//
// A visit is graded once. Which one was graded last stands in storage.session, beside
// the tab's report: a background that was put to sleep in the middle of a grade makes
// it anew when the page asks again, and one that was put to sleep after it does not.

import { clearBadge, local, session, tabAddress } from "./browser.ts";
import { dropHosts, hasHosts, runInPages } from "./browser-pages.ts";
import { autoKey, gradesPage, hostsOf, isOn, readAuto, wishesOf, withLoss, withWish, type AutoState, type Wish } from "./auto-state.ts";
import { badgeOn } from "./badge.ts";
import { engineAt, searchEngines } from "./chip-engines.ts";
import { json, list, shape, text } from "./check.ts";
import { callEngine } from "./engine-host.ts";
import { forget, gradeTab, gradeUnderWay, keptAt } from "./grading.ts";
import { isOffLimits } from "./off-limits.ts";
import { nameKnownOf, type Caller, type NameKnown, type PageCalls } from "./page-calls.ts";

let last: Promise<unknown> = Promise.resolve();

/** change makes changes one after the other. Scripts come first: a background that ends before the state is written leaves one that is told nothing. */
function change(to: (state: AutoState) => Promise<AutoState>): Promise<AutoState> {
  const next = last.then(async () => {
    const state = await readAuto(local);
    const changed = await to(state);
    await runInPages(scriptsOf(changed));
    if (changed !== state) await local.write(autoKey, changed);
    return changed;
  });
  last = next.catch(() => undefined);
  return next;
}

/** scriptsOf says where auto.js and chips.js run. */
export function scriptsOf(state: AutoState) {
  const sites = state.everywhere ? hostsOf({ what: "everywhere", of: "" }) : state.sites.flatMap((of) => hostsOf({ what: "site", of }));
  const results = state.chips.flatMap((id) => searchEngines[id].hosts.map((host) => host.replace(/\/\*$/, `${searchEngines[id].path}*`)));
  return [{ id: "auto", file: "auto.js", matches: sites }, { id: "chips", file: "chips.js", matches: results }];
}

/** setWish switches one thing. What needs a permission is switched on only once that is there, and gives it back with the last switch that needs it. */
export function setWish(wish: Wish, on: boolean): Promise<AutoState> {
  return change(async (state) => {
    if (on && !(await isAllowed(wish))) return state;
    const next = withWish(state, wish, on) ?? state;
    if (!on && next !== state) await giveBack(wish, next);
    return next;
  });
}

const isAllowed = async (wish: Wish): Promise<boolean> => hostsOf(wish).length === 0 || hasHosts(hostsOf(wish));

async function giveBack(wish: Wish, left: AutoState): Promise<void> {
  await dropUnneeded(hostsOf(wish), left);
}

/** giveBackHosts gives back hosts that were allowed for something that has ended, but those that a switch needs. */
export const giveBackHosts = async (hosts: readonly string[]): Promise<void> => dropUnneeded(hosts, await readAuto(local));

async function dropUnneeded(hosts: readonly string[], left: AutoState): Promise<void> {
  const needed = new Set(wishesOf(left).flatMap(hostsOf));
  const free = hosts.filter((host) => !needed.has(host));
  if (free.length > 0) await dropHosts(free);
}

/** hostsChanged follows what the user has given or taken back, whichever way. */
export async function hostsChanged(given: Wish | null): Promise<void> {
  if (given) await setWish(given, true);
  await change(async (state) => {
    const wishes = wishesOf(state);
    const allowed = await Promise.all(wishes.map(isAllowed));
    return withLoss(state, wishes.filter((_, i) => !allowed[i]));
  });
}

const visitKey = (tab: number): string => `visit:${tab}`;

/** seen grades a page that has come to rest, unless it may not be, or has been. */
export async function seen({ visit, begun }: PageCalls["seen"]["ask"], from: Caller): Promise<object> {
  const state = await readAuto(local);
  if (!gradesPage(state, from.url) || isOffLimits(from.url) || (from.private && !state.private)) return {};
  if ((await session.read(visitKey(from.tab))) === visit) return {};
  await gradeUnderWay(from.tab); // the user has been quicker
  const byHand = await keptAt(from.tab, from.url);
  if (byHand === null || byHand < begun) await gradeTab(from.tab, { asking: false, show: badgeOn(from.tab, tabAddress(from.tab)) });
  await session.write(visitKey(from.tab), visit);
  return {};
}

/** left takes back a badge that was true of what the tab showed before. */
export async function left(_: object, from: Caller): Promise<object> {
  const state = await readAuto(local);
  if (!gradesPage(state, from.url)) return {};
  await Promise.all([clearBadge(from.tab), forget(from.tab)]);
  return {};
}

export const closed = (tab: number): Promise<void> => session.remove([visitKey(tab)]);

const namesOf = json(shape<{ names: NameKnown[] }>({ names: list(nameKnownOf) }));

/** names answers chips alone: on the pages of an engine that they are switched on for, from the pack, asking nobody. */
export async function names({ urls }: PageCalls["names"]["ask"], from: Caller): Promise<PageCalls["names"]["answer"]> {
  const state = await readAuto(local);
  const engine = engineAt(from.url);
  if (!engine || !isOn(state, { what: "chips", of: engine }) || (from.private && !state.private)) return { names: [] };
  return namesOf(await callEngine({ do: "names" }, urls.map((url) => text(url).replace(/\s/g, "")).join("\n")), "names");
}

/** namesOfSites answers each address's registrable name; "" where it has none. The engine takes so many at once. */
export async function namesOfSites(urls: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (let at = 0; at < urls.length; at += mostNames) {
    const some = urls.slice(at, at + mostNames).map((url) => url.replace(/\s/g, "") || "-"); // an empty last line is none to the engine
    names.push(...namesOf(await callEngine({ do: "names" }, some.join("\n")), "names").names.map(({ domain }) => domain));
  }
  return names;
}

/** mostNames is the engine's: maxNames of wasm/cmd/engine/names.go. */
const mostNames = 1000;
