// The side panel (Chromium) and sidebar (Firefox): all links and all findings of
// the report that is kept of the tab in front. It grades nothing by itself: only
// a click on the toolbar button lets the extension see a page.

import { activeTab, onFront, onReported, session, tabAddress } from "./browser.ts";
import { readBook, type Book } from "./explain.ts";
import { readReport, wantedIn, type FullReport } from "./kept-report.ts";
import { shownWords } from "./link-words.ts";
import type { Wanted } from "./locate.ts";
import { part, rest } from "./page.ts";
import { moves, showFindings } from "./panel-findings.ts";
import { LinkPane } from "./panel-links.ts";
import type { Report } from "./report.ts";
import { reach, rove } from "./roving.ts";
import { verdictWords } from "./said.ts";
import { showLink } from "./show-link.ts";
import { told } from "./told.ts";
import { count, fillWords, word } from "./words.ts";

const tabs = [part("linksTab", HTMLButtonElement), part("findingsTab", HTMLButtonElement)];

/** fixed is the tab that this page belongs to where it stands in a tab of its own. */
const fixed = /^#\d+$/.test(location.hash) ? { id: Number(location.hash.slice(1)) } : null;

/** now is what is shown: of which tab, and which report of it. */
const now = { tab: -1, key: "" };

const links = new LinkPane((link, nth, of) => void show({ index: link.index, href: link.href }, nth, of));
let book: Promise<Book> | null = null;

/** show brings a link in sight in the page. */
async function show(wanted: Wanted, nth = 1, of = 1): Promise<void> {
  const shown = await showLink(now.tab, wanted);
  say(shown === "shown" && of > 1 ? word("panelShownNth", count(nth), count(of)) : shownWords(shown));
}

const say = (sentence: string): void => void (part("said", HTMLElement).textContent = sentence);

let asked = 0;

/** refresh shows the report of the tab in front, unless it is shown already. What is asked later wins. */
async function refresh(): Promise<void> {
  const turn = ++asked;
  const tab = fixed ?? (await activeTab());
  const report = tab ? await readReport(session, tab.id, rest) : null;
  const address = tab ? await tabAddress(tab.id) : undefined;
  if (turn !== asked) return;
  if (!tab || !report) {
    now.key = "";
    document.body.dataset["state"] = "none";
    notice(word("panelNoReport"));
    return;
  }
  notice(isOf(report, address) ? "" : word("panelLeft"));
  const key = `${tab.id} ${report.at} ${report.url}`;
  if (key === now.key) return;
  Object.assign(now, { tab: tab.id, key });
  const still = (): boolean => now.key === key;
  const words = await (book ??= readBook());
  if (still()) await showReport(told(report, words.speech), report.unlisted, words, still);
}

const bare = (address: string): string => address.replace(/#.*$/s, "");

/** isOf: an address that we may not see any more is another page's, or the same page's loaded anew. */
const isOf = (report: FullReport, address: string | undefined): boolean => address !== undefined && bare(address) === bare(report.url);

function notice(sentence: string): void {
  part("notice", HTMLElement).textContent = sentence;
}

/** showReport ends early where another report came meanwhile: still says so. */
async function showReport(report: Report, unlisted: number, words: Book, still: () => boolean): Promise<void> {
  say("");
  const { grade, score, verdict, summary, domain } = report;
  const graded = grade !== null && score !== null;
  const tile = part("tile", HTMLElement);
  tile.dataset["grade"] = graded ? grade : "none";
  tile.ariaLabel = graded ? word("gradeLabel", grade, count(Math.round(score))) : word("noGradeLabel");
  part("grade", HTMLElement).textContent = graded ? grade : "–";
  part("score", HTMLElement).textContent = graded ? count(Math.round(score)) : "";
  part("points", HTMLElement).hidden = !graded;
  part("verdict", HTMLElement).textContent = verdictWords(graded ? verdict : "unknown");
  part("domain", HTMLElement).textContent = domain;
  part("summary", HTMLElement).textContent = summary;
  part("linksCount", HTMLElement).textContent = count(report.links.length + unlisted);
  part("findingsCount", HTMLElement).textContent = count(report.findings.filter(moves).length);
  document.body.dataset["state"] = "ready";
  await rest();
  if (!(await links.show(report.links, report, still))) return;
  if (unlisted > 0) say(word("panelUnlisted", count(unlisted)));
  await rest();
  if (!still()) return;
  const showIndex = async (index: number): Promise<void> => show(await wantedIn(session, now.tab, index));
  showFindings(part("findingsPane", HTMLElement), report, words, (index) => void showIndex(index));
}

function choose(tab: HTMLButtonElement): void {
  reach(tabs, tab);
  for (const one of tabs) {
    one.ariaSelected = String(one === tab);
    part(one.getAttribute("aria-controls") ?? "", HTMLElement).hidden = one !== tab;
  }
}

function onKey(event: KeyboardEvent): void {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  choose(part("linksTab", HTMLButtonElement));
  links.search();
}

fillWords(document);
for (const tab of tabs) tab.addEventListener("click", () => choose(tab));
rove(part("tabs", HTMLElement), choose);
addEventListener("keydown", onKey);
onFront(() => void refresh().catch(console.error));
onReported(() => void refresh().catch(console.error));
refresh().catch(console.error);
