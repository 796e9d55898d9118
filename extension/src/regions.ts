// What an element inherits from everything around it, as far as seeing goes:
// opacity multiplied down, clipping, the colour behind. Each element is asked
// once; the answers live as long as one walk.

import { boxOf, firstChild, isElement, nextSibling, parentElement, rootOf, slotOf } from "./dom.ts";
import { over, parseColour, type Colour } from "./colour.ts";
import type { Styles } from "./styles.ts";

/** Region is one element's surroundings, itself included. */
export interface Region {
  opacity: number;
  clipped: boolean; // cut to nothing, or to one pixel
  scrolls: boolean; // inside something that hides its overflow
  pictured: boolean; // has a background picture of its own
  ground: Colour | null; // the opaque colour behind; null = unknown
}

const white: Colour = { r: 255, g: 255, b: 255, a: 1 };
/** Ancestors looked at in somethingBehind, and siblings at each: enough for a card, bounded for a hostile page. */
const ancestors = 12;
const siblings = 24;
/** Elements between a link and the root; parsers stop at 512, only scripts nest deeper. Beyond it nothing is known. */
const deepest = 600;

/** Regions answers for one document. */
export class Regions {
  readonly #known = new Map<Element, Region>();
  readonly #styles: Styles;

  constructor(root: Element, styles: Styles) {
    this.#styles = styles;
    // In a dark scheme the canvas is not white, and browsers differ in its colour.
    const scheme = styles.of(root).colorScheme;
    const canvas: Region = { opacity: 1, clipped: false, scrolls: false, pictured: false, ground: scheme.includes("dark") ? null : white };
    this.#known.set(root, inside(root, styles.of(root), canvas, true));
  }

  /** of answers for an element of the document, from the outside in and without recursion; null where it stands too deep. */
  of(element: Element): Region | null {
    const chain: Element[] = [];
    let region: Region | undefined;
    for (let at: Element | null = element; !region; at = around(at)) {
      if (!at || chain.length > deepest) return null;
      region = this.#known.get(at);
      if (!region) chain.push(at);
    }
    for (const at of chain.reverse()) {
      region = inside(at, this.#styles.of(at), region, false);
      this.#known.set(at, region);
    }
    return region;
  }

  /** somethingBehind looks for another box where the element's middle is: then its ground is not its ancestors'. */
  somethingBehind(element: Element): boolean {
    const box = boxOf(element);
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    let at: Element | null = element;
    for (let up = 0; at && up < ancestors; up++) {
      const parent = around(at);
      let other: Node | null = parent && firstChild(parent);
      for (let n = 0; other && n < siblings; other = nextSibling(other)) {
        if (other === at || !isElement(other)) continue;
        n++;
        const b = boxOf(other);
        if (b.width > 1 && b.height > 1 && b.left <= x && x <= b.right && b.top <= y && y <= b.bottom) return true;
      }
      at = parent;
    }
    return false;
  }
}

/** around is the element whose box an element is drawn in. */
export function around(element: Element): Element | null {
  const outer = slotOf(element) ?? parentElement(element);
  if (outer) return outer;
  const root = rootOf(element);
  return root instanceof ShadowRoot && isElement(root.host) ? root.host : null;
}

function inside(element: Element, style: CSSStyleDeclaration, outer: Region, isRoot: boolean): Region {
  const hides = style.overflowX !== "visible" && !isRoot && style.display !== "contents";
  const pictured = style.backgroundImage !== "none";
  return {
    opacity: outer.opacity * Number(style.opacity),
    clipped: outer.clipped || cutByClip(style) || (hides && cutBySize(element)),
    scrolls: outer.scrolls || hides,
    pictured,
    ground: pictured ? null : groundOf(style.backgroundColor, outer.ground),
  };
}

function groundOf(background: string, outer: Colour | null): Colour | null {
  if (background === "rgba(0, 0, 0, 0)") return outer; // nearly always
  const own = parseColour(background);
  if (!own) return null;
  if (own.a === 1) return own;
  return outer && over(own, outer);
}

function cutBySize(element: Element): boolean {
  const box = boxOf(element);
  return box.width <= 1 || box.height <= 1;
}

/** cutByClip knows the usual ways to write "cut everything away". */
function cutByClip(style: CSSStyleDeclaration): boolean {
  if (style.clip !== "auto" && (style.position === "absolute" || style.position === "fixed")) {
    const m = /^rect\((-?[\d.]+)px,? (-?[\d.]+)px,? (-?[\d.]+)px,? (-?[\d.]+)px\)$/.exec(style.clip);
    if (m && (Number(m[2]) - Number(m[4]) <= 1 || Number(m[3]) - Number(m[1]) <= 1)) return true;
  }
  const inset = /^inset\((\d+(?:\.\d+)?)%\)$/.exec(style.clipPath);
  return inset !== null && Number(inset[1]) >= 50;
}
