// The popup's part on links to the user's own sites that stand on the page: what
// each counts, and what keeps it from counting in full.

import { showButton, type Show } from "./evidence.ts";
import { worthWords, wrongsOf } from "./link-words.ts";
import type { Link } from "./link.ts";
import { make, part } from "./page.ts";
import type { Report } from "./report.ts";
import { ownLinkWords } from "./said.ts";
import { word } from "./words.ts";

/** So many are listed; the side panel has all. */
const mostListed = 3;

/** showYours: show brings a link of the page in sight. */
export function showYours({ links }: Report, show: Show): void {
  part("yours", HTMLElement).hidden = links.length === 0;
  part("yoursSaid", HTMLElement).textContent = ownLinkWords(links);
  part("yoursList", HTMLElement).replaceChildren(...links.slice(0, mostListed).map((link) => item(link, show)));
}

function item(link: Link, show: Show): HTMLElement {
  const text = link.text.trim() || word("panelNoText");
  const wrongs = wrongsOf(link);
  const row = make("li");
  row.append(
    make("span", "anchor", text),
    showButton(text, () => show(link.index)),
    make("span", "worth", link.vote === null ? word("notKnown") : worthWords(link.vote)),
    make("span", "wrong", wrongs.length > 0 ? wrongs.join(" ") : word("panelNothingWrong")),
  );
  return row;
}
