// Saved pages, as they are kept on this device: one value a page, so that each
// change is written whole or not at all. Pages of the extension read them; only
// the background changes them, one change after the other.

import type { Folder } from "./browser.ts";
import { longestName, valueOf, written } from "./field.ts";
import { idOf, isThere, longest, mergedOf, mostPast, nothing, prospectOf, type Found, type Past, type Prospect, type Saving } from "./prospect.ts";
import { applied, type Change } from "./prospect-change.ts";
import { siteNewsOf, type SiteNews } from "./prospect-site.ts";
import type { Row } from "./prospect-list.ts";
import { oneOf } from "./check.ts";

/** prospectPrefix begins the keys in local. */
export const prospectPrefix = "prospect:";

/** writerKey is where local keeps how the user signs what they write. */
export const writerKey = "writer";

/** A record has about 1 KB, and local 5 MB in the browsers with the least. */
export const mostProspects = 3000;

/** mostGone is how many removals are remembered, so that a file of others does not bring the pages back. */
const mostGone = 2000;

/** Kept is what comes of saving: "again" where the page was saved before and has its new grade now; "full" and "room" where it is not kept; "gone" where there is nothing to change. */
const keptWords = ["saved", "again", "full", "room", "gone"] as const;
export type Kept = (typeof keptWords)[number];
export const keptOf = oneOf(...keptWords);

const keyOf = (id: string): string => prospectPrefix + id;

/** readProspects answers those that are there and can be read, the last saved first. */
export async function readProspects(local: Folder): Promise<Prospect[]> {
  return [...(await readAll(local)).values()].filter(isThere).sort((a, b) => savedAt(b) - savedAt(a));
}

/** savedAt is when a page came here, in ms since 1970. */
export const savedAt = ({ saved }: Prospect): number => saved[0]?.value.day ?? 0;

/** readAll answers records by their ids, removed ones too. */
export async function readAll(local: Folder): Promise<Map<string, Prospect>> {
  const all = new Map<string, Prospect>();
  for (const [key, value] of await local.under(prospectPrefix)) {
    const one = readable(value, key);
    if (one) all.set(idOf(one), one);
  }
  return all;
}

/** isKept says whether a page is saved. */
export async function isKept(local: Folder, id: string): Promise<boolean> {
  const one = await readProspect(local, id);
  return one !== null && isThere(one);
}

/** readProspect answers a record as it is by now, a removed one too; null where there is none that can be read. */
export async function readProspect(local: Folder, id: string): Promise<Prospect | null> {
  const value = await local.read(keyOf(id));
  return value === undefined ? null : readable(value, id);
}

function readable(value: unknown, at: string): Prospect | null {
  try {
    return prospectOf(value, at);
  } catch (why) {
    console.error(why);
    return null;
  }
}

/** readWriter is how the user signs; "" where they do not. */
export async function readWriter(local: Pick<Folder, "read">): Promise<string> {
  const name = await local.read(writerKey);
  return typeof name === "string" ? name.slice(0, longestName) : "";
}

/** Desk makes the changes. Two never overtake each other. */
export class Desk {
  #last: Promise<unknown> = Promise.resolve();
  readonly #local: Folder;
  readonly #now: () => number;

  constructor(local: Folder, now: () => number = Date.now) {
    this.#local = local;
    this.#now = now;
  }

