// The tooltip of a mark: shown while the mark is pointed at or has the focus, gone
// with Escape. Text goes in as text.

import { boxOf, create } from "./dom.ts";
import type { Mark } from "./marks.ts";
import type { Layer } from "./overlay-layer.ts";
import { labelOf, reasonsOf, voteWords } from "./overlay-said.ts";

/** The least space between the tooltip and the window's edge, in CSS pixels, and between it and its mark. */
const edge = 8;
const gap = 6;

/** startTip has the tooltip follow pointer and keys over a layer; hide takes it away. */
export function startTip(inner: HTMLElement, layer: Layer, signal: AbortSignal): { hide: () => void } {
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
  return { hide };
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
