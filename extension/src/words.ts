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

/** listWords joins names as the reader's language does: "a, b and c". */
export const listWords = (names: string[]): string => new Intl.ListFormat(language()).format(names);

export const count = (n: number): string => new Intl.NumberFormat(language()).format(n);

/** bytes writes a size in megabytes: 1084216 → "1.1 MB". */
export const bytes = (n: number): string =>
  new Intl.NumberFormat(language(), { style: "unit", unit: "megabyte", maximumFractionDigits: 1 }).format(n / 1e6);

/** dateWords writes a day given as YYYY-MM-DD, perhaps with a time; as it is where it is no day. */
export function dateWords(day: string): string {
  const at = Date.parse(day);
  return Number.isNaN(at) ? day : new Intl.DateTimeFormat(language(), { dateStyle: "long", timeZone: "UTC" }).format(at);
}

/** timeWords writes a moment, given in ms since 1970, by the reader's clock. */
export const timeWords = (at: number): string => new Intl.DateTimeFormat(language(), { dateStyle: "long", timeStyle: "short" }).format(at);

const day = 86_400_000;

/** agoWords says how long ago a day was: in years, from the second on; before that in months, and in days for the first. */
export function agoWords(date: string, now: number): string {
  const days = Math.max(0, Math.floor((now - Date.parse(date)) / day));
  const ago = new Intl.RelativeTimeFormat(language());
  if (days >= 730.5) return ago.format(-Math.floor(days / 365.25), "year");
  return days >= 61 ? ago.format(-Math.floor(days / 30.44), "month") : ago.format(-days, "day");
}
