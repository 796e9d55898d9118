// The settings page's part on all that is kept: taken out as one file, brought back
// from one, or removed. What is replaced or removed can be had back at once.

import { ask, local, onChanged } from "./browser.ts";
import { backupText, composed, longestBackup, parseBackup, Unfit, type Backup } from "./backup.ts";
import { onPress, part, say } from "./page.ts";
import { refusalWords } from "./refusal-words.ts";
import { shelfKey } from "./profile-shelf.ts";
import { isSealed } from "./seal.ts";
import { serverKey } from "./settings.ts";
import { handFile, pickFile } from "./transfer.ts";
import { count, word } from "./words.ts";

/** before is what the last change here has replaced, as a file; null where there was none. */
let before: string | null = null;
let confirmed: () => Promise<void> = async () => undefined;

export async function startKeeping(): Promise<void> {
  onPress("backup", hand, failed);
  onPress("restore", choose, failed);
  onPress("reset", () => sure(word("resetSure"), word("resetYes"), reset), failed);
  onPress("keepingNo", unsure, failed);
  onPress("keepingYes", async () => {
    unsure();
    await confirmed();
  }, failed);
  onPress("keepingUndo", undo, failed);
  for (const key of [shelfKey, serverKey]) onChanged(key, () => tell().catch(console.error));
  await tell();
}

const failed = (): void => say("keepingSaid", word("keepingFailed"), "bad");

/** tell says what is kept. */
async function tell(): Promise<void> {
  part("keepingHas", HTMLElement).textContent = hasWords(await composed(local, Date.now()));
}

async function hand(): Promise<void> {
  const backup = await composed(local, Date.now());
  handFile(backupText(backup), `linkgrade-${backup.made.slice(0, 10)}.json`, "application/json");
}

const hasWords = ({ profiles, prospects }: Backup): string => word("keepingHas", count(profiles.profiles.length), count(prospects.length));

/** choose has a file looked at here, so that the question can say what is in it. */
async function choose(): Promise<void> {
  const file = await pickFile(part("restoreFile", HTMLInputElement));
  if (!file) return;
  if (file.size > longestBackup) {
    say("keepingSaid", word("restoreLong"), "bad");
    return;
  }
  const text = await file.text();
  try {
    const backup = parseBackup(text);
    sure(word("restoreSure", file.name, hasWords(backup)), word("restoreYes"), () => bring(text, word("restored", file.name)));
  } catch (why) {
    if (!(why instanceof Unfit)) throw why;
    say("keepingSaid", isSealed(text) ? word("restoreSealed", word("shareMerge"), word("prospectsTitle")) : refusalWords(why.why, why.message), "bad");
  }
}

/** bring replaces what is here; what was is kept until the page is closed. */
async function bring(file: string, sentence: string): Promise<void> {
  const older = backupText(await composed(local, Date.now()));
  const { refused, at } = await ask("restore", { file });
  if (refused !== null) {
    say("keepingSaid", refusalWords(refused, at), "bad");
    return;
  }
  await done(older, sentence);
}

async function reset(): Promise<void> {
  const older = backupText(await composed(local, Date.now()));
  await ask("reset", {});
  await done(older, word("resetDone"));
}

async function undo(): Promise<void> {
  if (before === null) return;
  const { refused, at } = await ask("restore", { file: before });
  if (refused === null) await done(null, word("undone"));
  else say("keepingSaid", refusalWords(refused, at), "bad");
}

async function done(older: string | null, sentence: string): Promise<void> {
  before = older;
  part("keepingUndo", HTMLElement).hidden = older === null;
  say("keepingSaid", sentence, "good");
  await tell();
}

function sure(question: string, yes: string, then: () => Promise<void>): void {
  confirmed = then;
  say("keepingSaid", "", "plain");
  part("keepingSureSaid", HTMLElement).textContent = question;
  part("keepingYes", HTMLElement).textContent = yes;
  part("keepingSure", HTMLElement).hidden = false;
  part("keepingNo", HTMLElement).focus();
}

function unsure(): void {
  part("keepingSure", HTMLElement).hidden = true;
}
