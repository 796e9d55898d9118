// Long work in slices, so that the page goes on between them.

/** The longest slice, in ms: half of a frame at 60 Hz, so that the page has the other half. */
const longest = 8;

/** Means is what slicing needs of the world: a clock in ms, and a way to let the page go on. */
export interface Means {
  now(): number;
  rest(): Promise<void>;
}

/** sliced does something to each item, in order. It throws the signal's reason once that is aborted. */
export async function sliced<T>(items: Iterable<T>, work: (item: T) => void, signal: AbortSignal, { now, rest }: Means = inPage): Promise<void> {
  let began = now();
  for (const item of items) {
    if (now() - began >= longest) {
      await rest();
      signal.throwIfAborted();
      began = now();
    }
    work(item);
  }
}

declare const scheduler: { yield?: () => Promise<void> } | undefined;

/** restHere lets the page go on: scheduler.yield where the browser has it, else a message, which unlike a timer does not wait 4 ms. */
function restHere(): Promise<void> {
  if (typeof scheduler !== "undefined" && scheduler.yield) return scheduler.yield();
  return new Promise((then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      then();
    };
    port2.postMessage(null);
  });
}

export const inPage: Means = { now: () => performance.now(), rest: restHere };
