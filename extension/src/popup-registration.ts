// The popup's button that looks up when the site's name was registered. It says
// what it sends and to whom, and in a private window that the grade has sent nothing;
// without a server it leads to the settings.

import { ask, isPrivate, local, openOptions } from "./browser.ts";
import { part } from "./page.ts";
import { fileInUse } from "./profile-shelf.ts";
import type { Outcome } from "./registration.ts";
import type { Report } from "./report.ts";
import { registrationWords } from "./said.ts";
import { readServer } from "./settings.ts";
import { isPublic } from "./trust-server.ts";
import { word } from "./words.ts";

/**
 * showRegistration readies the button for a report's own name; it is hidden for what no registry knows, and while there is
 * neither server nor profile: one thing to set up at a time.
 */
export async function showRegistration({ domain }: Report, tab: number): Promise<void> {
  const [server, profile, secret] = await Promise.all([readServer(), fileInUse(local), isPrivate(tab)]);
  part("registration", HTMLElement).hidden = !isPublic(domain) || (!server && profile === null);
  const sends = server ? word("lookUpSends", domain, new URL(server.address).host) : word("lookUpNoServer");
  say(server && secret ? `${word("privateUnasked")} ${sends}` : sends, false);
  const button = part("lookUp", HTMLButtonElement);
  button.hidden = button.disabled = false;
  button.className = server ? "second" : "link";
  button.textContent = server ? word("lookUp") : word("lookUpChoose");
  button.onclick = () => void (server ? lookUp(domain) : openOptions());
}

/** Outcomes that may be others when asked again. */
const passing: ReadonlySet<Outcome> = new Set(["unknown", "unreachable"]);

async function lookUp(name: string): Promise<void> {
  const button = part("lookUp", HTMLButtonElement);
  button.disabled = true;
  say(word("lookUpAsking"), false);
  try {
    const answer = await ask("lookUp", { name });
    say(registrationWords(answer, Date.now()), answer.outcome === "registered");
    button.hidden = !passing.has(answer.outcome);
  } catch (why) {
    console.error(why);
    say(word("panelFailed"), false);
  }
  button.disabled = false;
}

function say(sentence: string, found: boolean): void {
  const said = part("lookUpSaid", HTMLElement);
  said.textContent = sentence;
  said.classList.toggle("found", found);
}
