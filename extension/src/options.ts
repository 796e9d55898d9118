// The settings page: one setting, the address of a trust server.

import { ask, language, requestHost } from "./browser.ts";
import { part } from "./page.ts";
import type { Edition, Refusal } from "./server-state.ts";
import { parseServer } from "./server-address.ts";
import { readServer, writeServer } from "./settings.ts";
import { count, fillWords, word } from "./words.ts";

const field = part("server", HTMLInputElement);

function say(sentence: string, how: "good" | "bad" | "plain"): void {
  const said = part("said", HTMLElement);
  said.textContent = sentence;
  said.dataset["how"] = how;
  field.ariaInvalid = String(how === "bad");
}

async function save(): Promise<void> {
  const typed = field.value.trim();
  const server = parseServer(typed);
  if (typed !== "" && !server) {
    say(refusalWords("address"), "bad");
    return;
  }
  if (server?.host && !(await requestHost(server.host))) {
    say(refusalWords("consent"), "bad");
    return;
  }
  await writeServer(server);
  field.value = server?.address ?? "";
  say(server ? word("saved") : word("savedNone"), "good");
}

async function check(): Promise<void> {
  if (field.value.trim() === "") {
    say(word("checkNone"), "plain");
    return;
  }
  const server = parseServer(field.value);
  if (server?.host && !(await requestHost(server.host))) {
    say(refusalWords("consent"), "bad");
    return;
  }
  say(word("checking"), "plain");
  try {
    const { edition, refusal } = await ask("checkServer", { server: field.value });
    if (edition) say(editionWords(edition), "good");
    else say(refusalWords(refusal), "bad");
  } catch (why) {
    console.error(why);
    say(word("checkFailed"), "bad");
  }
}

function editionWords({ id, built, names, bits }: Edition): string {
  return word("checkFound", id.slice(0, 12), dateWords(built), count(names), count(Math.round(names / 2 ** bits)));
}

function dateWords(built: string): string {
  const at = Date.parse(built);
  if (Number.isNaN(at)) return word("builtUnknown");
  return new Intl.DateTimeFormat(language(), { dateStyle: "long", timeZone: "UTC" }).format(at);
}

function refusalWords(refusal: Refusal): string {
  switch (refusal) {
    case "address":
      return word("refusedAddress");
    case "consent":
      return word("refusedConsent");
    case "unreachable":
      return word("refusedUnreachable");
    case "answer":
      return word("refusedAnswer");
    case "exposes":
      return word("refusedExposes");
    case "differs":
      return word("refusedDiffers");
  }
}

async function start(): Promise<void> {
  document.documentElement.lang = language();
  document.title = word("optionsTitle");
  fillWords(document);
  part("check", HTMLButtonElement).addEventListener("click", () => void check());
  part("form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    void save();
  });
  field.value = (await readServer())?.address ?? "";
}

void start();
