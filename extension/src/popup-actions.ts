// The popup's buttons: all links in the side panel, marks on the page's links, save the page, copy it as a
// row of a spreadsheet; and what each has come to.

import { ask, local, openPage, openPanel, session } from "./browser.ts";
import { tsv } from "./cells.ts";
import type { Show } from "./evidence.ts";
import { wantedIn } from "./kept-report.ts";
import { keptWords, shownWords } from "./link-words.ts";
import { make, part } from "./page.ts";
import { isKept } from "./prospect-shelf.ts";
import { fromReport, idOf, type Found } from "./prospect.ts";
import { siteNewsWords } from "./prospect-words.ts";
import type { Report } from "./report.ts";
import { troubleWords } from "./said.ts";
import { showLink } from "./show-link.ts";
import { foundRow } from "./tables.ts";
import { copyText } from "./transfer.ts";
import { word } from "./words.ts";

/** shower brings links of a tab's page in sight, and says what came of it. */
export const shower = (tab: number): Show => (index) => {
  wantedIn(session, tab, index)
    .then((wanted) => showLink(tab, wanted))
    .then((shown) => say(shown === "shown" ? "" : shownWords(shown)), console.error);
};

/** showActions readies the buttons for a report of a tab. */
export async function showActions(tab: number, report: Report): Promise<void> {
  const found = fromReport(report);
  say("");
  onPress("openPanel", () => openPanel(tab).then(() => close()));
  onPress("copyRow", async () => say((await copyText(tsv(found ? [foundRow(found)] : []))) ? word("panelRowCopied") : word("panelNotCopied")));
  onPress("overlay", async () => {
    const { on, waits, trouble } = await ask("toggleOverlay", { tab, press: crypto.randomUUID() });
    say(trouble ? troubleWords(trouble) : waits ? word("panelOverlayWaits") : on ? word("panelOverlayOn") : word("panelOverlayOff"));
  });
  onPress("keep", () => keep(found));
  for (const id of ["keep", "copyRow"]) part(id, HTMLButtonElement).disabled = found === null;
  mark(found !== null && (await isKept(local, idOf(found))));
}

/** onPress: a button that could not do its work says so. */
function onPress(id: string, work: () => Promise<unknown>): void {
  part(id, HTMLButtonElement).onclick = () => {
    work().catch((why: unknown) => {
      console.error(why);
      say(word("panelFailed"));
    });
  };
}

async function keep(found: Found | null): Promise<void> {
  if (!found) return;
  const before = await isKept(local, idOf(found));
  const answer = await ask("keepProspect", { found });
  const kept = answer.kept === "again" && !before ? "saved" : answer.kept; // the background may have saved it, and been ended before it could say so
  say([keptWords(kept), siteNewsWords(answer.site)].filter((sentence) => sentence !== "").join(" "), true);
  mark(kept === "saved" || kept === "again");
}

/** mark says on the button whether the page is saved. */
function mark(kept: boolean): void {
  part("keep", HTMLElement).toggleAttribute("data-kept", kept);
  part("keepWord", HTMLElement).textContent = kept ? word("prospectIsSaved") : word("prospectSave");
}

/** say writes what came of a press; after saving, with the way to what is saved. */
function say(sentence: string, andLead = false): void {
  part("actionSaid", HTMLElement).textContent = sentence;
  if (!andLead) return;
  const lead = make("button", "link", word("prospectsOpen"));
  lead.type = "button";
  lead.addEventListener("click", () => void openPage("prospects.html"));
  part("actionSaid", HTMLElement).append(lead);
}
