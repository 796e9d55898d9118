// The settings page's part on profiles: which there are and which is in use, what
// the one in use says, and how another comes here: by keywords or from a file.
// The file of a site that was learnt is made in the popup.

import { ask, local, onChanged } from "./browser.ts";
import { showTerms } from "./options-terms.ts";
import { make, onPress, onSubmit, part, say } from "./page.ts";
import { inUse, newId, readShelf, shelfKey, type KeptProfile } from "./profile-shelf.ts";
import { emptyProfile, entries, fileOf, lines, parseProfile, type Profile } from "./profile.ts";
import { profileWords, refusedWords } from "./said.ts";
import { handFile, pickFile } from "./transfer.ts";
import { word } from "./words.ts";

/** The longest file that is read, in bytes, so that the engine can say what is wrong with it. A profile has 64 KB at most. */
const longestFile = 1 << 20;

/** shown is the profile that the fields hold, and how often something was typed since; what is typed stays until it is kept. */
const shown = { id: "", name: "", typed: 0 };

export async function startProfiles(): Promise<void> {
  part("profileForm", HTMLFormElement).addEventListener("input", () => (shown.typed += 1));
  onSubmit("profileForm", saveFields, failedAt("profileSaid"));
  onSubmit("newForm", makeNew, failedAt("addSaid"));
  onPress("export", exportProfile, failedAt("addSaid"));
  onPress("import", importProfile, failedAt("addSaid"));
  onPress("drop", () => askToDrop(true));
  onPress("dropNo", () => askToDrop(false));
  onPress("dropYes", dropProfile, failedAt("profileSaid"));
  onChanged(shelfKey, () => show().catch(console.error));
  await show();
}

const failedAt = (said: string) => (): void => say(said, word("panelFailed"), "bad");

/** show leaves what is being typed. */
async function show(): Promise<void> {
  const shelf = await readShelf(local);
  const used = inUse(shelf);
  part("profilesNone", HTMLElement).hidden = used !== null;
  part("profile", HTMLElement).hidden = used === null;
  showChoices(shelf.profiles, used);
  if (!used) return;
  const profile = parseProfile(used.file, "profile");
  shown.name = profile.name || word("profileUnnamed");
  part("profileHeading", HTMLElement).textContent = word("profileInUse", shown.name);
  showTerms(profile.terms, strike);
  if (shown.typed > 0 && shown.id === used.id) return;
  if (shown.id !== used.id) {
    say("profileSaid", "", "plain");
    askToDrop(false);
  }
  Object.assign(shown, { id: used.id, typed: 0 });
  showFields(profile);
}

/** showChoices keeps the focus where it is in the list. */
function showChoices(profiles: readonly KeptProfile[], used: KeptProfile | null): void {
  const focused = document.activeElement instanceof HTMLInputElement && document.activeElement.name === "inUse" ? document.activeElement.value : null;
  part("choices", HTMLElement).replaceChildren(...profiles.map(({ id, file }) => choice(id, parseProfile(file, "profile"), id === used?.id)));
  if (focused !== null) document.querySelector<HTMLInputElement>("input[name=inUse]:checked")?.focus();
}

function choice(id: string, profile: Profile, used: boolean): HTMLElement {
  const label = make("label", "choice");
  const radio = make("input");
  Object.assign(radio, { type: "radio", name: "inUse", value: id, checked: used });
  radio.addEventListener("change", () => void orAsItIs(() => ask("useProfile", { id })));
  label.append(radio, make("span", "name", profile.name || word("profileUnnamed")), make("span", "soft", profileWords(profile)));
  return label;
}

/** orAsItIs does a press's work; where it fails, the page shows again what is kept. */
async function orAsItIs(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (why) {
    console.error(why);
    await show();
    failedAt("profileSaid")();
  }
}

const fields = { brands: lines, targets: lines, keywords: entries } as const;
const fieldNames = ["brands", "targets", "keywords"] as const;

function showFields(profile: Profile): void {
  part("profileName", HTMLInputElement).value = profile.name;
  for (const name of fieldNames) part(name, HTMLTextAreaElement).value = profile[name].join("\n");
}

async function saveFields(): Promise<void> {
  const typed: Partial<Profile> = { name: part("profileName", HTMLInputElement).value.trim() };
  for (const name of fieldNames) typed[name] = fields[name](part(name, HTMLTextAreaElement).value);
  const { id, typed: before } = shown;
  const refused = await edit((profile) => ({ ...profile, ...typed }));
  if (refused === null && shown.id === id && shown.typed === before) {
    shown.typed = 0;
    await show(); // as the engine has written it
  }
  say("profileSaid", refused ?? word("saved"), refused === null ? "good" : "bad");
}

function strike(term: string, struck: boolean): Promise<void> {
  return orAsItIs(async () => {
    const refused = await edit((profile) => ({ ...profile, terms: profile.terms.map((one) => (one.term === term ? { ...one, struck } : one)) }));
    if (refused !== null) say("profileSaid", refused, "bad");
  });
}

let last: Promise<unknown> = Promise.resolve();

/** edit changes the profile that is shown, one change after the other, as it is by then; null, or why not. */
function edit(change: (profile: Profile) => Profile): Promise<string | null> {
  const { id } = shown;
  const next = last.then(async () => {
    const kept = (await readShelf(local)).profiles.find((one) => one.id === id);
    return kept ? save(id, fileOf(change(parseProfile(kept.file, "profile")))) : word("panelFailed");
  });
  last = next.catch(() => undefined);
  return next;
}

/** save answers null, or why the file is not kept. */
async function save(id: string, file: string): Promise<string | null> {
  const saved = await ask("saveProfile", { id, file });
  return saved.id === null ? refusedWords(saved.refused) : null;
}

async function makeNew(): Promise<void> {
  const name = part("newName", HTMLInputElement);
  const keywords = part("newKeywords", HTMLTextAreaElement);
  const words = entries(keywords.value);
  const refused = words.length === 0 ? word("newProfileNeeds") : await save(newId(), fileOf({ ...emptyProfile, name: name.value.trim() || (words[0] ?? ""), keywords: words }));
  say("addSaid", refused ?? word("newProfileMade"), refused === null ? "good" : "bad");
  if (refused !== null) return;
  name.value = keywords.value = "";
  part("newProfile", HTMLDetailsElement).open = false;
}

async function exportProfile(): Promise<void> {
  const used = inUse(await readShelf(local));
  if (used) handFile(used.file, `${slug(parseProfile(used.file, "profile").name)}.json`, "application/json");
}

async function importProfile(): Promise<void> {
  const file = await pickFile(part("importFile", HTMLInputElement));
  if (!file) return;
  const refused = file.size > longestFile ? word("importLong") : await save(newId(), await file.text());
  say("addSaid", refused ?? word("imported", file.name), refused === null ? "good" : "bad");
}

/** slug is a name as a file may be called. */
const slug = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "profile";

function askToDrop(sure: boolean): void {
  part("dropSaid", HTMLElement).textContent = word("profileDropSure", shown.name);
  part("dropSure", HTMLElement).hidden = !sure;
  part("drop", HTMLElement).hidden = sure;
  if (sure) part("dropNo", HTMLElement).focus();
}

async function dropProfile(): Promise<void> {
  await ask("dropProfile", { id: shown.id });
  askToDrop(false);
}
