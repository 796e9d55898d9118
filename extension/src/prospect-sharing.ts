// The page's part on sharing: the whole memory as one file, sealed where a passphrase
// is typed, and a file of others merged with it. The file is a backup's: the settings
// page reads it, too, and this page merges what that one exports.

import { ask, local } from "./browser.ts";
import { backupText, composed, longestBackup, shared } from "./backup.ts";
import { Mismatch } from "./check.ts";
import type { Clash } from "./memory.ts";
import { make, onPress, part } from "./page.ts";
import { isSealed, opened, rounds, sealed, Unopened } from "./seal.ts";
import { keptWords } from "./link-words.ts";
import { decisions, idOf, statuses } from "./prospect.ts";
import { earlierOf } from "./prospect-change.ts";
import { readProspects } from "./prospect-shelf.ts";
import { decisionWords, fieldWords, statusWords } from "./prospect-words.ts";
import { refusalWords } from "./refusal-words.ts";
import { isProfilePart, type ProfilePart } from "./profile-disputes.ts";
import { profilePartWords } from "./profile-words.ts";
import { handFile, pickFile } from "./transfer.ts";
import { count, dayWords, listed, word } from "./words.ts";

/** A sealed file is longer than what is in it by a third. */
const longest = Math.ceil(longestBackup * 1.4);

export function startSharing(): void {
  part("passHint", HTMLElement).textContent = word("sharePassHint", count(rounds));
  for (const [id, work] of [["shareOut", hand], ["shareIn", take]] as const) {
    onPress(id, () => {
      say("");
      return work();
    }, () => say(word("keepingFailed")));
  }
}

const say = (sentence: string): void => void (part("shareSaid", HTMLElement).textContent = sentence);

const passphrase = (): string => part("pass", HTMLInputElement).value;

async function hand(): Promise<void> {
  const backup = shared(await composed(local, Date.now()));
  const text = backupText(backup);
  handFile(passphrase() === "" ? text : await sealed(text, passphrase()), word("shareFile", backup.made.slice(0, 10)), "application/json");
  say(word("shareMade"));
}

async function take(): Promise<void> {
  const file = await pickFile(part("sharePick", HTMLInputElement));
  if (!file) return;
  if (file.size > longest) return say(word("restoreLong"));
  const plain = await plainOf(await file.text());
  if (plain === null) return;
  const { refused, at, pages, added, clashes } = await ask("merge", { file: plain, press: crypto.randomUUID() });
  show(clashes);
  say(refused === null ? word("shareMerged", count(pages), count(added), count(clashes.length)) : refusalWords(refused, at));
}

/** plainOf says itself why there is none. */
async function plainOf(file: string): Promise<string | null> {
  if (!isSealed(file)) return file;
  if (passphrase() === "") {
    say(word("shareSealed"));
    part("pass", HTMLInputElement).focus();
    return null;
  }
  try {
    return await opened(file, passphrase());
  } catch (why) {
    if (why instanceof Mismatch) say(refusalWords("damaged", why.message));
    else if (why instanceof Unopened) say(word("shareWrong"));
    else throw why;
    return null;
  }
}

function show(clashes: readonly Clash[]): void {
  part("clashes", HTMLElement).hidden = clashes.length === 0;
  part("clashList", HTMLElement).replaceChildren(...clashes.map(({ of, field, held, other }) => {
    const name = isProfilePart(field) ? profilePartWords(field) : fieldWords(field);
    const row = make("li");
    row.append(make("span", "", word("shareHeld", of.replace(/^https?:\/\/(www\.)?/, ""), name, sideWords(field, held), sideWords(field, other))));
    if (!isProfilePart(field)) row.append(takeOf(of, field, name, other));
    return row;
  }));
}

/** takeOf is a button that has the other's value hold; it is in the page's past since the merge. */
function takeOf(url: string, field: Exclude<Clash["field"], ProfilePart>, name: string, other: Clash["other"]): HTMLElement {
  const button = make("button", "link", word("shareTake"));
  button.type = "button";
  button.ariaLabel = word("fieldOf", word("shareTake"), listed([name, sideWords(field, other)]));
  button.addEventListener("click", () => {
    take().catch((why: unknown) => {
      console.error(why);
      say(word("panelFailed"));
    });
  });
  const take = async (): Promise<void> => {
    const one = (await readProspects(local)).find((kept) => kept.url === url);
    const earlier = one && earlierOf(one).find(({ change, at, by }) => change.field === field && at === other.at && by === other.by);
    const kept = one && earlier ? (await ask("changeProspects", { ids: [idOf(one)], change: earlier.change })).kept : "gone";
    say(kept === "saved" ? word("fieldKept", name) : keptWords(kept));
    button.disabled = kept === "saved";
    if (kept !== "saved") return;
    button.textContent = word("shareTaken");
    button.ariaLabel = null;
  };
  return button;
}

function sideWords(field: Clash["field"], { value, at, by }: Clash["held"]): string {
  const signed = by === "" ? dayWords(at) : word("signed", by, dayWords(at));
  return word("shareValue", valueWords(field, value).slice(0, 120), signed);
}

function valueWords(field: Clash["field"], value: string): string {
  const status = statuses.find((one) => one === value);
  const decision = decisions.find((one) => one === value);
  if (field === "status" && status) return statusWords(status);
  if (field === "decision" && decision !== undefined) return decisionWords(decision);
  return value;
}