  /** keep saves a page; one that is saved already keeps its day and all that was written, and has the new grade. It answers what is known of the site besides. */
  keep(found: Found): Promise<{ kept: Kept; site: SiteNews }> {
    return this.#next(async () => {
      const all = await readAll(this.#local);
      const before = all.get(idOf(found));
      const again = before !== undefined && isThere(before);
      const site = siteNewsOf(all.values(), found);
      if (!again && countOf(all) >= mostProspects) return { kept: "full", site };
      const by = await readWriter(this.#local);
      const old = before ?? nothing(found.domain, found.url);
      const at = since(old, this.#now());
      const graded = withGrade(old, found, at, by);
      const saved = again ? graded.saved : written<Saving>(graded.saved, { how: "page", day: at }, at, by, 1);
      return { kept: await this.#write([{ ...graded, saved }], again ? "again" : "saved"), site };
    });
  }

  /** change writes something of pages. A page that is not kept any more stays away. */
  change(ids: readonly string[], change: Change): Promise<Kept> {
    return this.#next(async () => {
      const by = await readWriter(this.#local);
      const some = (await Promise.all(ids.map((id) => readProspect(this.#local, id)))).filter((one) => one !== null).filter(isThere);
      return some.length === 0 ? "gone" : this.#write(some.map((one) => applied(one, change, since(one, this.#now()), by)), "saved");
    });
  }

  /** add takes rows of a list in. What is written of a page already stays; a note is added to the one that is there. */
  add(rows: readonly Row[]): Promise<Kept> {
    return this.#next(async () => {
      const all = await readAll(this.#local);
      const by = await readWriter(this.#local);
      const changed = new Map<string, Prospect>();
      let room = mostProspects - countOf(all);
      const now = this.#now();
      for (const [i, row] of rows.entries()) {
        const before = changed.get(idOf(row)) ?? all.get(idOf(row)) ?? nothing(row.domain, row.url);
        const fresh = !isThere(before);
        if (fresh && room <= 0) continue;
        if (fresh) room -= 1;
        changed.set(idOf(row), withRow(before, row, since(before, now - i), by)); // in the list's order
      }
      const done = rows.some((row) => !changed.has(idOf(row))) ? "full" : "saved";
      return this.#write([...changed.values()], done);
    });
  }

  /** regrade has what the background found of a page that is kept: a grade, or why there is none. */
  regrade(id: string, came: (one: Prospect, at: number) => Prospect): Promise<Kept> {
    return this.#next(async () => {
      const one = await readProspect(this.#local, id);
      return one && isThere(one) ? this.#write([came(one, since(one, this.#now()))], "saved") : "gone";
    });
  }

  /** drop leaves a record's address and the moment, and nothing that was written. */
  drop(ids: readonly string[]): Promise<void> {
    return this.#next(async () => {
      const all = await readAll(this.#local);
      const dropped = ids.flatMap((id) => all.get(id) ?? []);
      await this.#write(dropped.map((one) => ({ ...nothing(one.domain, one.url), gone: Math.max(this.#now(), newestOf(one)) })), "gone");
      await this.#local.remove(forgotten([...(await readAll(this.#local)).values()]).map((one) => keyOf(idOf(one))));
    });
  }

  /** putBack writes records as they were, as if all of it had been written after their removal; one that has been saved again meanwhile stays as it is. */
  putBack(prospects: readonly Prospect[]): Promise<Kept> {
    return this.#next(async () => {
      const all = await readAll(this.#local);
      const back = prospects.flatMap((one) => {
        const now = all.get(idOf(one)) ?? nothing(one.domain, one.url);
        return isThere(now) ? [] : [mergedOf(now, after(one, now.gone))];
      });
      return this.#write(back, "saved");
    });
  }

  /** merge joins records of a file with those here; null where one is over the bound. */
  merge(prospects: readonly Prospect[]): Promise<Kept> {
    return this.#next(async () => {
      const all = await readAll(this.#local);
      const next = prospects.map((one) => mergedOf(all.get(idOf(one)) ?? nothing(one.domain, one.url), one));
      for (const one of next) all.set(idOf(one), one);
      return countOf(all) > mostProspects ? "full" : this.#write(next, "saved");
    });
  }

  /** write answers "room" where the browser has none left; then nothing has changed. */
  async #write(prospects: readonly Prospect[], done: Kept): Promise<Kept> {
    if (prospects.length === 0) return done;
    try {
      await this.#local.writeAll(Object.fromEntries(prospects.map((one) => [keyOf(idOf(one)), one])));
      return done;
    } catch (why) {
      console.error(why);
      return "room";
    }
  }

  #next<T>(change: () => Promise<T>): Promise<T> {
    const next = this.#last.then(change);
    this.#last = next.catch(() => undefined);
    return next;
  }
}

/** forgotten are the removed pages that are not remembered any more, the longest gone. */
export const forgotten = (all: readonly Prospect[]): Prospect[] => all.filter((one) => !isThere(one)).sort((a, b) => b.gone - a.gone).slice(mostGone);

/** since is a moment that is not covered by a page's removal. */
const since = ({ gone }: Prospect, at: number): number => Math.max(at, gone + 1);

const countOf = (all: ReadonlyMap<string, Prospect>): number => [...all.values()].filter(isThere).length;

/** withGrade has a page's new grade; the words of people stay. */
export const withGrade = (one: Prospect, { title, graded }: Pick<Found, "title" | "graded">, at: number, by: string): Prospect => ({
  ...one,
  title: title === "" ? one.title : written(one.title, title, at, by, mostPast.title),
  graded: written(one.graded, graded, at, by, mostPast.graded),
});

function withRow(one: Prospect, row: Row, at: number, by: string): Prospect {
  let next: Prospect = isThere(one) ? one : { ...one, saved: written(one.saved, { how: "list", day: at }, at, by, 1) };
  const before = valueOf(next.note, "");
  if (row.note !== "" && !before.includes(row.note)) next = applied(next, { field: "note", value: (before === "" ? row.note : `${before}\n${row.note}`).slice(0, longest.note) }, at, by);
  if (row.title !== "" && next.title.length === 0) next = { ...next, title: written(next.title, row.title, at, by, 1) };
  for (const change of row.changes) if (next[change.field].length === 0) next = applied(next, change, at, by);
  return next;
}

const entriesOf = ({ saved, title, graded, unread, note, tags, status, price, contact, decision, wanted, link, site, broken }: Past): { at: number }[] =>
  [saved, title, graded, unread, note, tags, status, price, contact, decision, wanted, link, site, broken].flat();

/** newestOf is when a page was written of last, by whomever; 0 for never. */
export const newestOf = (one: Past): number => Math.max(0, ...entriesOf(one).map(({ at }) => at));

/** after moves what is not newer than a moment behind it, in its order. */
function after(one: Prospect, moment: number): Prospect {
  const oldest = Math.min(...entriesOf(one).map(({ at }) => at));
  if (oldest > moment) return one;
  const times = [...new Set(entriesOf(one).map(({ at }) => at))].sort((a, b) => a - b);
  const moved = <E extends { at: number }>(field: readonly E[]): E[] => field.map((entry) => ({ ...entry, at: moment + 1 + times.indexOf(entry.at) }));
  return {
    ...one, gone: 0, saved: moved(one.saved), title: moved(one.title), graded: moved(one.graded), unread: moved(one.unread), note: moved(one.note),
    tags: moved(one.tags), status: moved(one.status), price: moved(one.price), contact: moved(one.contact), decision: moved(one.decision),
    wanted: moved(one.wanted), link: moved(one.link), site: moved(one.site), broken: moved(one.broken),
  };
}
