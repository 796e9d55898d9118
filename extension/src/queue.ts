// Goes to saved pages in the background, one request to a site at a time and a few
// sites at once, for as long as there are any and the user has not paused it.
//
//	page "startQueue" {task, ids} ─► local "queue" ─► run ─► Visitor ─► the task's Chore ─► Desk ─► the record
//	alarm, start of the browser ─► run, where a run was cut off

import { beginningOf, leftOf, queueKey, readQueue, type Queue, type Task } from "./queue-state.ts";
import type { Folder } from "./browser.ts";
import { idOf, isThere, type Prospect } from "./prospect.ts";
import { readAll, readProspect, type Desk } from "./prospect-shelf.ts";
import { sitesOf } from "./prospect-site.ts";
import { Visitor, type Means } from "./visiting.ts";

/** atOnce is how many sites are asked at the same time: of pages whose links are sought one, since those lead to sites in common. */
const atOnce: Record<Task, number> = { grade: 4, link: 4, site: 4, broken: 1 };

/** Noted writes into a record what was found of its page, at a moment in ms since 1970. */
export type Noted = (one: Prospect, at: number) => Prospect;

/** Chore is what is done with a page; it never rejects for what a page is. */
export type Chore = (page: Prospect, visitor: Visitor) => Promise<Noted>;

/** World is what a run needs. finished is called when nothing is left. */
export interface World extends Means {
  local: Folder;
  desk: Desk;
  now(): number;
  chores: Record<Task, Chore>;
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
  async start(task: Task, ids: string[], hosts: string[]): Promise<void> {
    const wanted = new Set(ids);
    const pages = [...await readAll(this.#world.local)].filter(([id]) => wanted.has(id)).map(([, one]) => one);
    const began = beginningOf(task, pages, this.#world.now());
    const before = await readQueue(this.#world.local);
    const queue: Queue = { task, began, ids, hosts: [...new Set([...(before?.hosts ?? []), ...hosts])], paused: false };
    await this.#world.local.write(queueKey, queue);
  }

  async pause(paused: boolean): Promise<void> {
    const queue = await readQueue(this.#world.local);
    if (queue) await this.#world.local.write(queueKey, { ...queue, paused });
  }

  /** stop forgets what is left. While that is under way an empty queue has the hosts: a run that finds one stops it. */
  async stop(): Promise<void> {
    const queue = await readQueue(this.#world.local);
    if (!queue) return;
    const ended: Queue = { ...queue, began: queue.began + 1, ids: [], paused: false };
    await this.#world.local.write(queueKey, ended);
    await this.#world.finished(queue);
    if ((await readQueue(this.#world.local))?.began === ended.began) await this.#world.local.remove([queueKey]); // else another has begun meanwhile
  }

  async #all(): Promise<void> {
    for (let queue = await this.#now(); queue; queue = await this.#now()) {
      const left = leftOf(queue, (await readAll(this.#world.local)).values());
      const { task, began } = queue;
      if (left.length === 0) {
        if ((await readQueue(this.#world.local))?.began === began) await this.stop(); // else another has begun meanwhile
        continue;
      }
      const sites = [...sitesOf(left).values()];
      await Promise.all(Array.from({ length: atOnce[task] }, async () => {
        for (let site = sites.shift(); site; site = sites.shift()) await this.#site(site, this.#world.chores[task], began);
      }));
    }
  }

  /** now is the queue where there is something to do. */
  async #now(): Promise<Queue | null> {
    const queue = await readQueue(this.#world.local);
    return queue && !queue.paused ? queue : null;
  }

  async #site(pages: readonly Prospect[], chore: Chore, began: number): Promise<void> {
    const visitor = new Visitor(this.#world);
    for (const one of pages) {
      const queue = await this.#now();
      if (!queue || queue.began !== began) return; // paused, stopped or begun anew meanwhile
      const page = await readProspect(this.#world.local, idOf(one)); // as it is by now: a run takes hours
      if (!page || !isThere(page)) continue;
      const noted = await chore(page, visitor);
      if ((await readQueue(this.#world.local))?.began !== began) return; // stopped meanwhile, and its sites given back: what came is not the whole
      const kept = await this.#world.desk.regrade(idOf(page), (one, at) => noted(one, Math.max(at, began))); // also where the clock was set back
      if (kept === "room") await this.pause(true); // else it would be asked for again and again
    }
  }
}
