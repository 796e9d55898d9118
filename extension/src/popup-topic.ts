// The popup's part on the user's own topic: the offer to learn the site on screen
// as the user's own, which says what happens then; and once there is a profile,
// which one the page was compared with and what the two have in common.

import { ask, local } from "./browser.ts";
import { mostPages } from "./neighbours.ts";
import { make, part, say } from "./page.ts";
import { inUse, ofSite, readShelf, type Shelf } from "./profile-shelf.ts";
import { parseProfile } from "./profile.ts";
import { likenessOf, type Report } from "./report.ts";
import { learntWords } from "./said.ts";
import { count, listed, word } from "./words.ts";

/** How many learnt terms are named. */
const fewTerms = 4;

/** showTopic readies the part for a report of a tab. again grades the page anew. */
export async function showTopic(tab: number, report: Report, again: () => Promise<void>): Promise<void> {
  const shelf = await readShelf(local);
  showCompared(shelf, again);
  part("likeness", HTMLElement).textContent = shelf.current === null ? "" : likenessOf(report);
  showOffer(shelf, report.domain);
  part("topic", HTMLElement).hidden = shelf.current === null && report.domain === "";
  const button = part("learn", HTMLButtonElement);
  button.disabled = false;
  button.onclick = () => void learn(tab, report.domain, again);
}

/** showCompared names the profile in use; where there are several, another can be chosen. */
function showCompared(shelf: Shelf, again: () => Promise<void>): void {
  part("compared", HTMLElement).hidden = shelf.current === null;
  const select = part("profile", HTMLSelectElement);
  select.replaceChildren(...shelf.profiles.map(({ id, file }) => {
    const option = make("option", "", parseProfile(file, "profile").name || word("profileUnnamed"));
    option.value = id;
    option.selected = id === shelf.current;
    return option;
  }));
  select.disabled = shelf.profiles.length < 2;
  select.onchange = () => {
    say("learnt", "", "plain");
    ask("useProfile", { id: select.value }).then(again).catch((why: unknown) => {
      console.error(why);
      select.value = shelf.current ?? "";
      say("learnt", word("panelFailed"), "bad");
    });
  };
}

/** showOffer stands open where there is no profile yet; else a press on a small button opens it. */
function showOffer(shelf: Shelf, domain: string): void {
  const first = shelf.current === null;
  const more = part("offerMore", HTMLButtonElement);
  const offer = part("offer", HTMLElement);
  const known = ofSite(shelf, domain) !== null;
  part("offerSaid", HTMLElement).textContent = first ? word("offerFirst", count(mostPages)) : known ? word("offerAgain", domain, count(mostPages)) : word("offerAnother", domain, count(mostPages));
  part("learn", HTMLElement).textContent = first || !known ? word("learn") : word("learnAgain");
  more.textContent = known ? word("learnAgain") : word("learn");
  more.hidden = domain === "";
  offer.hidden = !first;
  more.ariaExpanded = "false";
  more.onclick = () => {
    offer.hidden = !offer.hidden;
    more.ariaExpanded = String(!offer.hidden);
  };
}

async function learn(tab: number, domain: string, again: () => Promise<void>): Promise<void> {
  const button = part("learn", HTMLButtonElement);
  button.disabled = true;
  say("learnt", word("learning", domain), "plain");
  try {
    const learnt = await ask("learn", { tab });
    if (learnt.how === "learnt") await again();
    say("learnt", learntWords(learnt, learnt.how === "learnt" ? await firstTerms() : ""), learnt.how === "learnt" ? "good" : "bad");
  } catch (why) {
    console.error(why);
    say("learnt", word("learnFailed"), "bad");
  }
  button.disabled = false;
}

async function firstTerms(): Promise<string> {
  const used = inUse(await readShelf(local));
  const terms = used ? parseProfile(used.file, "profile").terms.filter(({ struck }) => !struck) : [];
  return listed(terms.slice(0, fewTerms).map(({ term }) => term));
}
