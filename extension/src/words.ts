// Every fixed word on screen, by its key in _locales. Keys are checked by the
// compiler; a unit test says which are not used.

import type messages from "../_locales/en/messages.json";
import { language, message } from "./browser.ts";

export type Key = keyof typeof messages;

/** word is the text of a key, with its placeholders filled in order. */
export const word = (key: Key, ...given: (string | number)[]): string => message(key, given.map(String));

/** Base is what the forms of one word have in common: "learnt" for learnt_one, learnt_other and what more a language has. */
type Base = { [K in Key]: K extends `${infer B}_other` ? B : never }[Key];

/** plural is the form of a word that n asks for, with n as its first placeholder. A form that a language lacks is its "other". */
export function plural(base: Base, n: number, ...given: (string | number)[]): string {
  const all = [count(n), ...given.map(String)];
  return message(`${base}_${new Intl.PluralRules(locale()).select(n)}`, all) || message(`${base}_other`, all);
}

/** spoken is the language of the words themselves: English where there are none in the browser's. */
export const spoken = (): string => word("locale");

/** locale is what numbers and dates are written by: the browser's own, with its region, where that is the language of the words. */
export function locale(): string {
  const [own, words] = [language(), spoken()];
  return own.split("-")[0] === words ? own : words;
}

const rightToLeft: ReadonlySet<string> = new Set(["ar"]);

/** direction is the one that the words are written in, whatever the browser's own menus are in. */
export const direction = (): "ltr" | "rtl" => (rightToLeft.has(spoken()) ? "rtl" : "ltr");

/** fillWords writes the words that a page's elements ask for: data-word for text, data-word-label for a label. A whole page gets its language and direction, too. */
export function fillWords(root: ParentNode): void {
  if (root instanceof Document) {
    root.documentElement.lang = locale();
    root.documentElement.dir = direction();
  }
  for (const element of root.querySelectorAll<HTMLElement>("[data-word], [data-word-label]")) {
    const { word: text, wordLabel: label } = element.dataset;
    if (text) element.textContent = message(text, []);
    if (label) element.setAttribute("aria-label", message(label, []));
  }
}

const made = new Map<string, Intl.NumberFormat>();

/** numbers is a way to write numbers, made once: that takes longer than a row of a list. */
function numbers(how: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale(), how]);
  const format = made.get(key) ?? new Intl.NumberFormat(locale(), how);
  made.set(key, format);
  return format;
}

/** percent writes a share in 0..1 as the reader's language does: 0.31 → "31%". */
export const percent = (share: number): string => numbers({ style: "percent", maximumFractionDigits: 0 }).format(share);

/** signed writes points with their sign: −12, +0.4. */
export const signed = (points: number): string =>
  new Intl.NumberFormat(locale(), { signDisplay: "exceptZero", maximumFractionDigits: Math.abs(points) < 1 ? 1 : 0 })
    .format(points)
    .replace("-", "\u2212");

/** listed joins a few words as the reader's language lists them, without an "and". */
export const listed = (words: readonly string[]): string => words.join(word("listSeparator"));

export const count = (n: number): string => numbers({}).format(n);

/** bytes writes a size in megabytes: 1084216 → "1.1 MB"; one below a tenth of them in kilobytes, and one below one of these in bytes. */
export const bytes = (n: number): string =>
  n < 1e3 ? numbers({ style: "unit", unit: "byte", unitDisplay: "long" }).format(n)
  : n < 1e5 ? numbers({ style: "unit", unit: "kilobyte", maximumFractionDigits: n < 1e4 ? 1 : 0 }).format(n / 1e3) : numbers({ style: "unit", unit: "megabyte", maximumFractionDigits: 1 }).format(n / 1e6);

/** dateWords writes a day given as YYYY-MM-DD, perhaps with a time; as it is where it is no day. */
export function dateWords(day: string): string {
  const at = Date.parse(day);
  return Number.isNaN(at) ? day : days().format(at);
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** days is a way to write days, made once: a table has hundreds. */
function days(): Intl.DateTimeFormat {
  const format = calendars.get(locale()) ?? new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC" });
  calendars.set(locale(), format);
  return format;
}

/** timeWords writes a moment, given in ms since 1970, by the reader's clock. */
export const timeWords = (at: number): string => new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeStyle: "short" }).format(at);

/** dayWords writes the day of a moment, given in ms since 1970, shortly and by the reader's clock. */
export const dayWords = (at: number): string => new Intl.DateTimeFormat(locale(), { dateStyle: "medium" }).format(at);

/** momentWords writes such a moment as short as it can be, with its seconds. */
export const momentWords = (at: number): string => new Intl.DateTimeFormat(language(), { dateStyle: "short", timeStyle: "medium" }).format(at);

const day = 86_400_000;

/** agoWords says how long ago a day was: in years, from the second on; before that in months, and in days for the first. */
export function agoWords(date: string, now: number): string {
  const days = Math.max(0, Math.floor((now - Date.parse(date)) / day));
  const ago = new Intl.RelativeTimeFormat(locale());
  if (days >= 730.5) return ago.format(-Math.floor(days / 365.25), "year");
  return days >= 61 ? ago.format(-Math.floor(days / 30.44), "month") : ago.format(-days, "day");
}

/** numerals are how the language writes numbers, for what is drawn elsewhere: its ten digits, its point, and a percentage with # in the number's place. */
export const numerals = (): { digits: string; decimal: string; percent: string } => ({
  digits: Array.from({ length: 10 }, (_, n) => count(n)).join(""),
  decimal: numbers({ minimumFractionDigits: 1 }).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".",
  percent: numbers({ style: "percent" }).formatToParts(0.01).map(({ type, value }) => (type === "integer" ? "#" : value)).join(""),
});

/** monthNames are the twelve, as short as they are. */
export const monthNames = (): string[] => Array.from({ length: 12 }, (_, month) => new Intl.DateTimeFormat(locale(), { month: "short", timeZone: "UTC" }).format(Date.UTC(2000, month, 1)));
