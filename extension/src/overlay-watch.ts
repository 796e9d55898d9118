// Hears of what changes on a page while the overlay is on: links that come or go,
// and whatever may move them. It observes, and changes nothing.

import { isElement, localName } from "./dom.ts";

/** Heard is who is told. */
export interface Heard {
  /** links have come, gone or changed: the page is to be read again. */
  changed(): void;
  /** opened: a dialog or popover may have been opened, or the screen filled; moved is told as well. */
  opened(): void;
  /** moved: something may stand elsewhere than it did. */
  moved(): void;
  /** scrolled: what does not move with the page stands elsewhere. */
  scrolled(): void;
  /** rested: the page has been scrolled, and is still. */
  rested(): void;
}

/** Attributes that may move a link, and those that make it another one. */
const moving = ["class", "style", "hidden", "open", "dir"];
const telling = ["href", "rel"];

/** watch goes on until the signal is aborted. Changes inside our own element are not seen: its shadow root is closed to observers. */
export function watch(heard: Heard, own: Element, signal: AbortSignal): void {
  const observer = new MutationObserver((records) => {
    const theirs = records.filter((record) => !isOwn(record, own));
    if (theirs.some(tellsOfLinks)) heard.changed();
    if (theirs.some(({ attributeName }) => attributeName === "open")) heard.opened();
    if (theirs.length > 0) heard.moved();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...moving, ...telling] });
  let sized = false;
  const sizes = new ResizeObserver(() => {
    if (sized) heard.moved();
    sized = true; // the first time it tells of what it observes
  });
  for (const element of [document.documentElement, document.body]) if (element) sizes.observe(element);
  signal.addEventListener("abort", () => {
    observer.disconnect();
    sizes.disconnect();
  });
  const on = (target: EventTarget, type: string, then: () => void): void => target.addEventListener(type, then, { capture: true, passive: true, signal });
  on(document, "scroll", heard.scrolled);
  on(document, "scrollend", heard.rested);
  for (const type of ["toggle", "fullscreenchange"]) {
    on(document, type, () => {
      heard.opened();
      heard.moved();
    });
  }
  for (const type of ["load", "transitionend", "animationend"]) on(document, type, heard.moved);
  on(window, "resize", heard.moved);
}

/** isOwn: our element was put up. Its removal is told: the page has done it. */
function isOwn({ addedNodes, removedNodes }: MutationRecord, own: Element): boolean {
  return addedNodes.length === 1 && removedNodes.length === 0 && addedNodes[0] === own;
}

function tellsOfLinks({ type, attributeName, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type === "attributes") return telling.includes(attributeName ?? "");
  return type === "childList" && [...addedNodes, ...removedNodes].some(hasLink);
}

function hasLink(node: Node): boolean {
  return isElement(node) && (localName(node) === "a" || Element.prototype.querySelector.call(node, "a[href]") !== null);
}
