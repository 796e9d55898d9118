import { shown } from "./fake-browser.ts";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { agoWords, bytes, count, dateWords, listed, locale, percent, plural, signed } from "../src/words.ts";

interface Message {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

/** show has the browser in one language and the words in another, read as browsers read them. */
function show(language: string, words: string): void {
  const messages = Object.entries<Message>(JSON.parse(readFileSync(`_locales/${words}/messages.json`, "utf8")));
  const plain = ({ message, placeholders }: Message): string => message.replace(/\$(\w+)\$/g, (_, name: string) => placeholders?.[name]?.content ?? "?");
  Object.assign(shown, { language, words: Object.fromEntries(messages.map(([key, message]) => [key, plain(message)])) });
}

const forms: { words: string; n: number; want: string }[] = [
  { words: "en", n: 1, want: "Learnt from one page: sage." },
  { words: "en", n: 6, want: "Learnt from 6 pages: sage." },
  { words: "de", n: 6, want: "Aus 6 Seiten gelernt: sage." },
  { words: "ja", n: 1, want: "1ページから学習：sage。" },
  { words: "pl", n: 1, want: "Na podstawie jednej strony: sage." },
  { words: "pl", n: 22, want: "Na podstawie 22 stron: sage." },
  { words: "ar", n: 2, want: "استُخلص من صفحتين: sage." },
  { words: "ar", n: 6, want: "استُخلص من 6 صفحات: sage." },
  { words: "ar", n: 11, want: "استُخلص من 11 صفحة: sage." },
];
for (const { words, n, want } of forms) {
  test(`plural: ${n} in ${words}`, () => {
    show(words, words);
    assert.equal(plural("learnt", n, "sage"), want);
  });
}

test("bytes: none is 0 KB", () => {
  show("en", "en");
  assert.deepEqual([0, 1, 40, 999, 1400, 64_000, 1_084_216].map(bytes), ["0 bytes", "1 byte", "40 bytes", "999 bytes", "1.4 kB", "64 kB", "1.1 MB"]);
  show("ar", "ar");
  assert.match(bytes(40), /^40\sبايت$/);
});

test("plural: a form that a language lacks is its other", () => {
  show("fr", "fr");
  assert.equal(new Intl.PluralRules("fr").select(1_000_000), "many");
  assert.match(plural("rulesFound", 1_000_000), /règles$/);
});

test("locale: the browser's own with its region, where the words are in its language; else the words'", () => {
  for (const [language, words, want] of [["de-AT", "de", "de-AT"], ["pt-BR", "pt", "pt-BR"], ["nl", "en", "en"], ["en-GB", "en", "en-GB"]] as const) {
    show(language, words);
    assert.equal(locale(), want);
  }
});

test("numbers and dates are the locale's", () => {
  show("de", "de");
  assert.equal(count(166730), "166.730");
  assert.equal(percent(0.315), "32\u00a0%");
  assert.equal(signed(-12), "\u221212");
  assert.equal(dateWords("1995-10-04"), "4. Oktober 1995");
  assert.equal(agoWords("2020-01-01", Date.parse("2026-01-02")), "vor 6 Jahren");
  assert.equal(listed(["a", "b"]), "a, b");
  show("ja", "ja");
  assert.equal(listed(["a", "b"]), "a、b");
});
