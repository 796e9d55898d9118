// The way to the engine's thread and back, for the background.

import { members, whole } from "./check.ts";
import { doneOf, type Done, type Work } from "./engine-work.ts";

/** Work that has taken so many ms is given up, and its thread with it: the longest real page takes a tenth of it. */
export const patience = 60_000;

/** Thread is a way to the engine's thread; whoever starts one is told what it answers, and why it has failed. */
export interface Thread {
  postMessage(message: unknown): void;
  terminate(): void;
}

export type StartThread = (heard: (data: unknown) => void, failed: (why: string) => void) => Thread;

/** Line sends work to a thread that it starts when there is none. ask rejects only where none can be started. */
export interface Line {
  ask(work: Work): Promise<Done>;
}

export function lineTo(startThread: StartThread): Line {
  let thread: Thread | undefined;
  let last = 0;
  const waiting = new Map<number, (done: Done) => void>();

  const end = (fault: string): void => {
    const ended = thread;
    thread = undefined; // first: what it says of its end is no news
    ended?.terminate();
    for (const answer of waiting.values()) answer({ fault });
    waiting.clear();
  };

  const started = (): Thread => {
    const heard = (data: unknown): void => {
      const given = members(data, "message");
      const id = whole(given.get("id"), "message.id");
      waiting.get(id)?.(doneOf(given.get("done")));
      waiting.delete(id);
    };
    const fresh = startThread(heard, (why) => {
      if (thread === fresh) end(why);
    });
    return fresh;
  };

  return {
    ask: (work) => new Promise((answer) => {
      thread ??= started();
      const id = ++last;
      const timer = setTimeout(() => waiting.has(id) && end("the engine did not answer"), patience);
      waiting.set(id, (done) => {
        clearTimeout(timer);
        answer(done);
      });
      thread.postMessage({ id, work });
    }),
  };
}
