// The marks themselves: one button for each link that can be seen, placed over the
// page. A pass first measures, then writes, both in slices.

import { boxOf, create, rootElement } from "./dom.ts";
import type { Mark } from "./marks.ts";
import { markSize, type Place } from "./overlay-corner.ts";
import type { Covers } from "./overlay-cover.ts";
import type { Host } from "./overlay-host.ts";
import { placeOf, type Frame, type Pass } from "./overlay-place.ts";
import { labelOf, signOf } from "./overlay-said.ts";
import { sliced } from "./slices.ts";

/** mostShown bounds the marks on a page at a time: those of the links nearest to what is in view. */
export const mostShown = 1500;

/** Entry is a link with its mark, and what it stands in. */
export interface Entry {
  link: Element;
  mark: Mark;
  frame: Frame;
}

/** Layer holds the marks of one page. */
export class Layer {
  readonly element = create(document, "div");
  readonly #host: Host;
  readonly #signal: AbortSignal;
  readonly #nodes = new Map<Element, HTMLButtonElement>(); // by link
  readonly #entries = new WeakMap<Node, Entry>(); // by node
  readonly #places = new Map<HTMLButtonElement, Place>(); // of those that are shown
  readonly #samples = new Map<string, HTMLButtonElement>(); // by look: a copy of one is made in half the time
  #all: readonly Entry[] = [];

  constructor(host: Host, signal: AbortSignal) {
    this.#host = host;
    this.#signal = signal;
    this.element.className = "marks";
    this.element.role = "group";
    host.over.append(this.element);
  }

  /** set takes the links of a new reading; what had a mark before keeps it. */
  set(entries: readonly Entry[]): void {
    this.#all = entries;
    const links = new Map(entries.map((entry) => [entry.link, entry]));
    for (const [link, node] of this.#nodes) {
      const entry = links.get(link);
      if (entry) this.#dress(node, entry);
      else this.#drop(link);
    }
  }

  /** crowded says that not all links can have a mark at a time. */
  get crowded(): boolean {
    return this.#all.length > mostShown;
  }

