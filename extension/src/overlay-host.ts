// The one element that the overlay adds to a page: behind the body, with a closed
// shadow root in which all the rest stands. No element, attribute or style of the
// page is touched. What a key or a press does in here, the page's own listeners do
// not hear while it bubbles.

import { create, rootElement } from "./dom.ts";
import { direction, locale } from "./words.ts";

/** overlayStyle is pages/overlay.css, put in by the build. */
declare const overlayStyle: string;

/** Inputs that stay inside. */
const kept = ["click", "dblclick", "contextmenu", "pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend", "keydown", "keyup", "keypress", "focusin", "focusout", "wheel"] as const;

/** Host is the element and what stands in it: in inner all, and in over what can be drawn over the page's dialogs. */
export interface Host {
  element: HTMLElement;
  root: ShadowRoot;
  inner: HTMLElement;
  over: HTMLElement;
}

/** makeHost makes the element; it is not on the page yet, and leaves it when the signal is aborted. */
export function makeHost(signal: AbortSignal): Host {
  const element = create(document, "linkgrade-overlay");
  const root = element.attachShadow({ mode: "closed" });
  const style = create(document, "style");
  style.textContent = overlayStyle;
  const inner = create(document, "div");
  inner.lang = locale();
  inner.dir = direction();
  const over = create(document, "div");
  over.className = "over";
  over.popover = "manual";
  inner.append(over);
  root.append(style, inner);
  for (const type of kept) root.addEventListener(type, (event) => event.stopPropagation(), { signal, passive: true });
  signal.addEventListener("abort", () => element.remove());
  return { element, root, inner, over };
}

/** putUp adds the element as the document's last. */
export function putUp({ element }: Host): void {
  rootElement(document)?.append(element);
}
