// Everything the extension's parts say to each other, as one type: Calls. A call
// whose handler or whose answer's check is missing does not compile.
//
// Only the extension's own pages are listened to. What a page's own script sends
// is not a message at all: the content script answers once, and PageRead checks it.

import { autoStateOf, wishOf, type AutoState, type Wish } from "./auto-state.ts";
import { flag, list, shape, text, whole, within, members, oneOf, or, orNull, type Check } from "./check.ts";
import { refusals, type Refusal } from "./backup.ts";
import { dataStateOf, type DataState } from "./data-state.ts";
import { clashOf, type Clash } from "./memory.ts";
import { learntOf, type Learnt } from "./learnt.ts";
import { outcomes, type Registration } from "./registration.ts";
import { changeOf, type Change } from "./prospect-change.ts";
import { rowOf, type Row } from "./prospect-list.ts";
import { siteNewsOfValue, type SiteNews } from "./prospect-site.ts";
import { foundOf, prospectOf, type Found, type Prospect } from "./prospect.ts";
import { keptOf, type Kept } from "./prospect-shelf.ts";
import { taskOf, type Task } from "./queue-state.ts";
import { reportOf, type Report } from "./report.ts";
import { savedOf, type Saved } from "./saved.ts";

/** Calls: what each message asks, and what it is answered. Each may be asked twice and comes to the same: the background may be ended before it answers. */
export interface Calls {
  /** The popup asks for a tab's grade: the user's own click. */
  grade: { ask: { tab: number }; answer: Outcome };
  /** The settings page asks which data is in use. */
  data: { ask: object; answer: DataState };
  /** The settings page has the server asked for newer data, and asks again. */
  update: { ask: object; answer: DataState };
  /** The popup has a name sent to the server: the user's own click on the button that says so. */
  lookUp: { ask: { name: string }; answer: Registration };
  /** The popup has the tab's site learnt, by pages that the tab fetches: the user's own click on the button that says so. */
  learn: { ask: { tab: number }; answer: Learnt };
  /** A page of ours has a profile's file kept; with an id of its own making as a new one. */
  saveProfile: { ask: { id: string; file: string }; answer: Saved };
  /** Grades are made with this profile from now on. */
  useProfile: { ask: { id: string }; answer: object };
  dropProfile: { ask: { id: string }; answer: object };
  /** The popup has a page saved: the user's own click. */
  keepProspect: { ask: { found: Found }; answer: { kept: Kept; site: SiteNews } };
  /** The prospects page has something written of saved pages. */
  changeProspects: { ask: { ids: string[]; change: Change }; answer: { kept: Kept } };
  /** The prospects page has a list taken in. */
  addProspects: { ask: { rows: Row[] }; answer: { kept: Kept } };
  /** A page of ours asks which sites addresses are of, in their order; "" for one without a registrable name. */
  siteNames: { ask: { urls: string[] }; answer: { names: string[] } };
  dropProspects: { ask: { ids: string[] }; answer: object };
  /** The prospects page has something done with pages in the background; it has asked the user for their hosts before. */
  startQueue: { ask: { task: Task; ids: string[]; hosts: string[] }; answer: object };
  pauseQueue: { ask: { paused: boolean }; answer: object };
  stopQueue: { ask: object; answer: object };
  /** The prospects page puts back what was just removed. */
  putBackProspects: { ask: { prospects: Prospect[] }; answer: { kept: Kept } };
  /** The popup has the overlay of a tab's page turned on or off, once a press. */
  toggleOverlay: { ask: { tab: number; press: string }; answer: Toggled };
  /** The settings page has the log of what was sent emptied. */
  clearSent: { ask: object; answer: object };
  /** The settings page replaces all that is kept by a backup's file. */
  restore: { ask: { file: string }; answer: Restored };
  /** The prospects page merges saved pages and profiles of a file with those that are kept, once a press. */
  merge: { ask: { file: string; press: string }; answer: Merged };
  /** The settings page has all that is kept removed. */
  reset: { ask: object; answer: object };
  /** The first page has the page graded that is in the package. */
  gradeExample: { ask: { page: PageRead }; answer: Outcome };
  /** A page of ours switches something that goes by itself; it has asked the user for the permission before. */
  setWish: { ask: { wish: Wish; on: boolean }; answer: AutoState };
}

