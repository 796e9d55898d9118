// Dialogs and popovers are drawn over everything else of a page, whatever its
// z-index. While one that has links is open, the marks are a popover, too, shown
// after it. They stand in a closed shadow root: the page hears and finds nothing
// of it, and one that is "manual" closes none of the page's own.

import type { Host } from "./overlay-host.ts";

/** Lift keeps the marks over what the page has opened last. */
export class Lift {
  readonly #host: Host;
  #layers: ReadonlySet<Element> = new Set();
  #opened = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** set takes the dialogs and popovers, open or not, that links of a new reading stand in. */
  set(layers: ReadonlySet<Element>): void {
    this.#layers = layers;
  }

  /** opened notes that something may have been opened over the marks. */
  opened(): void {
    this.#opened = true;
  }

  /** settle lifts the marks, or lets them down. It answers whether it did. */
  settle(): boolean {
    const { element, over } = this.#host;
    const wanted = element.isConnected && (this.open.length > 0 || fullOfLinks(element));
    const is = isLifted(over);
    if (is && (this.#opened || !wanted)) over.hidePopover();
    if (wanted && !isLifted(over)) over.showPopover();
    this.#opened = false;
    return is !== wanted;
  }

  /** open are those dialogs and popovers that are drawn over everything else. */
  get open(): Element[] {
    return [...this.#layers].filter((layer) => Element.prototype.matches.call(layer, ":modal, :popover-open"));
  }

  /** inert: a modal dialog takes pointer and focus from all that is outside of it, the marks over it included. */
  get inert(): boolean {
    return isLifted(this.#host.over) && this.open.some((layer) => Element.prototype.matches.call(layer, ":modal"));
  }
}

function isLifted(over: HTMLElement): boolean {
  return over.matches(":popover-open");
}

/** fullOfLinks says whether an element with links fills the screen, and ours is not in it. */
function fullOfLinks(own: Element): boolean {
  const full = document.fullscreenElement;
  return full !== null && !Element.prototype.contains.call(full, own) && Element.prototype.querySelector.call(full, "a[href]") !== null;
}
