// One chip: what it looks like, what it says, where it stands.

import type { NameKnown } from "./page-calls.ts";
import { chipWords, warningWords } from "./said-chips.ts";
import { direction, locale } from "./words.ts";

/** chipsStyle is pages/chips.css, put in by the build. */
declare const chipsStyle: string;

/** Chip can be put where its title's last line ends, and be taken away. stands is false once the page has thrown out the chip or its title. */
export interface Chip {
  stands(): boolean;
  place(): void;
  remove(): void;
}

/** How far a chip stands from the title, in CSS pixels. */
const gap = 8;

/** Inputs that stay inside: a press on a chip opens no result. */
const kept = ["click", "auxclick", "pointerdown", "pointerup", "mousedown", "mouseup", "keydown", "keyup", "keypress"] as const;

/** makeChip puts a chip on the page, after a result's link, so that it is the next thing after it for keyboards and screen readers. */
export function makeChip(link: Element, title: Element, known: NameKnown, signal: AbortSignal): Chip {
  const host = document.createElement("linkgrade-chip");
  const root = host.attachShadow({ mode: "closed", delegatesFocus: true });
  const style = document.createElement("style");
  style.textContent = chipsStyle;
  const chip = document.createElement("button");
  chip.type = "button";
  chip.lang = locale();
  chip.dir = direction();
  chip.dataset["look"] = known.warnings.length > 0 ? "warned" : known.authority === null ? "unknown" : "known";
  const [first] = known.warnings;
  chip.append(mark(), document.createTextNode(first ? warningWords(first) : known.authority === null ? "–" : String(known.authority)));
  chip.ariaLabel = chipWords(known);
  const tip = document.createElement("span");
  tip.className = "tip";
  tip.ariaHidden = "true"; // the button's label says the same
  tip.textContent = chipWords(known);
  root.append(style, chip, tip);
  wire(root, chip, tip, signal);
  link.after(host);
  const placed: Chip = { stands: () => host.isConnected && title.isConnected, place: () => place(host, title), remove: () => host.remove() };
  placed.place();
  return placed;
}

function mark(): HTMLElement {
  const made = document.createElement("span");
  made.className = "mark";
  return made;
}

/** wire shows the tooltip while the chip is looked at or has the focus; Escape puts it away. */
function wire(root: ShadowRoot, chip: HTMLElement, tip: HTMLElement, signal: AbortSignal): void {
  const show = (on: boolean) => (): void => void (tip.dataset["on"] = String(on));
  chip.addEventListener("pointerenter", show(true), { signal });
  chip.addEventListener("pointerleave", show(false), { signal });
  chip.addEventListener("focus", show(true), { signal });
  chip.addEventListener("blur", show(false), { signal });
  chip.addEventListener("click", show(true), { signal });
  chip.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") show(false)();
  }, { signal });
  for (const type of kept) {
    root.addEventListener(type, (event) => {
      event.stopPropagation();
      if (event instanceof MouseEvent) event.preventDefault();
    }, { signal });
  }
}

/** place moves a chip from where it would stand in the text to the end of its title's last line, or as far as its result goes. */
function place(host: HTMLElement, title: Element): void {
  const range = document.createRange();
  range.selectNodeContents(title);
  const line = [...range.getClientRects()].filter(({ width }) => width > 0).at(-1);
  if (!line) return;
  const backwards = getComputedStyle(title).direction === "rtl";
  const move = (x: number, y: number): void => {
    host.style.setProperty("--chip-x", `${Math.round(x)}px`);
    host.style.setProperty("--chip-y", `${Math.round(y)}px`);
  };
  move(0, 0);
  const own = host.getBoundingClientRect();
  const most = document.documentElement.clientWidth - own.width - 4;
  const x = backwards ? Math.max(4, line.left - gap - own.width) : Math.min(most, line.right + gap);
  move(x - own.left, line.top + (line.height - own.height) / 2 - own.top);
}
