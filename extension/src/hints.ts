// What only a rendered page knows of a link: is it seen, where, how large, in
// what contrast. One line of nine comma-separated fields a link, empty = unknown:
//
//   visible,why,x,y,w,h,font,bodyFont,contrast
//
// Lengths are whole CSS pixels, places are the document's, contrast is the WCAG
// ratio × 100. It refuses to guess: a link that a carousel or a closed menu may
// yet show is "unknown", not hidden. "covered" is never said: a cookie banner
// covers everything.

import { bodyOf, boxOf, firstChild, nodeType, rootElement, textOf } from "./dom.ts";
import { Regions } from "./regions.ts";
import { contrastOf, parseColour } from "./colour.ts";
import type { Styles } from "./styles.ts";

/** Why a link cannot be seen. */
export type Why = "display" | "visibility" | "opacity" | "clip" | "offscreen" | "size" | "colour";

/** A link this far (px) left of or above the page is there on purpose: closed menus wait nearer. */
const farOut = 900;
/** Text smaller than this (px) cannot be read. */
const leastFont = 3;
/** Below this contrast (×100) text and ground are the same to the eye. */
const leastContrast = 106;
/** Below this opacity nothing is seen. */
const leastOpacity = 0.04;

/** hinter answers a link's line; what is asked in one go is laid out once, as long as nobody touches the page meanwhile. */
export function hinter(document: Document, styles: Styles): (link: Element) => string {
  const root = rootElement(document);
  if (!root) return () => ",,,,,,,,";
  const page: Page = {
    styles,
    regions: new Regions(root, styles),
    range: document.createRange(),
    bodyFont: Math.round(parseFloat(styles.of(bodyOf(document) ?? root).fontSize)),
  };
  return (link) => hintOf(link, page);
}

interface Page {
  styles: Styles;
  regions: Regions;
  range: Range;
  bodyFont: number;
}

function hintOf(link: Element, page: Page): string {
  if (!link.checkVisibility()) return `0,display,,,,,,${page.bodyFont},`;
  const label = labelOf(link);
  const style = page.styles.of(label ?? link);
  const [left, top] = [scrollX, scrollY]; // once: the browser looks through the layout each time
  const own = boxOf(link);
  const sized = own.width > 1 && own.height > 1;
  // Words on the page that nothing indents are where their link is: Chromium measures contents for as long as all of this takes.
  const inside = sized && label === link && own.x + left >= 0 && own.y + top >= 0 && style.textIndent === "0px";
  const inner = inside ? own : contentsOf(link, page);
  const box = sized ? own : inner;
  const font = Math.round(parseFloat(style.fontSize));
  const contrast = label ? contrast100(label, style, page) : null;
  const out = Math.max(-(inner.right + left), -(inner.bottom + top));
  const hidden = whyHidden(link, { box, out, font: label ? font : null, contrast, style }, page);
  const place = [box.x + left, box.y + top, box.width, box.height].map(Math.round);
  return [hidden === "unknown" ? "" : hidden ? 0 : 1, hidden === "unknown" ? "" : hidden, ...place, label ? font : "", page.bodyFont, contrast ?? ""].join(",");
}

/** contentsOf is the box of what a link holds. */
function contentsOf(link: Element, page: Page): DOMRect {
  page.range.selectNodeContents(link);
  return page.range.getBoundingClientRect();
}

interface Look {
  box: DOMRect; // the link's, or its contents' where it has no box of its own
  out: number; // how far its contents are left of the page, or above it; negative where they are not
  font: number | null;
  contrast: number | null;
  style: CSSStyleDeclaration; // of the element that holds the text
}

/** whyHidden is "" for a link that is seen. */
function whyHidden(link: Element, look: Look, page: Page): Why | "unknown" | "" {
  const region = page.regions.of(link);
  if (!region) return "unknown";
  if (look.style.visibility !== "visible") return "visibility";
  if (region.opacity < leastOpacity) return "opacity";
  if (region.clipped) return "clip";
  if (look.box.width <= 1 || look.box.height <= 1) return "size";
  if (look.font !== null && look.font < leastFont) return "size";
  if (look.out >= 0 && !region.pictured) {
    if (region.scrolls) return "unknown"; // a slide that has passed
    return look.out > farOut ? "offscreen" : "unknown";
  }
  if (look.contrast !== null && look.contrast < leastContrast) return "colour";
  return "";
}

/** labelOf is the element that holds a link's first words; null for a link without words. */
function labelOf(link: Element): Element | null {
  const first = firstChild(link);
  if (first && nodeType(first) === 3 && /\S/.test(textOf(first) ?? "")) return link; // nearly always, and quicker than a walk
  const texts = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  for (let n = 0; n < 50 && texts.nextNode(); n++) {
    const text = texts.currentNode;
    if (/\S/.test(text.nodeValue ?? "")) return text.parentElement;
  }
  return null;
}

/** contrast100 is unknown where a picture, a gradient or another box lies behind the text. */
function contrast100(label: Element, style: CSSStyleDeclaration, page: Page): number | null {
  const ink = parseColour(style.color);
  const ground = page.regions.of(label)?.ground;
  if (!ink || !ground || label instanceof SVGElement) return null; // SVG text has a fill, not a colour
  const ratio = Math.round(contrastOf(ink, ground) * 100);
  return ratio < leastContrast && page.regions.somethingBehind(label) ? null : ratio;
}
