// The page of saved pages: a table to filter, to sort, to write in, to add to, to
// remove from (and put back), to copy and to export. It changes nothing itself: the
// background does.

import { ask, local, onChanged, onChangedUnder } from "./browser.ts";
import { csv, tsv, type Row } from "./cells.ts";
import { keptWords } from "./link-words.ts";
import { onPress, part } from "./page.ts";
import { readOwn, rivalsKey } from "./own-sites.ts";
import { shelfKey } from "./profile-shelf.ts";
import { idOf, type Prospect } from "./prospect.ts";
import { nameOf } from "./prospect-cells.ts";
import { keepColumns, readColumns, showColumns, showTags, startFilters } from "./prospect-filters.ts";
import { followDetails, openDetails, startDetails } from "./prospect-details.ts";
import { startAdding } from "./prospect-adding.ts";
import { showQueue, startQueueing } from "./prospect-queue.ts";
import { queueKey, readQueue } from "./queue-state.ts";
import { startSharing } from "./prospect-sharing.ts";
import { prospectPrefix, readProspects } from "./prospect-shelf.ts";
import { focusRow, showHead, showRows, type Doing } from "./prospect-table.ts";
import { chosenAtFirst, noFilter, ordered, passes, seenOf, type Column, type Filter, type Order, type Seen } from "./prospect-view.ts";
import { fieldWords } from "./prospect-words.ts";
import { prospectHead, prospectRow } from "./tables.ts";
import { copyText, handBlob, handFile } from "./transfer.ts";
import { count, fillWords, word } from "./words.ts";
import { writtenWorkbook } from "./workbook.ts";

/** How many rows are drawn before the user asks for more: each has fields, and thousands of them take seconds. */
const step = 100;

const now: { all: Seen[]; filter: Filter; order: Order; chosen: readonly Column[]; drawn: number; dropped: Prospect[]; own: readonly string[] } = {
  all: [], filter: noFilter, order: { column: "saved", down: true }, chosen: chosenAtFirst, drawn: step, dropped: [], own: [],
};

const asked = (): Seen[] => ordered(now.all.filter((seen) => passes(seen, now.filter)), now.order);

function render(): void {
  const shown = asked();
  const any = now.all.length > 0;
  showHead(now.chosen, now.order, doing);
  showRows(shown.slice(0, now.drawn), now.chosen, doing);
  showTags(now.all);
  part("none", HTMLElement).hidden = any;
  for (const id of ["filters", "queue"]) part(id, HTMLElement).hidden = !any;
  part("noneShown", HTMLElement).hidden = !any || shown.length > 0;
  part("scroller", HTMLElement).hidden = shown.length === 0;
  const told = !any ? "" : shown.length === now.all.length ? word("prospectsTold", count(shown.length)) : word("filterTold", count(shown.length), count(now.all.length));
  if (part("told", HTMLElement).textContent !== told) part("told", HTMLElement).textContent = told; // else it would be read out at each page of a run
  const more = part("more", HTMLButtonElement);
  more.hidden = shown.length <= now.drawn;
  more.textContent = word("showMore", count(Math.min(step, shown.length - now.drawn)));
  for (const id of ["copy", "csv", "tsv", "xlsx", "gradeThese", "checkLinks", "lookAtSites", "seekBroken"]) part(id, HTMLButtonElement).disabled = shown.length === 0;
}

const doing: Doing = {
  write: async (id, change) => {
    try {
      const { kept } = await ask("changeProspects", { ids: [id], change });
      say(kept === "saved" ? word("fieldKept", fieldWords(change.field)) : keptWords(kept));
    } catch (why) {
      say(word("panelFailed"));
      throw why;
    }
  },
  open: (id) => {
    const seen = now.all.find((one) => one.id === id);
    if (seen) openDetails(seen, now.own);
  },
  remove: (id) => void remove(id).catch(console.error),
  sort: (order) => {
    now.order = order;
    render();
  },
};

/** remove goes by the record as it is by now, so that putting it back loses no note. */
async function remove(id: string): Promise<void> {
  const name = now.all.find((seen) => seen.id === id);
  now.dropped = (await readProspects(local)).filter((one) => idOf(one) === id);
  await ask("dropProspects", { ids: [id] });
  say(word("prospectRemoved", name ? nameOf(name) : ""));
  part("undo", HTMLElement).hidden = false;
  part("undo", HTMLElement).focus(); // the button that had the focus is gone
}

async function undo(): Promise<void> {
  const [first] = now.dropped;
  const { kept } = await ask("putBackProspects", { prospects: now.dropped });
  say(kept === "room" ? word("prospectRoom") : word("prospectPutBack"));
  if (kept === "room") return;
  now.dropped = [];
  part("undo", HTMLElement).hidden = true;
  await show();
  if (first) focusRow(idOf(first));
}

/** need has a column shown, where it is not: what was just asked for stands in it. */
function need(column: Column): void {
  if (!now.chosen.includes(column)) choose([...now.chosen, column]);
}

function choose(chosen: readonly Column[]): void {
  now.chosen = chosen;
  keepColumns(chosen).catch(console.error);
  showColumns(chosen, choose);
  render();
}

function say(sentence: string): void {
  part("said", HTMLElement).textContent = sentence;
}

/** table is of what is kept by now: what was written a moment ago is in it. */
async function table(): Promise<Row[]> {
  await show();
  return [prospectHead(), ...asked().map(prospectRow)];
}

async function show(): Promise<void> {
  const [all, own, queue] = await Promise.all([readProspects(local), readOwn(local), readQueue(local)]);
  now.all = seenOf(all, own);
  now.own = own.targets;
  followDetails(now.all);
  showQueue(queue, all);
  render();
}

let waiting = false;

/** showSoon takes changes that come close together as one. */
function showSoon(): void {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    show().catch(console.error);
  }, 50);
}

async function copy(): Promise<void> {
  say((await copyText(tsv(await table()))) ? word("panelCopied", count(asked().length)) : word("panelNotCopied"));
}

const failed = (): void => say(word("panelFailed"));

const fileName = (form: "csv" | "tsv" | "xlsx"): string => word("prospectFile").replace(/csv$/, form);

document.title = word("prospectsTitle");
fillWords(document);
startFilters((filter) => {
  now.filter = filter;
  now.drawn = step;
  render();
});
startAdding(say);
startQueueing({ say, shown: asked, need });
startDetails(doing.write);
startSharing();
onPress("copy", copy, failed);
onPress("csv", async () => handFile(csv(await table()), fileName("csv"), "text/csv"), failed);
onPress("tsv", async () => handFile(`\uFEFF${tsv(await table())}\n`, fileName("tsv"), "text/tab-separated-values"), failed);
onPress("xlsx", async () => handBlob(await writtenWorkbook(await table()), fileName("xlsx")), failed);
onPress("undo", undo, failed);
part("more", HTMLElement).addEventListener("click", () => {
  now.drawn += step;
  render();
});
addEventListener("beforeprint", () => { // paper has nothing to press for more
  now.drawn = Infinity;
  render();
});
part("rows", HTMLElement).addEventListener("focusout", showSoon); // a field that has the focus is left as it is till then
onChangedUnder(prospectPrefix, showSoon);
for (const key of [rivalsKey, shelfKey, queueKey]) onChanged(key, showSoon);
void readColumns().then((chosen) => {
  now.chosen = chosen;
  showColumns(chosen, choose);
  return show();
}).catch(console.error);
