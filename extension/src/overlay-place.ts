// Measures where links are, as far as they can be seen past what the page scrolls
// or cuts off. It writes nothing.

import { attribute, boxOf, localName, rootElement } from "./dom.ts";
import { placeIn, type Box, type Place, type View } from "./overlay-corner.ts";
import { around } from "./regions.ts";
import type { Styles } from "./styles.ts";

/** Frame is what a link stands in: the elements that cut it off, the innermost first, and whether it moves against the page when something scrolls. */
export interface Frame {
  clips: readonly Element[];
  moves: boolean;
}

/** Elements between a link and the root; parsers stop at 512, only scripts nest deeper. */
const deepest = 600;

/** Frames answers for one reading of a page; each element is asked once. */
export class Frames {
  /** layers are the dialogs and popovers, open or not, that the elements stand in. */
  readonly layers = new Set<Element>();
  readonly #known = new Map<Element, Inside>();
  readonly #root: Element | null;
  readonly #styles: Styles;

  constructor(document: Document, styles: Styles) {
    this.#root = rootElement(document);
    this.#styles = styles;
  }

  /** of an element, from the outside in and without recursion. */
  of(element: Element): Frame {
    const chain: Element[] = [];
    let inside: Inside | undefined;
    for (let at: Element | null = element; !inside; at = around(at)) {
      if (!at || at === this.#root || chain.length > deepest) break;
      inside = this.#known.get(at);
      if (!inside) chain.push(at);
    }
    inside ??= open;
    for (const at of chain.reverse()) {
      if (localName(at) === "dialog" || attribute(at, "popover") !== null) this.layers.add(at);
      this.#known.set(at, (inside = insideOf(at, this.#styles.of(at), inside)));
    }
    return { clips: inside.own, moves: inside.moves || inside.own.length > 0 };
  }
}

/** Inside is how an element's content is cut: in the flow, and where it is positioned absolutely and so leaves what is not positioned. */
interface Inside {
  own: readonly Element[];
  positioned: readonly Element[];
  moves: boolean;
}

const open: Inside = { own: [], positioned: [], moves: false };

function insideOf(element: Element, style: CSSStyleDeclaration, outer: Inside): Inside {
  const { position } = style;
  const fixed = position === "fixed";
  const cut = fixed ? [] : position === "absolute" ? outer.positioned : outer.own;
  const own = style.overflowX !== "visible" && style.display !== "inline" && style.display !== "contents" ? [element, ...cut] : cut;
  if (own === outer.own && own === outer.positioned && !fixed && position !== "sticky") return outer; // nearly always
  const holds = position !== "static" || style.transform !== "none";
  return { own, positioned: holds ? own : outer.positioned, moves: outer.moves || fixed || position === "sticky" };
}

/** Pass is what one pass of measuring knows: where things are drawn, and boxes that were asked for already. */
export interface Pass {
  view: View;
  boxes: Map<Element, Box>;
}

/** placeOf measures a link; null where there is nothing to be seen of it. */
export function placeOf(link: Element, { clips }: Frame, pass: Pass): Place | null {
  if (!link.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return null;
  const lines = link.getClientRects();
  const line = lines[lines.length - 1];
  if (!line) return null;
  const box = line.width > 1 && line.height > 1 ? line : pictureOf(link);
  if (!box) return null;
  return placeIn(box, clips.map((clip) => boxIn(pass, clip)), pass.view);
}

/** pictureOf is the box of a link's only content, where the link has none of its own. */
function pictureOf(link: Element): Box | null {
  const range = document.createRange();
  range.selectNodeContents(link);
  const box = range.getBoundingClientRect();
  return box.width > 1 && box.height > 1 ? box : null;
}

function boxIn({ boxes }: Pass, element: Element): Box {
  const box = boxes.get(element) ?? boxOf(element);
  boxes.set(element, box);
  return box;
}
