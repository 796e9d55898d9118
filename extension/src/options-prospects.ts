// The settings page's part on saved pages: whose links to look for in them besides
// the user's own, and how the user signs.

import { ask, local, onChanged } from "./browser.ts";
import { longestName } from "./field.ts";
import { mostRivals, readRivals, rivalsKey } from "./own-sites.ts";
import { onSubmit, part, say } from "./page.ts";
import { entries } from "./profile.ts";
import { addressOf } from "./prospect-list.ts";
import { readWriter, writerKey } from "./prospect-shelf.ts";
import { word } from "./words.ts";

export async function startProspects(): Promise<void> {
  onSubmit("rivalsForm", save, () => say("rivalsSaid", word("keepingFailed"), "bad"));
  for (const key of [rivalsKey, writerKey]) onChanged(key, () => show().catch(console.error));
  await show();
}

async function show(): Promise<void> {
  part("rivals", HTMLTextAreaElement).value = (await readRivals(local)).join("\n");
  part("writer", HTMLInputElement).value = await readWriter(local);
}

/** save keeps registrable names, whatever address of a site was typed. */
async function save(): Promise<void> {
  const typed = entries(part("rivals", HTMLTextAreaElement).value).slice(0, mostRivals);
  const urls = typed.map(addressOf);
  const { names } = await ask("siteNames", { urls: urls.map((url) => url ?? "") });
  const bad = typed.find((_, at) => !urls[at] || !names[at]);
  part("rivals", HTMLElement).ariaInvalid = String(bad !== undefined);
  if (bad !== undefined) return say("rivalsSaid", word("rivalsBad", bad), "bad");
  await local.write(rivalsKey, [...new Set(names)]);
  await local.write(writerKey, part("writer", HTMLInputElement).value.trim().slice(0, longestName));
  say("rivalsSaid", word("rivalsSaved"), "good");
}
