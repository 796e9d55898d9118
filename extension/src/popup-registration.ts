// The popup's button that looks up when the site's name was registered. It says
// what it sends and to whom; without a server it leads to the settings.

import { ask, openOptions } from "./browser.ts";
import { part } from "./page.ts";
import type { Report } from "./report.ts";
import { lookUpWords } from "./said.ts";
import { readServer } from "./settings.ts";
import { isPublic } from "./trust-server.ts";
import { agoWords, dateWords, word } from "./words.ts";

/** showRegistration readies the button for a report's own name; it is hidden for what no registry knows. */
export async function showRegistration({ domain }: Report): Promise<void> {
  const server = await readServer();
  part("registration", HTMLElement).hidden = !isPublic(domain);
  say(server ? word("lookUpSends", domain, new URL(server.address).host) : word("lookUpNoServer"), false);
  const button = part("lookUp", HTMLButtonElement);
  button.hidden = button.disabled = false;
  button.textContent = server ? word("lookUp") : word("lookUpChoose");
  button.onclick = () => void (server ? lookUp(domain) : openOptions());
}

async function lookUp(name: string): Promise<void> {
  const button = part("lookUp", HTMLButtonElement);
  button.disabled = true;
  say(word("lookUpAsking"), false);
  try {
    const { registered, trouble } = await ask("lookUp", { name });
    button.hidden = trouble === null;
    if (trouble) say(lookUpWords(trouble), false);
    else if (registered === null) say(word("registeredUnknown"), true);
    else say(word("registered", dateWords(registered), agoWords(registered, Date.now())), true);
  } catch (why) {
    console.error(why);
    say(word("lookUpAnswer"), false);
  }
  button.disabled = false;
}

function say(sentence: string, found: boolean): void {
  const said = part("lookUpSaid", HTMLElement);
  said.textContent = sentence;
  said.classList.toggle("found", found);
}