  /**
   * place moves marks to where their links are: of all, or of those that do not move with the page. Over what covers its link none is
   * drawn, and none far from the window; both can still be gone to by keys. All is measured before anything is written: to measure again
   * after it, the browser would lay out every mark at once.
   */
  async place(all: boolean, covers: Covers): Promise<void> {
    const entries = this.#near().filter(({ frame }) => all || frame.moves);
    const pass = this.#pass();
    const undrawn = undrawnIn(pass.view, covers);
    const placed: Placed[] = [];
    const measure = (entry: Entry): void => {
      const place = placeOf(entry.link, entry.frame, pass);
      placed.push({ entry, place, undrawn: place && undrawn(entry.link, place, undrawnOf(this.nodeOf(entry))) });
    };
    await sliced(entries, measure, this.#signal);
    const turned: [node: HTMLButtonElement, undrawn: Undrawn][] = [];
    const look = ([node, place]: [HTMLButtonElement, Place]): void => {
      const entry = this.#entries.get(node);
      const was = undrawnOf(node);
      const now = entry && !entry.frame.moves ? undrawn(entry.link, place, was) : was;
      if (now !== was) turned.push([node, now]);
    };
    if (!all) await sliced(this.#places, look, this.#signal);
    if (all && this.crowded) this.#dropAllBut(new Set(entries.map(({ link }) => link)));
    const made: HTMLElement[] = [];
    await sliced(placed, (one) => this.#put(one, made), this.#signal);
    for (const [node, now] of turned) draw(node, now);
    this.element.append(...made);
    this.#rove();
  }

  /** at is the mark drawn at a spot of the window, as it is seen; of what a modal dialog makes inert the browser finds none. */
  at(x: number, y: number): HTMLButtonElement | undefined {
    const { left, top } = boxOf(this.#host.over);
    const covers = (from: number, spot: number): boolean => spot >= from && spot < from + markSize;
    for (const [node, place] of this.#places) if (undrawnOf(node) === null && covers(left + place.x, x) && covers(top + place.y, y)) return node;
    return undefined;
  }

  /** of is a link's mark, if it is shown. */
  of(link: Element): HTMLButtonElement | undefined {
    const node = this.#nodes.get(link);
    return node?.hidden === false ? node : undefined;
  }

  /** entryOf is what an event's target stands for. */
  entryOf(target: EventTarget | null): Entry | undefined {
    return target instanceof Node ? this.#entries.get(target) : undefined;
  }

  /** nodeOf is a link's mark, if it has one. */
  nodeOf(entry: Entry): HTMLButtonElement | undefined {
    return this.#nodes.get(entry.link);
  }

  /** step is the mark so many places further on, as the links stand on the page; the first or last where there is none. */
  step(from: Entry, by: number): HTMLButtonElement | undefined {
    const shown = this.#all.filter((entry) => this.nodeOf(entry)?.hidden === false);
    const at = shown.findIndex(({ link }) => link === from.link);
    const to = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    return to && this.nodeOf(to);
  }

  /** focus makes a mark the one that the tab key comes to. */
  focus(node: HTMLButtonElement): void {
    for (const one of this.#nodes.values()) if (one.tabIndex === 0) one.tabIndex = -1;
    node.tabIndex = 0; // which has it drawn
    node.focus({ preventScroll: true });
  }

  /** near is all links, or where there are too many the run of them around the first in view. */
  #near(): readonly Entry[] {
    if (!this.crowded) return this.#all;
    const first = this.#all.findIndex(({ link }) => {
      const box = boxOf(link);
      return box.width > 0 && box.bottom >= 0 && box.top <= innerHeight;
    });
    const from = Math.max(0, Math.min(this.#all.length - mostShown, first - mostShown / 2));
    return this.#all.slice(from, from + mostShown);
  }

  #pass(): Pass {
    const { left, top } = boxOf(this.#host.over);
    const root = rootElement(document);
    const width = root ? root.clientWidth - left - boxOf(root).left : innerWidth;
    return { view: { left, top, width, rtl: root !== null && getComputedStyle(root).direction === "rtl" }, boxes: new Map() };
  }

  #put({ entry, place, undrawn }: Placed, made: HTMLElement[]): void {
    let node = this.nodeOf(entry);
    if (!place) {
      if (!node) return;
      node.hidden = true;
      this.#places.delete(node);
      return;
    }
    if (!node) {
      node = this.#make(entry);
      made.push(node);
    }
    if (node.hidden) node.hidden = false;
    if (undrawn !== undrawnOf(node)) draw(node, undrawn);
    node.style.translate = `${place.x}px ${place.y}px`;
    this.#places.set(node, place);
  }

  #make(entry: Entry): HTMLButtonElement {
    const node = document.importNode(this.#sample(entry.mark), true);
    this.#entries.set(node, entry);
    this.#nodes.set(entry.link, node);
    return node;
  }

  #sample(mark: Mark): HTMLButtonElement {
    const look = `${mark.kind} ${mark.grade}`;
    let node = this.#samples.get(look);
    if (!node) {
      node = document.createElement("button");
      node.type = "button";
      node.tabIndex = -1;
      dress(node, mark);
      this.#samples.set(look, node);
    }
    return node;
  }

  #dress(node: HTMLButtonElement, entry: Entry): void {
    this.#entries.set(node, entry);
    dress(node, entry.mark);
  }

  #drop(link: Element): void {
    const node = this.#nodes.get(link);
    if (!node) return;
    node.remove();
    this.#nodes.delete(link);
    this.#places.delete(node);
  }

  #dropAllBut(links: ReadonlySet<Element>): void {
    for (const link of this.#nodes.keys()) if (!links.has(link)) this.#drop(link);
  }

  /** rove leaves one mark for the tab key to come to. */
  #rove(): void {
    const shown = [...this.#nodes.values()].filter((node) => !node.hidden);
    if (shown.some((node) => node.tabIndex === 0)) return;
    const [first] = shown;
    if (first) first.tabIndex = 0;
  }
}

/** Placed is what a pass has measured of a link: where its mark stands, null where there is nothing to be seen of it. */
interface Placed {
  entry: Entry;
  place: Place | null;
  undrawn: Undrawn;
}

/** Undrawn is why a mark that has a place is not drawn: something lies over its link, or it is out of sight by more than a few windows. */
type Undrawn = "covered" | "far" | null;

/** How far a mark may be above or below the window and still be drawn, in windows: the browser lays out what is drawn, and of 1,500 marks that takes it longer than all our work. */
const farOff = 2;

/** undrawnIn says it of links by where their marks stand in a view, as things are now. What has left the window below a bar stays covered, and comes back so. */
function undrawnIn({ left, top }: Pass["view"], covers: Covers): (link: Element, place: Place, was: Undrawn) => Undrawn {
  const covered = covers.now();
  const [width, height] = [innerWidth, innerHeight];
  return (link, { spot }, was) => {
    const [x, y] = [left + spot.x, top + spot.y];
    if (y < -farOff * height || y > (1 + farOff) * height) return "far";
    if (x < 0 || y < 0 || x >= width || y >= height) return was === "far" ? null : was;
    return covered(link, x, y) ? "covered" : null;
  };
}

function undrawnOf(node: HTMLElement | undefined): Undrawn {
  const undrawn = node?.dataset["undrawn"];
  return undrawn === "covered" || undrawn === "far" ? undrawn : null;
}

function draw({ dataset }: HTMLElement, undrawn: Undrawn): void {
  if (undrawn) dataset["undrawn"] = undrawn;
  else delete dataset["undrawn"];
}

/** dress makes a node look and sound like a mark. */
export function dress(node: HTMLElement, mark: Pick<Mark, "kind" | "grade">): void {
  node.className = "mark";
  node.dataset["kind"] = mark.kind;
  node.dataset["grade"] = mark.grade ?? "none";
  node.textContent = signOf(mark);
  node.ariaLabel = labelOf(mark);
}
