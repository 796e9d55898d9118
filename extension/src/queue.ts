// Grades saved pages in the background, one request to a site at a time and a few
// sites at once, for as long as there are any and the user has not paused it.
//
//	page "startQueue" {ids} ─► local "queue" ─► run ─► Visitor ─► engine ─► Desk ─► the record
//	alarm, start of the browser ─► run, where a run was cut off

import { leftOf, queueKey, readQueue, type Queue } from "./queue-state.ts";
import type { Folder } from "./browser.ts";
import { idOf, mostPast, type Found, type Prospect, type Unread } from "./prospect.ts";
import { written } from "./field.ts";
import { readAll, withGrade, type Desk } from "./prospect-shelf.ts";
import { sitesOf } from "./prospect-site.ts";
import { Visitor, type Means, type Visited } from "./visiting.ts";

/** atOnce is how many sites are asked at the same time. */
const atOnce = 4;

/** World is what a run needs. grade answers what the engine says of a page; finished is called when nothing is left. */
export interface World extends Means {
  local: Folder;
  desk: Desk;
  now(): number;
  grade(page: Visited): Promise<Found | Unread>;
  finished(queue: Queue): Promise<void>;
}

export class Runner {
  readonly #world: World;
  #running: Promise<void> | null = null;

  constructor(world: World) {
    this.#world = world;
  }

  /** run ends when nothing is left, or when it is paused. Called while it runs, it is that run. */
  run(): Promise<void> {
    this.#running ??= this.#all().finally(() => (this.#running = null));
    return this.#running;
  }

  /** start replaces what was to be done before. */
  async start(ids: string[], hosts: string[]): Promise<void> {
    const before = await readQueue(this.#world.local);
    const queue: Queue = { began: this.#world.now(), ids, hosts: [...new Set([...(before?.hosts ?? []), ...hosts])], paused: false };
    await this.#world.local.write(queueKey, queue);
  }

  async pause(paused: boolean): Promise<void> {
    const queue = await readQueue(this.#world.local);
    if (queue) await this.#world.local.write(queueKey, { ...queue, paused });
  }

  /** stop forgets what is left. */
  async stop(): Promise<void> {
    const queue = await readQueue(this.#world.local);
    await this.#world.local.remove([queueKey]);
    if (queue) await this.#world.finished(queue);
  }

  async #all(): Promise<void> {
    for (let queue = await this.#now(); queue; queue = await this.#now()) {
      const left = leftOf(queue, (await readAll(this.#world.local)).values());
      if (left.length === 0) return this.stop();
      const { began } = queue;
      const sites = [...sitesOf(left).values()];
      await Promise.all(Array.from({ length: atOnce }, async () => {
        for (let site = sites.shift(); site; site = sites.shift()) await this.#site(site, began);
      }));
    }
  }

  /** now is the queue where there is something to do. */
  async #now(): Promise<Queue | null> {
    const queue = await readQueue(this.#world.local);
    return queue && !queue.paused ? queue : null;
  }

  async #site(pages: readonly Prospect[], began: number): Promise<void> {
    const visitor = new Visitor(this.#world);
    for (const page of pages) {
      const queue = await this.#now();
      if (!queue || queue.began !== began) return; // paused, stopped or begun anew meanwhile
      const came = await visitor.visit(page.url);
      const found = typeof came === "string" ? came : await this.#world.grade(came);
      const kept = await this.#world.desk.regrade(idOf(page), (one, at) => noted(one, found, Math.max(at, began))); // also where the clock was set back
      if (kept === "room") await this.pause(true); // else it would be asked for again and again
    }
  }
}

const noted = (one: Prospect, found: Found | Unread, at: number): Prospect =>
  typeof found === "string" ? { ...one, unread: unreadAgain(one, found, at) } : withGrade(one, { ...found, graded: { ...found.graded, at } }, at, "");

/** unreadAgain is written anew where the reason is the same as last time, too: the moment counts. */
const unreadAgain = (one: Prospect, why: Unread, at: number): Prospect["unread"] => written([], why, Math.max(at, (one.unread[0]?.at ?? 0) + 1), "", mostPast.unread);