export type Kind = keyof Calls;
export type Message = { [K in Kind]: { kind: K } & Calls[K]["ask"] }[Kind];
export type Handlers = { [K in Kind]: (ask: Calls[K]["ask"]) => Promise<Calls[K]["answer"]> };

/** Trouble is why there is no report; the popup has a sentence for each. */
export const troubles = ["restricted", "notLoaded", "slow", "notAPage", "empty", "unreadable", "engine"] as const;
export type Trouble = (typeof troubles)[number];

/** Outcome of a grade. partial: of what had come of a page that was still loading. saying is the engine's own sentence, where it has one. */
export type Outcome = { report: Report; trouble: null; partial?: true } | { report: null; trouble: Trouble; saying: string };

/** Restored is what came of bringing back a backup; refused is null where all of it is here now, and at says where something was wrong. */
export interface Restored {
  refused: Refusal | null;
  at: string;
}

/** Merged is what came of merging a file: how many pages it has, how many of them are new here, and what was in dispute. */
export interface Merged extends Restored {
  pages: number;
  added: number;
  clashes: Clash[];
}

/** Toggled is whether the overlay is on now, and waits for the page to load; trouble where it cannot be. */
export interface Toggled {
  on: boolean;
  waits: boolean;
  trouble: Trouble | null;
}

const outcome: Check<Outcome> = (value, at = "outcome") => {
  const given = members(value, at);
  const report = orNull(reportOf)(given.get("report"), `${at}.report`);
  if (report) return given.get("partial") === true ? { report, trouble: null, partial: true } : { report, trouble: null };
  return { report, trouble: oneOf(...troubles)(given.get("trouble"), `${at}.trouble`), saying: or(text, "")(given.get("saying"), `${at}.saying`) };
};

const registration = shape<Registration>({ outcome: oneOf(...outcomes), registered: orNull(text) });

/** answers checks what came back. */
export const answers: { [K in Kind]: Check<Calls[K]["answer"]> } = {
  grade: outcome,
  data: dataStateOf,
  update: dataStateOf,
  lookUp: registration,
  learn: learntOf,
  saveProfile: savedOf,
  useProfile: shape({}),
  dropProfile: shape({}),
  keepProspect: shape<Calls["keepProspect"]["answer"]>({ kept: keptOf, site: siteNewsOfValue }),
  changeProspects: shape<{ kept: Kept }>({ kept: keptOf }),
  addProspects: shape<{ kept: Kept }>({ kept: keptOf }),
  siteNames: shape<Calls["siteNames"]["answer"]>({ names: list(text) }),
  dropProspects: shape({}),
  startQueue: shape({}),
  pauseQueue: shape({}),
  stopQueue: shape({}),
  putBackProspects: shape<{ kept: Kept }>({ kept: keptOf }),
  toggleOverlay: shape<Toggled>({ on: flag, waits: flag, trouble: orNull(oneOf(...troubles)) }),
  clearSent: shape({}),
  restore: shape<Restored>({ refused: orNull(oneOf(...refusals)), at: text }),
  merge: shape<Merged>({ refused: orNull(oneOf(...refusals)), at: text, pages: whole, added: whole, clashes: list(clashOf) }),
  reset: shape({}),
  gradeExample: outcome,
  setWish: autoStateOf,
};

const asks: { [K in Kind]: Check<Calls[K]["ask"]> } = {
  grade: shape<Calls["grade"]["ask"]>({ tab: whole }),
  data: shape({}),
  update: shape({}),
  lookUp: shape<Calls["lookUp"]["ask"]>({ name: text }),
  learn: shape<Calls["learn"]["ask"]>({ tab: whole }),
  saveProfile: shape<Calls["saveProfile"]["ask"]>({ id: text, file: text }),
  useProfile: shape<Calls["useProfile"]["ask"]>({ id: text }),
  dropProfile: shape<Calls["dropProfile"]["ask"]>({ id: text }),
  keepProspect: shape<Calls["keepProspect"]["ask"]>({ found: foundOf }),
  changeProspects: shape<Calls["changeProspects"]["ask"]>({ ids: list(text), change: changeOf }),
  addProspects: shape<Calls["addProspects"]["ask"]>({ rows: list(rowOf) }),
  siteNames: shape<Calls["siteNames"]["ask"]>({ urls: list(text) }),
  dropProspects: shape<Calls["dropProspects"]["ask"]>({ ids: list(text) }),
  startQueue: shape<Calls["startQueue"]["ask"]>({ task: taskOf, ids: list(text), hosts: list(text) }),
  pauseQueue: shape<Calls["pauseQueue"]["ask"]>({ paused: flag }),
  stopQueue: shape({}),
  putBackProspects: shape<Calls["putBackProspects"]["ask"]>({ prospects: list(prospectOf) }),
  toggleOverlay: shape<Calls["toggleOverlay"]["ask"]>({ tab: whole, press: text }),
  clearSent: shape({}),
  restore: shape<Calls["restore"]["ask"]>({ file: text }),
  merge: shape<Calls["merge"]["ask"]>({ file: text, press: text }),
  reset: shape({}),
  gradeExample: shape<Calls["gradeExample"]["ask"]>({ page: (value) => pageReadOf(value) }),
  setWish: shape<Calls["setWish"]["ask"]>({ wish: wishOf, on: flag }),
};

