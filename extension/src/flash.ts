// Runs in a page when one of its links is to be shown there: scrolls to it and
// draws a ring around it for a moment. No element or attribute of the page is
// touched: the ring stands in a closed shadow root of an element of our own, in
// the browser's top layer, and that element is gone when the ring is.

import { orNull, shape, text, whole } from "./check.ts";
import { bodyOf, boxOf, documentOf } from "./dom.ts";
import { take } from "./given.ts";
import { linksOf, locate, type Wanted } from "./locate.ts";
import { around } from "./regions.ts";
import type { Shown } from "./show-link.ts";
import { unzoom } from "./zoom.ts";

/** How long the ring is there, in ms: two beats that come and go. */
const lasting = 2400;
/** A link over more lines than this has one ring around all. */
const mostRings = 6;
/** Elements looked at around a link that cannot be seen itself. */
const mostAround = 40;
/** Farther than this many windows away is jumped to: scrolling there smoothly would take longer than the ring lasts. */
const farWindows = 3;

/** ending is where the isolated world keeps how to end the ring that is on, as long as it is on. */
const ending = Symbol.for("linkgrade.flash");

function show(wanted: Wanted): Shown {
  endLast();
  const link = locate(linksOf(document), wanted);
  if (!link) return "gone";
  const seen = nearestSeen(link);
  if (!seen) return "hidden";
  scrollTo(seen);
  ring(seen);
  return seen === link ? "shown" : "hidden";
}

/** nearestSeen is the link, or the first element around it that has a place on the page; null where none has, or it is no place to be pointed out. */
function nearestSeen(link: Element): Element | null {
  if (documentOf(link) !== document) return null; // in a template
  let at: Element | null = link;
  for (let n = 0; at && n < mostAround; n++, at = around(at)) if (isSeen(at)) return at === link || isPlace(at) ? at : null;
  return null;
}

/** isPlace: a ring around all of a page, as around a closed dialog, or around what is higher than the window, points at nothing. */
function isPlace(element: Element): boolean {
  return element !== bodyOf(document) && boxOf(element).height < innerHeight;
}

function isSeen(element: Element): boolean {
  if (!Element.prototype.checkVisibility.call(element, { opacityProperty: true, visibilityProperty: true })) return false;
  return placesOf(element).some(({ right, bottom }) => right + scrollX > 0 && bottom + scrollY > 0);
}

/** placesOf is where an element is drawn, in the window's px: its lines, or its contents where it has no box of its own. */
function placesOf(element: Element): DOMRect[] {
  const large = ({ width, height }: DOMRect): boolean => width > 1 && height > 1;
  const own = [...Element.prototype.getClientRects.call(element)].filter(large);
  if (own.length > mostRings) return [boxOf(element)];
  if (own.length > 0) return own;
  const contents = document.createRange();
  contents.selectNodeContents(element);
  const inner = contents.getBoundingClientRect();
  return large(inner) ? [inner] : [];
}

const still = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

function scrollTo(element: Element): void {
  const { top, bottom } = boxOf(element);
  const far = Math.max(-bottom, top - innerHeight) > farWindows * innerHeight;
  Element.prototype.scrollIntoView.call(element, { block: "center", inline: "nearest", behavior: far || still() ? "instant" : "smooth" });
}

function endLast(): void {
  const last: unknown = Reflect.get(globalThis, ending);
  if (last instanceof AbortController) last.abort();
}

/** ring draws around an element and follows it, until its time is over or the next ring comes. */
function ring(element: Element): void {
  const life = new AbortController();
  Reflect.set(globalThis, ending, life);

  const host = document.createElement("linkgrade-flash");
  plain(host, { position: "fixed", inset: "0", display: "block", "pointer-events": "none" });
  const root = host.attachShadow({ mode: "closed" });
  document.documentElement.append(host);
  unzoom(host, host);
  host.popover = "manual";
  host.showPopover();

  const begin = performance.now();
  let frame = 0;
  const draw = (now: number): void => {
    const rings = placesOf(element).map((place) => ringAt(place, strength(now - begin)));
    root.replaceChildren(...rings);
    frame = requestAnimationFrame(draw);
  };
  draw(begin);
  const timer = setTimeout(() => life.abort(), lasting);
  life.signal.addEventListener("abort", () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    host.remove();
    if (Reflect.get(globalThis, ending) === life) Reflect.deleteProperty(globalThis, ending);
  });
}

/** strength is the ring's opacity after some ms: up at once, a dip in the middle, out at the end. */
function strength(ms: number): number {
  if (still()) return 1;
  const beat = 0.7 + 0.3 * Math.cos((4 * Math.PI * ms) / lasting);
  return beat * Math.min(1, Math.max(0, (lasting - ms) / 300));
}

/** ringAt is seen on any ground: white, the accent's blue, white. */
function ringAt({ x, y, width, height }: DOMRect, opacity: number): HTMLElement {
  const box = document.createElement("div");
  plain(box, {
    position: "fixed",
    left: `${x - 3}px`,
    top: `${y - 3}px`,
    width: `${width + 6}px`,
    height: `${height + 6}px`,
    "border-radius": "6px",
    background: "rgb(36 88 214 / 14%)",
    "box-shadow": "0 0 0 2px #fff, 0 0 0 5px #2458d6, 0 0 0 6.5px #fff, 0 4px 22px 4px rgb(36 88 214 / 45%)",
    opacity: String(opacity),
  });
  return box;
}

/** plain gives an element these styles and none of the page's, whatever the page's style sheet insists on. */
function plain(element: HTMLElement, styles: Record<string, string>): void {
  for (const [name, value] of Object.entries({ all: "initial", ...styles })) element.style.setProperty(name, value, "important");
}

const wantedOf = shape<Wanted>({ index: whole, href: orNull(text) });

export const result = show(wantedOf(take(), "given"));
