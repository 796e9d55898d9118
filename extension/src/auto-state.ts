// What the user has let the extension do by itself: grade the pages of some sites, or
// of all; put chips beside the results of some search engines. Kept on this device.

import type { Store } from "./browser.ts";
import { engineIds, searchEngines, type EngineId } from "./chip-engines.ts";
import { few, flag, list, oneOf, or, shape, short, text, type Check } from "./check.ts";

/** AutoState: sites are registrable names; lost is what was switched off because the browser took its permission back. */
export interface AutoState {
  everywhere: boolean;
  sites: string[];
  private: boolean; // in private windows too, where the browser lets the extension be at all
  chips: EngineId[];
  lost: string[]; // names of sites, ids of search engines, and "*"
}

/** autoKey is where the state is kept in local. */
export const autoKey = "auto";

/** wishKey is where, in session, a page leaves the wish that it asks the user about: the browser's question may close that page before its answer. */
export const wishKey = "wish";

/** mostSites: every site is a pattern that the browser compares each page with. */
export const mostSites = 200;

/** mostLost are remembered, the last ones; each is at most a name, of 253 characters (RFC 1035, section 2.3.4). */
const mostLost = mostSites;
const lostOf: Check<string[]> = (value, at) => list(short(253))(value, at).slice(-mostLost);

export const autoStateOf: Check<AutoState> = shape<AutoState>({
  everywhere: or(flag, false),
  sites: or(few((value, at) => siteOf(value, at), mostSites), []),
  private: or(flag, false),
  chips: or(list(oneOf(...engineIds)), []),
  lost: or(lostOf, []),
});

export const nothingByItself: AutoState = { everywhere: false, sites: [], private: false, chips: [], lost: [] };

/** readAuto answers that nothing is let where nothing can be read. */
export async function readAuto(local: Store): Promise<AutoState> {
  try {
    return autoStateOf((await local.read(autoKey)) ?? {}, autoKey);
  } catch (why) {
    console.error(why);
    return nothingByItself;
  }
}

/** Wish is one switch: a site by its registrable name, all sites, private windows, or a search engine's chips. */
export type Wish = { what: "site"; of: string } | { what: "everywhere" | "private"; of: "" } | { what: "chips"; of: EngineId };

export const wishOf: Check<Wish> = (value, at = "wish") => {
  const given = shape<{ what: "site" | "everywhere" | "private" | "chips"; of: string }>({ what: oneOf("site", "everywhere", "private", "chips"), of: text })(value, at);
  switch (given.what) {
    case "site":
      return { what: given.what, of: siteOf(given.of, `${at}.of`) };
    case "chips":
      return { what: given.what, of: oneOf(...engineIds)(given.of, `${at}.of`) };
    case "everywhere":
    case "private":
      return { what: given.what, of: "" };
  }
};

/** siteOf takes a host's name in lower case and Punycode: it becomes part of a match pattern. */
export const siteOf: Check<string> = (value, at = "site") => oneOf(text(value, at))(parseSite(text(value, at)) ?? "", at);

/** parseSite reads a site as typed, an address or a name; null where it is none. */
export function parseSite(typed: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`;
  if (!URL.canParse(address)) return null;
  const host = new URL(address).hostname.replace(/^www\./, "");
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(host) && host.length <= 253 ? host : null;
}

/** isOn says whether a wish has been granted. */
export function isOn(state: AutoState, { what, of }: Wish): boolean {
  switch (what) {
    case "site":
      return state.sites.includes(of);
    case "everywhere":
      return state.everywhere;
    case "private":
      return state.private;
    case "chips":
      return state.chips.includes(of);
  }
}

/** withWish switches one thing on or off; null where there are too many sites already. What was lost and is switched again is no longer lost. */
export function withWish(state: AutoState, wish: Wish, on: boolean): AutoState | null {
  const toggled = <T>(all: readonly T[], one: T): T[] => [...all.filter((other) => other !== one), ...(on ? [one] : [])];
  const lost = state.lost.filter((one) => one !== lossOf(wish));
  switch (wish.what) {
    case "site": {
      const sites = toggled(state.sites, wish.of);
      return sites.length > mostSites ? null : { ...state, sites, lost };
    }
    case "everywhere":
      return { ...state, everywhere: on, lost };
    case "private":
      return { ...state, private: on };
    case "chips":
      return { ...state, chips: toggled(state.chips, wish.of), lost };
  }
}

const lossOf = ({ what, of }: Wish): string => (what === "everywhere" ? "*" : of);

/** wishesOf are all that need a permission of the browser's. */
export const wishesOf = (state: AutoState): Wish[] => [
  ...state.sites.map((of): Wish => ({ what: "site", of })),
  ...(state.everywhere ? [{ what: "everywhere", of: "" } as const] : []),
  ...state.chips.map((of): Wish => ({ what: "chips", of })),
];

/** withLoss switches off what the browser has taken back, and remembers to say so. */
export function withLoss(state: AutoState, gone: readonly Wish[]): AutoState {
  return gone.reduce((left, wish) => {
    const next = withWish(left, wish, false) ?? left;
    return { ...next, lost: [...next.lost, lossOf(wish)].slice(-mostLost) };
  }, state);
}

/** gradesPage says whether a page of an address is graded by itself. */
export function gradesPage({ everywhere, sites }: AutoState, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const host = new URL(address).hostname;
  return everywhere || sites.some((site) => host === site || host.endsWith(`.${site}`));
}

/** everywhere is what "every page" stands for. */
export const everywhere: readonly string[] = ["https://*/*", "http://*/*"];

/** hostsOf are the match patterns of the permission that a wish needs; none for private windows. */
export function hostsOf({ what, of }: Wish): string[] {
  switch (what) {
    case "site":
      return [`https://*.${of}/*`, `http://*.${of}/*`];
    case "everywhere":
      return [...everywhere];
    case "private":
      return [];
    case "chips":
      return [...searchEngines[of].hosts];
  }
}
