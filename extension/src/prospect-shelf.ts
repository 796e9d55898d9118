// Saved pages, as they are kept on this device: one value a page, so that each
// change is written whole or not at all. Pages of the extension read them; only
// the background changes them, one change after the other.

import type { Folder } from "./browser.ts";
import { oneOf } from "./check.ts";
import { idOf, longest, prospectOf, type Prospect } from "./prospect.ts";

/** prospectPrefix begins the keys in local. */
export const prospectPrefix = "prospect:";

/** A record has about 1 KB, and local 5 MB in the browsers with the least. */
export const mostProspects = 3000;

/** Kept is what comes of saving: "again" where the page was saved before and has its new grade now; "full" and "room" where it is not kept; "gone" where there is nothing to change. */
const keptWords = ["saved", "again", "full", "room", "gone"] as const;
export type Kept = (typeof keptWords)[number];
export const keptOf = oneOf(...keptWords);

const keyOf = (id: string): string => prospectPrefix + id;

/** readProspects answers those that can be read, the last saved first. */
export async function readProspects(local: Folder): Promise<Prospect[]> {
  const read = (await local.under(prospectPrefix)).map(([key, value]) => readable(value, key));
  return read.filter((one) => one !== null).sort((a, b) => b.saved - a.saved);
}

/** isKept says whether a page is saved. */
export const isKept = async (local: Folder, id: string): Promise<boolean> => (await local.read(keyOf(id))) !== undefined;

function readable(value: unknown, at: string): Prospect | null {
  try {
    return prospectOf(value, at);
  } catch (why) {
    console.error(why);
    return null;
  }
}

/** Desk makes the changes. Two never overtake each other. */
export class Desk {
  #last: Promise<unknown> = Promise.resolve();
  readonly #local: Folder;

  constructor(local: Folder) {
    this.#local = local;
  }

  /** keep saves a page; one that is saved already keeps its day and its note, and has the new grade. */
  keep(prospect: Prospect): Promise<Kept> {
    return this.#next(async () => {
      const key = keyOf(idOf(prospect));
      const value = await this.#local.read(key);
      const before = value === undefined ? null : readable(value, key);
      if (value === undefined && (await this.#local.under(prospectPrefix)).length >= mostProspects) return "full";
      return this.#write(before ? { ...prospect, saved: before.saved, note: before.note } : prospect, before ? "again" : "saved");
    });
  }

  /** note writes what the user notes of a page, at a moment in ms since 1970. A page that is not kept any more stays away. */
  note(id: string, note: string, at: number): Promise<Kept> {
    return this.#next(async () => {
      if (!(await isKept(this.#local, id))) return "gone";
      const before = readable(await this.#local.read(keyOf(id)), id);
      return before ? this.#write({ ...before, note: { value: note.slice(0, longest.note), at } }, "saved") : "gone";
    });
  }

  drop(ids: readonly string[]): Promise<void> {
    return this.#next(() => this.#local.remove(ids.map(keyOf)));
  }

  /** putBack writes records as they were; one that has been saved again meanwhile stays as it is. */
  putBack(prospects: readonly Prospect[]): Promise<Kept> {
    return this.#next(async () => {
      let kept: Kept = "saved";
      for (const one of prospects) if (!(await isKept(this.#local, idOf(one)))) kept = await this.#write(one, kept);
      return kept;
    });
  }

  /** write answers "room" where the browser has none left. */
  async #write(prospect: Prospect, done: Kept): Promise<Kept> {
    try {
      await this.#local.write(keyOf(idOf(prospect)), prospect);
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
