// The settings page's log of what was ever sent, the last request first.

import { ask, local, onChanged } from "./browser.ts";
import { make, part } from "./page.ts";
import { mostSent, readSent, sentKey, type Sent, type Why } from "./sent-log.ts";
import { count, momentWords, word } from "./words.ts";

/** How many are shown before the user asks for all. */
const few = 20;

let all = false;

export async function startPrivacy(): Promise<void> {
  part("logMore", HTMLElement).addEventListener("click", () => {
    all = true;
    show().catch(console.error);
    part("logBox", HTMLElement).focus();
  });
  part("logClear", HTMLElement).addEventListener("click", () => void ask("clearSent", {}).catch(console.error));
  onChanged(sentKey, () => show().catch(console.error));
  await show();
}

async function show(): Promise<void> {
  const sent = (await readSent(local)).reverse();
  const shown = all ? sent : sent.slice(0, few);
  part("logNone", HTMLElement).hidden = sent.length > 0;
  part("logBox", HTMLElement).hidden = sent.length === 0;
  part("logClear", HTMLElement).hidden = sent.length === 0;
  part("logMore", HTMLElement).hidden = shown.length === sent.length;
  part("logCount", HTMLElement).textContent = sent.length === 0 ? "" : word("logCount", count(sent.length), count(mostSent));
  part("log", HTMLElement).replaceChildren(...shown.map(row));
}

function row({ at, host, path, why }: Sent): HTMLElement {
  const line = make("tr");
  line.append(make("td", "when", momentWords(at)), make("td", "host", host), make("td", "path", path), make("td", "", whyWords(why)));
  return line;
}

function whyWords(why: Why): string {
  switch (why) {
    case "edition":
      return word("logEdition");
    case "pack":
      return word("logPack");
    case "bucket":
      return word("logBucket");
    case "name":
      return word("logName");
    case "learn":
      return word("logLearn");
    case "visit":
      return word("logVisit");
    case "robots":
      return word("logRobots");
  }
}
