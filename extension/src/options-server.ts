// The settings page's part on servers: none, one on this machine, or a team's; and
// which data the extension grades with because of it.

import { ask, onChanged, requestHost } from "./browser.ts";
import { onPermissions } from "./browser-own.ts";
import type { DataState } from "./data-state.ts";
import { onSubmit, part, say } from "./page.ts";
import { problemWords } from "./said.ts";
import { parseServer, type Server } from "./server-address.ts";
import { readServer, serverKey, writeServer } from "./settings.ts";
import { bytes, count, dateWords, timeWords, word } from "./words.ts";

/** hereAddress is where `linkgrade serve` listens when nothing else is said. */
const hereAddress = "http://127.0.0.1:8417";

type Kind = "none" | "here" | "team";

const field = part("server", HTMLInputElement);
const checkButton = part("check", HTMLButtonElement);

export async function startServer(): Promise<void> {
  checkButton.addEventListener("click", () => void check());
  onSubmit("form", save);
  part("kinds", HTMLFieldSetElement).addEventListener("change", () => choose(chosen()));
  field.addEventListener("input", () => choose(kindOf(parseServer(field.value)) === "here" ? "here" : "team"));
  onChanged(serverKey, () => fill().catch(console.error));
  onPermissions(() => showData().catch(console.error));
  await fill();
}

/** fill shows the server that is set. */
async function fill(): Promise<void> {
  const server = await readServer();
  field.value = server?.address ?? "";
  choose(kindOf(server));
  await showData();
}

const showData = async (): Promise<void> => show(await ask("data", {}));

const kindOf = (server: Server | null): Kind => (server === null ? "none" : server.here ? "here" : "team");

function chosen(): Kind {
  const { value } = document.querySelector<HTMLInputElement>("#kinds input:checked") ?? { value: "none" };
  return value === "here" || value === "team" ? value : "none";
}

/** choose marks a kind, and readies the field for it. */
function choose(kind: Kind): void {
  for (const radio of document.querySelectorAll<HTMLInputElement>("#kinds input")) radio.checked = radio.value === kind;
  part("addressRow", HTMLElement).hidden = kind === "none";
  const typed = parseServer(field.value);
  if (kind === "here" && typed?.here !== true) field.value = hereAddress;
  if (kind === "team" && typed?.here === true) field.value = "";
}

function refuse(sentence: string): void {
  say("said", sentence, "bad");
  field.ariaInvalid = "true";
}

/** save asks for the host first: browsers allow that within a click only. */
async function save(): Promise<void> {
  const typed = chosen() === "none" ? "" : field.value.trim();
  const server = parseServer(typed);
  if (!server && chosen() !== "none") {
    refuse(word("refusedAddress"));
    return;
  }
  if (server && !(await requestHost(server.host))) {
    refuse(problemWords("consent"));
    return;
  }
  field.ariaInvalid = "false";
  await writeServer(server);
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
