// The overlay's card in the window's corner: how many links there are of each
// kind, beside the mark that stands for it, and the button that ends it all.

import { create } from "./dom.ts";
import { markKinds, type Mark, type MarkKind, type Marks } from "./marks.ts";
import { dress } from "./overlay-layer.ts";
import { kindWords } from "./overlay-said.ts";
import { count, word } from "./words.ts";

/** Card is what can be said in it. */
export interface Card {
  working(): void;
  failed(): void;
  show(marks: Marks, over: number): void;
}

export function startCard(inner: HTMLElement, off: () => void, signal: AbortSignal): Card {
  const card = make("section", "card");
  const heading = make("h2", "", word("overlayTitle"));
  const fold = button("fold", "", signal, () => folded(card.dataset["folded"] !== "true"));
  const body = make("div", "body");
  const said = make("p", "said");
  said.role = "status";
  const kinds = make("ul", "kinds");
  const folded = (yes: boolean): void => {
    card.dataset["folded"] = String(yes);
    body.hidden = yes;
    fold.ariaExpanded = String(!yes);
    fold.ariaLabel = yes ? word("overlayUnfold") : word("overlayFold");
  };
  card.ariaLabel = word("overlayTitle");
  body.append(said, kinds, button("off", word("overlayOff"), signal, off));
  card.append(heading, fold, body);
  folded(false);
  inner.append(card);
  const say = (text: string): void => void (said.textContent = text);
  return {
    working: () => say(word("overlayWorking")),
    failed: () => say(word("overlayFailed")),
    show: ({ marks }, over) => {
      say(marks.length === 0 ? word("overlayNone") : over > 0 ? word("overlayOver", count(over)) : word("overlayKeys"));
      kinds.replaceChildren(...rows(marks));
    },
  };
}

function rows(marks: readonly Mark[]): HTMLElement[] {
  const counts = Map.groupBy(marks, ({ kind }) => kind);
  return markKinds.toReversed().flatMap((kind) => {
    const n = counts.get(kind)?.length ?? 0;
    return n > 0 ? [row(kind, n)] : [];
  });
}

function row(kind: MarkKind, n: number): HTMLElement {
  const item = make("li", "");
  const sample = make("span", "");
  dress(sample, { kind, grade: null });
  if (kind === "followed" || kind === "yours") sample.textContent = ""; // the letter is each link's own
  sample.ariaLabel = null;
  sample.ariaHidden = "true";
  item.append(sample, make("span", "name", kindWords(kind)), make("span", "count", count(n)));
  return item;
}

function button(look: string, text: string, signal: AbortSignal, then: () => void): HTMLElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = look;
  element.textContent = text;
  element.addEventListener("click", then, { signal });
  return element;
}

function make(tag: string, look: string, text = ""): HTMLElement {
  const element = create(document, tag);
  if (look) element.className = look;
  element.textContent = text;
  return element;
}
