// How often the overlay reads a page again that goes on changing: soon after a
// change, and ever more seldom while there is no end of them.

/** A page is read once nothing has changed for so many ms, or after the longer time where it never comes to rest. */
const quiet = 400;
const patience = 2000;

const minute = 60_000;

/** pauseAfter is how many ms lie at least between two readings, where there were so many in the last minute. */
function pauseAfter(readings: number): number {
  if (readings < 6) return 1000;
  return readings < 12 ? 5000 : 30_000;
}

/** Pace keeps the times (in ms) of one page's changes and readings. */
export class Pace {
  #readings: number[] = [];
  #first: number | null = null; // change that is not read yet
  #last = 0;

  /** changed notes a change. */
  changed(now: number): void {
    this.#first ??= now;
    this.#last = now;
  }

  /** wait is how many ms are left until the next reading: 0 for now, null where nothing has changed. */
  wait(now: number): number | null {
    if (this.#first === null) return null;
    this.#readings = this.#readings.filter((at) => now - at < minute);
    const rested = Math.min(this.#last + quiet, this.#first + patience);
    const paused = (this.#readings.at(-1) ?? -Infinity) + pauseAfter(this.#readings.length);
    return Math.max(0, rested - now, paused - now);
  }

  /** read notes that the page is being read, with all changes so far. */
  read(now: number): void {
    this.#readings.push(now);
    this.#first = null;
  }
}
