// The overlay of one page, from on to off:
//
//	loaded ─► read the page ─► background: grade ─► marks ─► placed in slices
//	             ▲                                             ▲
//	  links come or go (Pace)                    scroll, resize, anything that moves
//
// Everything that is started here takes the signal, and ends with it.

import { alive } from "./browser-ask.ts";
import { askMarks } from "./browser-overlay.ts";
import { readyState } from "./dom.ts";
import { marksAnswerOf, type Mark, type Marks } from "./marks.ts";
import { startCard, type Card } from "./overlay-card.ts";
import { Covers } from "./overlay-cover.ts";
import { makeHost, putUp, type Host } from "./overlay-host.ts";
import { Lift } from "./overlay-lift.ts";
import { Layer, mostShown, type Entry } from "./overlay-layer.ts";
import { Pace } from "./overlay-pace.ts";
import { Frames } from "./overlay-place.ts";
import { startTip } from "./overlay-tip.ts";
import { watch } from "./overlay-watch.ts";
import { readSliced } from "./page-read.ts";
import { sliced } from "./slices.ts";
import { Styles } from "./styles.ts";
import { word } from "./words.ts";
import { unzoom } from "./zoom.ts";

/** How long marks wait, in ms, after the page has moved things by itself, before they follow. */
const followPause = 120;

/** A page that throws the element out so many times keeps it out. */
const mostReturns = 3;

type Timer = ReturnType<typeof setTimeout> | undefined;

/** isLoaded is false where marks wait for the page. */
export const isLoaded = (): boolean => readyState(document) === "complete";

/** startOverlay runs until stop is aborted, by whoever turns it off. */
export function startOverlay(stop: AbortController): void {
  new Overlay(stop).run().catch((why: unknown) => {
    if (stop.signal.aborted) return;
    console.error(why);
    stop.abort();
  });
}

class Overlay {
  readonly #stop: AbortController;
  readonly #signal: AbortSignal;
  readonly #host: Host;
  readonly #lift: Lift;
  readonly #covers: Covers;
  #look = true; // for covers, in the next pass
  readonly #layer: Layer;
  readonly #card: Card;
  readonly #tip: { hide: () => void };
  readonly #pace = new Pace();
  #timer: Timer; // of the next reading
  #returns = 0;
  #reading = false;

  constructor(stop: AbortController) {
    this.#stop = stop;
    this.#signal = stop.signal;
    this.#host = makeHost(stop.signal);
    this.#lift = new Lift(this.#host);
    this.#covers = new Covers(this.#host.element);
    this.#layer = new Layer(this.#host, stop.signal);
    this.#layer.element.ariaLabel = word("overlayMarks");
    this.#tip = startTip(this.#host.over, this.#layer, this.#lift, stop.signal);
    this.#card = startCard(this.#host.inner, () => stop.abort(), stop.signal);
    stop.signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  async run(): Promise<void> {
    await loaded(this.#signal);
    putUp(this.#host);
    this.#card.working();
    const first = this.#read();
    const follow = paced(first, (all) => this.#place(all), this.#signal);
    watch(
      {
        changed: () => {
          this.#pace.changed(performance.now());
          this.#await();
        },
        opened: () => this.#lift.opened(),
        moved: () => {
          this.#comeBack();
          follow.soon();
        },
        scrolled: () => {
          this.#tip.hide();
          follow.now();
        },
        rested: () => {
          this.#look = true;
          if (this.#layer.crowded) follow.soon();
          else follow.now();
        },
      },
      this.#host.element,
      this.#signal,
    );
    await first;
  }

  /** await sets the timer of the next reading, if there is something to read. */
  #await(): void {
    const wait = this.#reading ? null : this.#pace.wait(performance.now());
    if (wait === null) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#pace.wait(performance.now()) === 0) void this.#read().catch((why: unknown) => this.#fail(why));
      else this.#await();
    }, wait);
  }

  /** read has the page graded as it is now, and marked. */
  async #read(): Promise<void> {
    this.#reading = true;
    this.#pace.read(performance.now());
    const styles = new Styles();
    const { page, links } = await readSliced(styles, this.#signal);
    const marks = await this.#ask(page);
    this.#signal.throwIfAborted();
    if (marks) {
      const frames = new Frames(document, styles);
      this.#layer.set(await entriesOf(marks, links, frames, this.#signal));
      this.#lift.set(frames.layers);
      await this.#place(true);
      this.#card.show(marks, marks.unlisted + Math.max(0, marks.marks.length - mostShown));
    } else {
      this.#card.failed();
    }
    this.#reading = false;
    this.#await();
  }

  async #ask(page: object): Promise<Marks | null> {
    try {
      return marksAnswerOf(await askMarks(page), "marks");
    } catch (why) {
      if (!alive()) this.#stop.abort(); // the extension is gone, or was updated
      this.#signal.throwIfAborted();
      console.error(why);
      return null;
    }
  }

  async #place(all: boolean): Promise<void> {
    unzoom(this.#host.inner, this.#host.element);
    if (all && this.#lift.settle()) this.#tip.hide();
    if (all || this.#look) this.#covers.look(this.#lift.open);
    this.#look = false;
    await this.#layer.place(all, this.#covers);
  }

  /** comeBack puts the element up again where the page has thrown it out, as one that writes itself anew does. */
  #comeBack(): void {
    if (this.#host.element.isConnected) return;
    if (this.#returns++ < mostReturns) putUp(this.#host);
    else this.#stop.abort();
  }

  #fail(why: unknown): void {
    if (this.#signal.aborted) return;
    console.error(why);
    this.#reading = false;
    this.#card.failed();
  }
}

async function entriesOf({ marks }: Marks, links: readonly Element[], frames: Frames, signal: AbortSignal): Promise<Entry[]> {
  const entries: Entry[] = [];
  const enter = (mark: Mark): void => {
    const link = links[mark.index];
    if (link) entries.push({ link, mark, frame: frames.of(link) });
  };
  await sliced(marks, enter, signal);
  return entries;
}

/**
 * paced runs one pass at a time, none before the first has come to its end: on the next frame, or for all a little later, so that a page
 * that never rests has most of its time.
 */
function paced(first: Promise<void>, pass: (all: boolean) => Promise<void>, signal: AbortSignal): { soon: () => void; now: () => void } {
  let running = true;
  let wanted: "all" | "moving" | null = null;
  let timer: Timer;
  const run = (): void => {
    if (running || wanted === null || signal.aborted) return;
    const all = wanted === "all";
    wanted = null;
    running = true;
    pass(all)
      .catch((why: unknown) => void (signal.aborted || console.error(why)))
      .finally(rest);
  };
  const rest = (): void => {
    running = false;
    if (wanted === "all") later();
    else if (wanted) requestAnimationFrame(run);
  };
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      run();
    }, followPause);
  };
  first.then(rest, () => undefined); // who waits for it is told
  signal.addEventListener("abort", () => clearTimeout(timer));
  return {
    soon: () => {
      wanted = "all";
      later();
    },
    now: () => {
      if (wanted !== null) return; // whatever is wanted next has it too
      wanted = "moving";
      requestAnimationFrame(run);
    },
  };
}

/**
 * loaded waits for the page's own start, in which a framework may compare what it finds with what it would write; however long
 * that takes, since what a page has not loaded may be the framework's own script. One that the user stops has no load event.
 */
async function loaded(signal: AbortSignal): Promise<void> {
  while (!isLoaded()) await new Promise((then) => addEventListener("readystatechange", then, { capture: true, once: true, signal }));
  await new Promise((then) => requestIdleCallback(then, { timeout: 1000 }));
  signal.throwIfAborted();
}
