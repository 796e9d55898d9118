import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

// Run in extension/, as npm does.
const read = (folder: string, ending: string): string =>
  readdirSync(folder).filter((name) => name.endsWith(ending)).map((name) => readFileSync(`${folder}/${name}`, "utf8")).join("\n");

interface Message {
  message: string;
  description?: string;
  placeholders?: Record<string, { content: string }>;
}

const languages = readdirSync("_locales").filter((name) => existsSync(`_locales/${name}/messages.json`));
const messagesOf = (language: string): Map<string, Message> => new Map(Object.entries<Message>(JSON.parse(readFileSync(`_locales/${language}/messages.json`, "utf8"))));
const english = messagesOf("en");

const named = (pattern: RegExp, text: string): string[] => [...text.matchAll(pattern)].map((m) => m[1] ?? "");
const used = new Set([
  ...named(/\bword\("(\w+)"/g, read("src", ".ts")),
  ...named(/data-word(?:-label)?="(\w+)"/g, read("pages", ".html")),
  ...named(/__MSG_(\w+)__/g, read("build", ".go")),
]);
const bases = new Set(named(/\bplural\("(\w+)"/g, read("src", ".ts")));

/** formsOf are the plural forms that whole numbers up to a thousand have, and "other", which stands in for the rest. */
function formsOf(language: string): Set<string> {
  const rules = new Intl.PluralRules(language);
  return new Set(["other", ...Array.from({ length: 1001 }, (_, n) => rules.select(n))]);
}

/** aliases are what a form may leave out: "one page" needs no number. */
const placeholdersOf = ({ placeholders }: Message): string[] => Object.entries(placeholders ?? {}).map(([name, { content }]) => `${name.toLowerCase()}=${content}`).sort();

test("words: eight languages", () => assert.deepEqual(languages, ["ar", "de", "en", "es", "fr", "ja", "pl", "pt"]));

for (const language of languages) {
  const messages = messagesOf(language);

  test(`words in ${language}: every key that is used is there, and no other`, () => {
    const wanted = [...used, ...[...bases].flatMap((base) => [...formsOf(language)].map((form) => `${base}_${form}`))];
    assert.deepEqual([...messages.keys()].sort(), wanted.sort());
  });

  test(`words in ${language}: placeholders are its own, and none is lost`, () => {
    for (const [key, message] of messages) {
      assert.ok(message.message.trim() || key === "listSeparator", key);
      assert.deepEqual([...new Set(named(/\$(\w+)\$/g, message.message))].map((name) => name.toLowerCase()).sort(), Object.keys(message.placeholders ?? {}).map((name) => name.toLowerCase()).sort(), key);
      const base = key.replace(/_\w+$/, "");
      const model = english.get(bases.has(base) ? `${base}_other` : key);
      const without = (names: string[]): string[] => (bases.has(base) ? names.filter((name) => !name.endsWith("=$1")) : names); // a form may have its number in words
      assert.deepEqual(without(placeholdersOf(message)), without(model ? placeholdersOf(model) : []), key);
    }
  });

  test(`words in ${language}: buttons stay buttons`, () => {
    for (const [key, { message }] of messages) {
      const model = english.get(key);
      if (!model || !/^Button/.test(model.description ?? "")) continue;
      assert.ok(message.length <= Math.max(28, 1.8 * model.message.length), `${key} has ${message.length} characters: ${message}`);
    }
  });

  test(`words in ${language}: it says which language it is, and the store takes the description`, () => {
    assert.equal(messages.get("locale")?.message, language);
    assert.ok((messages.get("extensionDescription")?.message.length ?? 0) <= 132);
  });

  test(`words in ${language}: quotes and points are as there`, () => {
    for (const [key, { message }] of messages) {
      assert.ok(!/\.\.\.|  |^ .| $/.test(message) || key === "listSeparator", `${key}: ${message}`);
      if (language !== "en") assert.ok(!message.includes('"'), `${key} has straight quotes: ${message}`);
    }
  });
}

test("words: every English word says what it is for", () => {
  for (const [key, { description }] of english) assert.ok(description, key);
});
