// What the page has laid over its links: bars that stay where they are while the page
// is scrolled, and dialogs. It measures, and writes nothing.
//
// To ask the browser what is drawn at a spot takes Chromium 2 ms in a list of 1,500
// links. So only a few spots of the window are asked, and what stays there is then
// compared with links by its box.

import { boxOf, rootOf, shadowRoot } from "./dom.ts";
import type { Box } from "./overlay-corner.ts";
import { around } from "./regions.ts";

/** Elements between what is drawn at a spot and the root. */
const deepest = 600;

/** How far from the window's edges it is asked, in CSS pixels, and how many bars may lie beside each other there. */
const inset = 8;
const mostBars = 3;

/** Cover is an element that does not move with the page, the one in it that is largest, and what it was found to lie over. */
interface Cover {
  element: Element;
  largest: Element;
  over: Map<Element | null, boolean>; // by ground
}

/** Covers knows what has been found since it was last told to look. */
export class Covers {
  readonly #own: Element;
  #found: Cover[] = [];
  #grounds = new Map<Element, Element | null>();

  constructor(own: Element) {
    this.#own = own;
  }

  /** look looks anew; open are dialogs and popovers that are known to be open. */
  look(open: readonly Element[]): void {
    this.#grounds = new Map();
    this.#found = open.map((element) => ({ element, largest: element, over: new Map() }));
    const [middle, low] = [innerWidth / 2, innerHeight - inset];
    for (let y = inset, n = 0; n < mostBars; n++) {
      const bar = this.#lookAt(middle, y);
      if (!bar || bar.bottom <= y) break;
      y = bar.bottom + inset;
    }
    for (let y = low, n = 0; n < mostBars; n++) {
      const bar = this.#lookAt(middle, y);
      if (!bar || bar.top >= y) break;
      y = bar.top - inset;
    }
    for (const x of [inset, middle, innerWidth - 3 * inset]) this.#lookAt(x, innerHeight / 2);
    for (const x of [5 * inset, innerWidth - 5 * inset]) this.#lookAt(x, innerHeight - 5 * inset);
  }

  /**
   * now says, of boxes as they are now, whether something that a link does not stand in is drawn over a spot of it (in the
   * window's CSS pixels), and stays there while the page moves below. What lies over a link and moves along with it is a
   * part of the same thing: a picture's shade, a card's own link.
   */
  now(): (link: Element, x: number, y: number) => boolean {
    const covers = this.#found.map((cover) => ({ cover, box: reachOf(cover) }));
    return (link, x, y) => covers.some(({ cover, box }) => x >= box.left && x < box.right && y >= box.top && y < box.bottom && this.#lies(cover, link, x, y));
  }

  /** lies asks what is drawn at a spot only for the first of the links that stand in the same: a bar lies over a page, a picture behind it does not. */
  #lies({ element, over }: Cover, link: Element, x: number, y: number): boolean {
    const ground = this.#groundOf(link);
    if (ground && within(ground, element)) return false;
    const known = over.get(ground);
    if (known !== undefined) return known;
    const top = this.#topAt(x, y);
    if (!top) return false;
    const its = this.#groundOf(top);
    const lies = its !== null && within(its, element);
    if (lies || its === ground) over.set(ground, lies);
    return lies;
  }

  #lookAt(x: number, y: number): Box | null {
    const top = this.#topAt(x, y);
    const cover = top && coverOf(top);
    if (!cover) return null;
    if (!this.#found.some(({ element }) => element === cover.element)) this.#found.push(cover);
    return boxOf(cover.largest);
  }

  /** topAt is what the page has at a spot, in shadow roots too, whether or not a mark or the card is over it. */
  #topAt(x: number, y: number): Element | null {
    let top = document.elementFromPoint(x, y);
    if (top === this.#own) top = document.elementsFromPoint(x, y).find((one) => one !== this.#own) ?? null;
    for (let root = top && shadowRoot(top); root; ) {
      const inner = root.elementFromPoint(x, y);
      if (!inner || rootOf(inner) !== root) break;
      top = inner;
      root = shadowRoot(inner);
    }
    return top;
  }

  /** groundOf is the nearest around an element, itself included, that does not move with the page; null for the page. */
  #groundOf(element: Element): Element | null {
    const chain: Element[] = [];
    let ground: Element | null = null;
    for (let at: Element | null = element; at && chain.length < deepest; at = around(at)) {
      const known = this.#grounds.get(at);
      if (known !== undefined) {
        ground = known;
        break;
      }
      chain.push(at);
      if (stays(at, getComputedStyle(at))) {
        ground = at;
        break;
      }
    }
    for (const at of chain) this.#grounds.set(at, ground);
    return ground;
  }
}

/** coverOf is what an element belongs to that does not move with the page. A frame that lets the pointer through has no box of its own. */
function coverOf(element: Element): Cover | null {
  let largest: Element | null = null;
  let most = 0;
  for (let at: Element | null = element, n = 0; at && n < deepest; at = around(at), n++) {
    const style = getComputedStyle(at);
    const { width, height } = boxOf(at);
    if (style.pointerEvents !== "none" && style.visibility === "visible" && width * height > most) {
      most = width * height;
      largest = at;
    }
    if (stays(at, style)) return largest && { element: at, largest, over: new Map() };
  }
  return null;
}

function stays(element: Element, { position }: CSSStyleDeclaration): boolean {
  return position === "fixed" || position === "sticky" || is(element, ":modal, :popover-open, :fullscreen");
}

/** reachOf is where something is covered: around a modal dialog all of the window. */
function reachOf({ element, largest }: Cover): Box {
  return is(element, ":modal") ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : boxOf(largest);
}

function is(element: Element, what: string): boolean {
  return Element.prototype.matches.call(element, what);
}

function within(element: Element, outer: Element): boolean {
  for (let at: Element | null = element, n = 0; at && n < deepest; at = around(at), n++) if (at === outer) return true;
  return false;
}