/** dispatch hands a received value to its handler; undefined for what is not ours, and it throws on a wrong shape. */
export function dispatch(handlers: Handlers, value: unknown): Promise<Calls[Kind]["answer"]> | undefined {
  const kind = members(value, "message").get("kind");
  switch (kind) {
    case "grade":
      return handlers.grade(asks.grade(value, kind));
    case "data":
      return handlers.data(asks.data(value, kind));
    case "update":
      return handlers.update(asks.update(value, kind));
    case "lookUp":
      return handlers.lookUp(asks.lookUp(value, kind));
    case "learn":
      return handlers.learn(asks.learn(value, kind));
    case "saveProfile":
      return handlers.saveProfile(asks.saveProfile(value, kind));
    case "useProfile":
      return handlers.useProfile(asks.useProfile(value, kind));
    case "dropProfile":
      return handlers.dropProfile(asks.dropProfile(value, kind));
    case "keepProspect":
      return handlers.keepProspect(asks.keepProspect(value, kind));
    case "changeProspects":
      return handlers.changeProspects(asks.changeProspects(value, kind));
    case "addProspects":
      return handlers.addProspects(asks.addProspects(value, kind));
    case "siteNames":
      return handlers.siteNames(asks.siteNames(value, kind));
    case "dropProspects":
      return handlers.dropProspects(asks.dropProspects(value, kind));
    case "startQueue":
      return handlers.startQueue(asks.startQueue(value, kind));
    case "pauseQueue":
      return handlers.pauseQueue(asks.pauseQueue(value, kind));
    case "stopQueue":
      return handlers.stopQueue(asks.stopQueue(value, kind));
    case "putBackProspects":
      return handlers.putBackProspects(asks.putBackProspects(value, kind));
    case "toggleOverlay":
      return handlers.toggleOverlay(asks.toggleOverlay(value, kind));
    case "clearSent":
      return handlers.clearSent(asks.clearSent(value, kind));
    case "restore":
      return handlers.restore(asks.restore(value, kind));
    case "merge":
      return handlers.merge(asks.merge(value, kind));
    case "reset":
      return handlers.reset(asks.reset(value, kind));
    case "gradeExample":
      return handlers.gradeExample(asks.gradeExample(value, kind));
    case "setWish":
      return handlers.setWish(asks.setWish(value, kind));
    default:
      return undefined;
  }
}

/** PageRead is what the content script hands back: the page's own words, to be checked. */
export interface PageRead {
  url: string;
  status?: number;
  contentType: string;
  stream: string;
  partial?: true; // more of the document is still to come
}

/** The walker keeps to 12 million units; anything longer is not its work. */
const longestStream = 13_000_000;

/** pageReadOf checks the content script's answer. */
export function pageReadOf(value: unknown): PageRead {
  const given = members(value, "page");
  const part = (name: string, most: number): string => {
    const s = text(given.get(name), `page.${name}`);
    within(0, most)(s.length, `page.${name}.length`);
    return s;
  };
  const page: PageRead = { url: part("url", 100_000), contentType: part("contentType", 200), stream: part("stream", longestStream) };
  const status = given.get("status");
  if (status !== undefined && status !== null) page.status = within(100, 999)(status, "page.status");
  if (given.get("partial") === true) page.partial = true;
  return page;
}
