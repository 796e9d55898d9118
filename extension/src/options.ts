// The settings page: the user's profiles, the address of a trust server, and which
// data the extension grades with because of it.

import { startSwitches } from "./auto-switch.ts";
import { ask, requestHost } from "./browser.ts";
import type { DataState } from "./data-state.ts";
import { startProfiles } from "./options-profiles.ts";
import { part, say } from "./page.ts";
import { problemWords } from "./said.ts";
import { parseServer } from "./server-address.ts";
import { readServer, writeServer } from "./settings.ts";
import { bytes, count, dateWords, fillWords, timeWords, word } from "./words.ts";

const field = part("server", HTMLInputElement);
const checkButton = part("check", HTMLButtonElement);

function refuse(sentence: string): void {
  say("said", sentence, "bad");
  field.ariaInvalid = "true";
}

/** save asks for the host first: browsers allow that within a click only. */
async function save(): Promise<void> {
  const server = parseServer(field.value);
  if (field.value.trim() !== "" && !server) {
    refuse(word("refusedAddress"));
    return;
  }
  if (server && !(await requestHost(server.host))) {
    refuse(problemWords("consent"));
    return;
  }
  field.ariaInvalid = "false";
  await writeServer(server);
  field.value = server?.address ?? "";
  say("said", server ? word("saved") : word("savedNone"), "good");
  await check();
}

/** check has the server asked for newer data, and shows what came of it. */
async function check(): Promise<void> {
  checkButton.disabled = true;
  say("checked", word("checking"), "plain");
  try {
    const state = await ask("update", {});
    show(state);
    if (state.problem) say("checked", problemWords(state.problem), "bad");
    else say("checked", state.server ? word("upToDate") : "", "good");
  } catch (why) {
    console.error(why);
    say("checked", word("checkFailed"), "bad");
  }
  checkButton.disabled = false;
}

/** show writes the figures of the data in use. */
function show({ server, checked, edition, problem, pack }: DataState): void {
  part("from", HTMLElement).textContent = pack.from === null ? word("dataBuiltIn") : word("dataFrom", hostOf(pack.from));
  const id = pack.edition.slice(0, 12);
  part("edition", HTMLElement).textContent = pack.built ? word("editionDated", id, dateWords(pack.built)) : id;
  part("edition", HTMLElement).title = pack.edition;
  part("names", HTMLElement).textContent = word("dataNames", count(pack.names), bytes(pack.bytes));
  part("last", HTMLElement).textContent = server ? (checked === null ? word("lastNever") : timeWords(checked)) : word("lastNoServer");
  part("crowdRow", HTMLElement).hidden = edition === null;
  if (edition) part("crowd", HTMLElement).textContent = word("crowd", count(edition.names), count(Math.round(edition.names / 2 ** edition.bits)));
  checkButton.hidden = server === null;
  if (problem) say("checked", problemWords(problem), "bad");
}

const hostOf = (address: string): string => new URL(address).host;

async function start(): Promise<void> {
  document.title = word("optionsTitle");
  fillWords(document);
  checkButton.addEventListener("click", () => void check());
  part("form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    void save();
  });
  field.value = (await readServer())?.address ?? "";
  await Promise.all([startProfiles(), startSwitches(part("auto", HTMLElement))]);
  show(await ask("data", {}));
}

void start();
