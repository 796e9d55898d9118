// The dialog that takes in a list: pasted or from a file, its columns guessed and
// shown to be set right, and what is here already said before anything is kept.

import { ask, local } from "./browser.ts";
import { mostCells, mostRows, readTable } from "./cells-read.ts";
import { textOf } from "./charset.ts";
import { keptWords } from "./link-words.ts";
import { make, part } from "./page.ts";
import { idOf, isThere, type Prospect } from "./prospect.ts";
import { select } from "./prospect-cells.ts";
import { columnsOf, roles, rowsOf, type Columns, type Row } from "./prospect-list.ts";
import { readProspects } from "./prospect-shelf.ts";
import { askedOf, gravest, siteOf, sitesOf } from "./prospect-site.ts";
import { askedWords, listWords, roleWords } from "./prospect-words.ts";
import { isOldWorkbook, isWorkbook, NoWorkbook } from "./sheet-kind.ts";
import { pickFile } from "./transfer.ts";
import { readWorkbook } from "./workbook.ts";
import { count, listed, word } from "./words.ts";

/** The longest list that is read, in bytes. */
const longestList = 20 << 20;

/** How many rows show what a list is, and how many names are told. */
const [previewed, named] = [4, 5];

const now: { table: string[][]; columns: Columns; rows: Row[]; asked: Set<string> } = { table: [], columns: { heading: false, roles: [] }, rows: [], asked: new Set() };

const dialog = (): HTMLDialogElement => part("adding", HTMLDialogElement);

/** startAdding: say says what came of it. */
export function startAdding(say: (sentence: string) => void): void {
  const pasted = part("pasted", HTMLTextAreaElement);
  part("add", HTMLElement).addEventListener("click", () => {
    pasted.value = "";
    part("listName", HTMLElement).textContent = "";
    take([]);
    dialog().showModal();
    pasted.focus();
  });
  pasted.addEventListener("input", () => take(readTable(pasted.value)));
  part("listFile", HTMLElement).addEventListener("click", () => void bring().catch(failed));
  part("hasHeading", HTMLInputElement).addEventListener("change", () => {
    now.columns = { ...now.columns, heading: part("hasHeading", HTMLInputElement).checked };
    void look().catch(failed);
  });
  part("addNo", HTMLElement).addEventListener("click", () => dialog().close());
  part("skipAsked", HTMLInputElement).addEventListener("change", offer);
  part("addForm", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    void add(say).catch(failed);
  });
}

function failed(why: unknown): void {
  console.error(why);
  tell([word("panelFailed")]);
}

const tell = (sentences: readonly string[]): void => part("listNews", HTMLElement).replaceChildren(...sentences.map((sentence) => make("li", "", sentence)));

async function bring(): Promise<void> {
  const file = await pickFile(part("listPick", HTMLInputElement));
  if (!file) return;
  part("listName", HTMLElement).textContent = file.name;
  if (file.size > longestList) return tell([word("listLong")]);
  part("pasted", HTMLTextAreaElement).value = "";
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isOldWorkbook(bytes)) return tell([word("listOld")]);
  if (!isWorkbook(bytes)) return take(readTable(textOf(bytes)));
  try {
    take(await readWorkbook(file, { rows: mostRows, cells: mostCells }));
  } catch (why) {
    if (!(why instanceof NoWorkbook)) throw why;
    tell([why.why === "long" ? word("listLong") : word("listNoWorkbook")]);
  }
}

/** take guesses a list's columns. */
function take(table: string[][]): void {
  now.table = table;
  now.columns = columnsOf(now.table, listWords());
  part("hasHeading", HTMLInputElement).checked = now.columns.heading;
  look().catch(failed);
}

let looks = 0;

/** look says what would be taken in; the last look counts. */
async function look(): Promise<void> {
  const mine = ++looks;
  const { rows, unread } = rowsOf(now.table, now.columns, listWords());
  const [names, kept] = await Promise.all([rows.length > 0 ? ask("siteNames", { urls: rows.map(({ url }) => url) }).then((answer) => answer.names) : [], readProspects(local)]);
  if (mine !== looks) return;
  now.rows = rows.map((row, at) => ({ ...row, domain: names[at] ?? "" }));
  showPreview();
  tell(newsOf(kept, unread));
  offer();
}

