// The tooltip of a mark: shown while the mark is pointed at or has the focus, gone
// with Escape. Text goes in as text.
//
// A modal dialog keeps pointer and focus from the marks over it. There the mark under
// the pointer is found by its place, and the one whose link has the focus is told of.

import { boxOf, create } from "./dom.ts";
import type { Mark } from "./marks.ts";
import type { Layer } from "./overlay-layer.ts";
import type { Lift } from "./overlay-lift.ts";
import { labelOf, reasonsOf, voteWords } from "./overlay-said.ts";

/** The least space between the tooltip and the window's edge, in CSS pixels, and between it and its mark. */
const edge = 8;
const gap = 6;

/** startTip has the tooltip follow pointer and keys over a layer, and stand in inner; hide takes it away. */
export function startTip(inner: HTMLElement, layer: Layer, lift: Lift, signal: AbortSignal): { hide: () => void } {
  const tip = make("div", "tip");
  tip.id = "tip";
  tip.role = "tooltip";
  tip.hidden = true;
  inner.append(tip);
  const hide = (): void => {
    tip.hidden = true;
    for (const told of layer.element.querySelectorAll("[aria-describedby]")) told.removeAttribute("aria-describedby");
  };
  const show = (target: EventTarget | null): void => {
    const entry = layer.entryOf(target);
    if (!entry || !(target instanceof HTMLElement)) return;
    hide();
    tip.replaceChildren(...linesOf(entry.mark));
    tip.hidden = false;
    target.setAttribute("aria-describedby", "tip");
    place(tip, boxOf(target));
  };
  const on = (type: string, then: (event: Event) => void): void => layer.element.addEventListener(type, then, { signal });
  on("pointerover", ({ target }) => show(target));
  on("pointerout", hide);
  on("focusin", ({ target }) => show(target));
  on("focusout", hide);
  on("click", ({ target }) => show(target));
  layer.element.addEventListener("keydown", (event) => onKey(event, layer, { show, hide }), { signal });
  followInert(layer, lift, (node) => (node ? show(node) : hide()), signal);
  return { hide };
}

/** followInert tells of another mark, or of none, where the marks cannot be pointed at or have the focus themselves. */
function followInert(layer: Layer, lift: Lift, tell: (node: Element | undefined) => void, signal: AbortSignal): void {
  let pointed: Element | undefined;
  const on = <K extends keyof DocumentEventMap>(type: K, then: (event: DocumentEventMap[K]) => void): void =>
    document.addEventListener(type, (event) => void (lift.inert && then(event)), { capture: true, passive: true, signal });
  on("pointermove", ({ clientX, clientY }) => {
    const at = layer.at(clientX, clientY);
    if (at !== pointed) tell((pointed = at));
  });
  on("focusin", (event) => {
    const [link] = event.composedPath();
    tell(link instanceof Element && link.matches(":focus-visible") ? layer.of(link) : undefined);
  });
}

function onKey(event: KeyboardEvent, layer: Layer, { show, hide }: { show: (node: EventTarget) => void; hide: () => void }): void {
  if (event.key === "Escape") {
    hide();
    return;
  }
  const entry = layer.entryOf(event.target);
  const by = steps[event.key];
  const node = entry && by !== undefined ? layer.step(entry, by) : undefined;
  const next = node && layer.entryOf(node);
  if (!node || !next) return;
  event.preventDefault();
  next.link.scrollIntoView({ block: "nearest", behavior: "instant" });
  layer.focus(node);
  show(node);
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

function linesOf(mark: Mark): HTMLElement[] {
  const reasons = make("ul", "reasons");
  reasons.append(...reasonsOf(mark).map((reason) => make("li", "", reason)));
  return [make("strong", "", labelOf(mark)), make("span", "domain", mark.domain), make("span", "vote", voteWords(mark)), reasons];
}

/** place puts the tooltip under a mark, or above it where the window ends. */
function place(tip: HTMLElement, mark: DOMRect): void {
  const { width, height } = boxOf(tip);
  const x = Math.max(edge, Math.min(mark.left, innerWidth - width - edge));
  const under = mark.bottom + gap;
  const y = under + height + edge <= innerHeight ? under : Math.max(edge, mark.top - gap - height);
  tip.style.translate = `${x}px ${y}px`;
}

function make(tag: string, look: string, text = ""): HTMLElement {
  const element = create(document, tag);
  if (look) element.className = look;
  element.textContent = text;
  return element;
}
