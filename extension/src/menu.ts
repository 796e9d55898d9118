// What the menu of a right click and the keyboard's commands do.
//
// A link's page is opened to be graded: where its site is graded by itself, that
// happens; elsewhere nothing may read it before the user presses the button there, and
// the button says so. Nothing is fetched behind the user's back.

import { awake, local, openPanel, session, showBadge, tabAddress } from "./browser.ts";
import { openBeside, type MenuItem } from "./browser-menu.ts";
import { badgeOf, badgeOn, invitation, waiting } from "./badge.ts";
import { gradesPage, readAuto } from "./auto-state.ts";
import { gradeTab, samePage } from "./grading.ts";
import { readKept } from "./kept-report.ts";
import { toggleOverlay } from "./marking.ts";
import type { Desk } from "./prospect-shelf.ts";
import { fromReport } from "./prospect.ts";
import { isOffLimits } from "./off-limits.ts";
import { reportOf, type Report } from "./report.ts";
import { forgetPress, pressedNow, record } from "./unfinished.ts";
import { word } from "./words.ts";

/** menuItems are the entries, in the reader's language. */
export const menuItems = (): MenuItem[] => [
  { id: "open", on: "link", title: word("menuOpen") },
  { id: "save", on: "page", title: word("menuSave") },
];

/** chosen does what a menu's entry stands for. */
export async function chosen(desk: Desk, id: string, tab: number, link: string | undefined): Promise<void> {
  if (id === "save") await save(desk, tab);
  if (id === "open" && link && /^https?:/.test(link)) await openToGrade(link, tab);
}

/** commanded does what a key stands for. The panel must be opened before anything is awaited. */
export async function commanded(desk: Desk, name: string, tab: number): Promise<void> {
  if (name === "panel") await openPanel(tab);
  if (name === "overlay") await markLinks(tab);
  if (name === "save") await save(desk, tab);
}

/** markLinks turns the marks on or off; where they cannot be or have to wait, the button says why, since nothing else is in sight. */
async function markLinks(tab: number): Promise<void> {
  const { waits, trouble } = await toggleOverlay(tab, crypto.randomUUID());
  if (waits) await showBadge(tab, waiting(word("panelOverlayWaits")));
  if (trouble) await showBadge(tab, badgeOf({ report: null, trouble, saying: "" }));
}

async function openToGrade(link: string, beside: number): Promise<void> {
  const tab = await awake(openBeside(link, beside));
  if (gradesPage(await readAuto(local), link) && !isOffLimits(link)) return; // its own script asks for it
  await showBadge(tab, invitation(word("menuPress")));
}

/** save keeps a tab's page, and has it on record until it is kept. */
async function save(desk: Desk, tab: number): Promise<void> {
  const pressed = { tab, address: (await tabAddress(tab)) ?? "", at: Date.now() };
  await record(pressed);
  await savePage(desk, tab);
  await forgetPress(pressed);
}

/** saveUnfinished keeps a page that a background before this one was to keep, if the tab still shows it. */
export async function saveUnfinished(desk: Desk): Promise<void> {
  const pressed = await pressedNow();
  if (!pressed) return;
  try {
    if ((await tabAddress(pressed.tab)) === pressed.address) await savePage(desk, pressed.tab);
  } finally {
    await forgetPress(pressed); // what fails would fail again
  }
}

/** savePage keeps a tab's page with the grade that it has, or is given now, by the pack alone; the button says that it is saved. */
async function savePage(desk: Desk, tab: number): Promise<void> {
  const report = await awake(reportFor(tab));
  const found = report && fromReport(report);
  if (!report || !found) return; // the badge says why there is none
  const { kept } = await desk.keep(found);
  const badge = badgeOf({ report, trouble: null });
  if (kept === "saved" || kept === "again") await showBadge(tab, { ...badge, title: word("menuSaved", badge.title) });
}

async function reportFor(tab: number): Promise<Report | null> {
  const address = await tabAddress(tab);
  const kept = await readKept(session, tab);
  const report = kept === null ? null : reportOf(kept, "report");
  if (report && address !== undefined && samePage(report.url, address)) return report;
  return (await gradeTab(tab, { asking: false, show: badgeOn(tab, Promise.resolve(address)) })).report;
}