/** newsOf counts what is new, what is here, and which sites somebody has written to; those are remembered. */
function newsOf(kept: readonly Prospect[], unread: readonly string[]): string[] {
  const sites = sitesOf(kept.filter(isThere));
  const fresh = freshOf(now.rows, kept);
  const ofSites = fresh.filter((row) => sites.has(siteOf(row)));
  const asked = new Map(now.rows.flatMap((row) => {
    const before = gravest((sites.get(siteOf(row)) ?? []).flatMap((one) => askedOf(one) ?? []));
    return before ? [[siteOf(row), before] as const] : [];
  }));
  now.asked = new Set(asked.keys());
  const same = fresh.length - new Set(fresh.map(siteOf)).size;
  const told = [...asked].slice(0, named).map(([site, before]) => word("listAskedOne", site, askedWords(before)));
  if (now.rows.length === 0 && unread.length === 0) return [];
  return [
    word("listNew", count(fresh.length)),
    ...(now.rows.length > fresh.length ? [word("listHere", count(now.rows.length - fresh.length))] : []),
    ...(ofSites.length > 0 ? [word("listSites", count(ofSites.length))] : []),
    ...(same > 0 ? [word("listSame", count(same))] : []),
    ...(asked.size > 0 ? [word("listAsked", count(asked.size), listed(told))] : []),
    ...(unread.length > 0 ? [word("listUnread", count(unread.length), listed(unread.slice(0, named).map((cell) => cell.slice(0, 60))))] : []),
  ];
}

/** freshOf are rows of pages that are not kept. */
function freshOf(rows: readonly Row[], kept: readonly Prospect[]): Row[] {
  const here = new Set(kept.map(idOf));
  return rows.filter((row) => !here.has(idOf(row)));
}

/** wanted leaves out the sites that were written to, where that is wished; pages that are here already get what the list says. */
const wanted = (): Row[] => (now.asked.size > 0 && part("skipAsked", HTMLInputElement).checked ? now.rows.filter((row) => !now.asked.has(siteOf(row))) : now.rows);

function offer(): void {
  part("skipRow", HTMLElement).hidden = now.asked.size === 0;
  part("addYes", HTMLButtonElement).disabled = wanted().length === 0;
}

/** showPreview has a field over each column that says what it is. A plain list of addresses needs none. */
function showPreview(): void {
  const { heading, roles: as } = now.columns;
  const plain = as.length < 2;
  part("preview", HTMLElement).hidden = plain;
  part("headingRow", HTMLElement).hidden = plain;
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["at"] : undefined;
  part("roleRow", HTMLElement).replaceChildren(...as.map((role, at) => {
    const head = make("th");
    const field = select(roles, roleWords, role, (value) => {
      now.columns = { ...now.columns, roles: as.map((other, i) => (i === at ? value : other === value && value !== "keep" && value !== "leave" ? "keep" : other)) };
      void look().catch(failed);
    });
    field.ariaLabel = word("listColumn", (heading && now.table[0]?.[at]) || count(at + 1));
    field.dataset["at"] = String(at);
    head.scope = "col";
    head.append(field);
    return head;
  }));
  if (focused) part("roleRow", HTMLElement).querySelector<HTMLElement>(`[data-at="${CSS.escape(focused)}"]`)?.focus();
  part("previewRows", HTMLElement).replaceChildren(...now.table.slice(0, previewed).map((cells, i) => {
    const row = make("tr", heading && i === 0 ? "heading" : "");
    row.append(...as.map((_, at) => make("td", "", (cells[at] ?? "").slice(0, 120))));
    return row;
  }));
}

async function add(say: (sentence: string) => void): Promise<void> {
  const rows = wanted();
  const added = freshOf(rows, await readProspects(local)).length; // counted here and before: the question may be asked twice
  const { kept } = await ask("addProspects", { rows });
  dialog().close();
  say(kept === "saved" ? word("listAdded", count(added), count(rows.length - added)) : keptWords(kept));
}
