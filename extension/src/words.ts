// Every fixed word on screen, by its key in _locales. Keys are checked by the
// compiler; a unit test says which are not used.

import type messages from "../_locales/en/messages.json";
import { language, message } from "./browser.ts";

export type Key = keyof typeof messages;

/** word is the text of a key, with its placeholders filled in order. */
export const word = (key: Key, ...given: (string | number)[]): string => message(key, given.map(String));

/** fillWords writes the words that a page's elements ask for: data-word for text, data-word-label for a label. */
export function fillWords(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-word], [data-word-label]")) {
    const { word: text, wordLabel: label } = element.dataset;
    if (text) element.textContent = message(text, []);
    if (label) element.setAttribute("aria-label", message(label, []));
  }
}

/** percent writes a share in 0..1 as the reader's language does: 0.31 → "31%". */
export const percent = (share: number): string => new Intl.NumberFormat(language(), { style: "percent", maximumFractionDigits: 0 }).format(share);

/** signed writes points with their sign: −12, +0.4. */
export const signed = (points: number): string =>
  new Intl.NumberFormat(language(), { signDisplay: "exceptZero", maximumFractionDigits: Math.abs(points) < 1 ? 1 : 0 })
    .format(points)
    .replace("-", "\u2212");

export const count = (n: number): string => new Intl.NumberFormat(language()).format(n);
