import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

// Run in extension/, as npm does.
const read = (folder: string, ending: string): string =>
  readdirSync(folder).filter((name) => name.endsWith(ending)).map((name) => readFileSync(`${folder}/${name}`, "utf8")).join("\n");

const used = new Set([
  ...[...read("src", ".ts").matchAll(/\bword\("(\w+)"/g)].map((m) => m[1]),
  ...[...read("pages", ".html").matchAll(/data-word(?:-label)?="(\w+)"/g)].map((m) => m[1]),
  ...[...read("build", ".go").matchAll(/__MSG_(\w+)__/g)].map((m) => m[1]),
]);

for (const language of readdirSync("_locales")) {
  const messages = new Map(Object.entries<{ message: string; description?: string; placeholders?: object }>(JSON.parse(readFileSync(`_locales/${language}/messages.json`, "utf8"))));

  test(`words in ${language}: every key that is used is there, and no other`, () => {
    assert.deepEqual([...messages.keys()].sort(), [...used].sort());
  });

  test(`words in ${language}: every word says what it is for, and its placeholders are its own`, () => {
    for (const [key, { message, description, placeholders }] of messages) {
      assert.ok(message.trim(), key);
      assert.ok(description, `${key} has no description`);
      const named = [...message.matchAll(/\$(\w+)\$/g)].map((m) => m[1]);
      assert.deepEqual(named.sort(), Object.keys(placeholders ?? {}).sort(), key);
    }
  });

  test(`words in ${language}: the store takes the description`, () => {
    assert.ok((messages.get("extensionDescription")?.message.length ?? 0) <= 132);
  });
}
