// The page of saved pages: a table to sort, to note in, to remove from (and put
// back), to copy and to export. It changes nothing itself: the background does.

import { ask, local, onChangedUnder } from "./browser.ts";
import { csv, tsv } from "./cells.ts";
import { keptWords } from "./link-words.ts";
import { make, part } from "./page.ts";
import { columns, firstDown, ordered, type Column, type Order } from "./prospect-order.ts";
import { prospectPrefix, readProspects } from "./prospect-shelf.ts";
import { idOf, longest, type Prospect } from "./prospect.ts";
import { pillarNames } from "./report.ts";
import { pillarWords, verdictWords } from "./said.ts";
import { prospectHead, prospectRow } from "./tables.ts";
import { copyText, handFile } from "./transfer.ts";
import { count, dayWords, fillWords, percent, word } from "./words.ts";

const now: { all: Prospect[]; order: Order; dropped: Prospect[] } = { all: [], order: { column: "saved", down: true }, dropped: [] };

/** drawn is each row with the record that it shows. */
const drawn = new Map<string, { row: HTMLTableRowElement; graded: number }>();

function columnWords(column: Column): string {
  switch (column) {
    case "page":
      return word("prospectPage");
    case "grade":
      return word("columnGrade");
    case "newLink":
      return word("newLink");
    case "saved":
      return word("prospectSavedOn");
    default:
      return pillarWords(column);
  }
}

/** showHead has a button in each heading that sorts by it; once more, the other way round. */
function showHead(): void {
  const sortable = columns.map((column) => {
    const head = make("th");
    const button = make("button", "sort", columnWords(column));
    head.scope = "col";
    head.dataset["column"] = column;
    button.type = "button";
    button.addEventListener("click", () => {
      now.order = { column, down: now.order.column === column ? !now.order.down : firstDown(column) };
      render();
    });
    head.append(button);
    return head;
  });
  const note = make("th", "", word("prospectNote"));
  note.scope = "col";
  const last = make("th");
  last.append(make("span", "heard", word("prospectRemove")));
  part("head", HTMLElement).replaceChildren(...sortable, note, last);
}

/** render leaves rows that are as they should be alone: one of them may hold the focus, or words half typed. */
function render(): void {
  for (const head of part("head", HTMLElement).querySelectorAll<HTMLElement>("[data-column]")) {
    head.ariaSort = head.dataset["column"] !== now.order.column ? "none" : now.order.down ? "descending" : "ascending";
  }
  const rows = ordered(now.all, now.order).map(rowOf);
  for (const [id, { row }] of drawn) if (!rows.includes(row)) drawn.delete(id);
  const body = part("rows", HTMLElement);
  if (rows.length !== body.children.length || rows.some((row, at) => row !== body.children[at])) body.replaceChildren(...rows);
  part("none", HTMLElement).hidden = now.all.length > 0;
  part("scroller", HTMLElement).hidden = now.all.length === 0;
  part("told", HTMLElement).textContent = now.all.length > 0 ? word("prospectsTold", count(now.all.length)) : "";
  for (const id of ["copy", "csv"]) part(id, HTMLButtonElement).disabled = now.all.length === 0;
}

/** rowOf is a page's row: the one that is there, brought up to date, or a new one. */
function rowOf(one: Prospect): HTMLTableRowElement {
  const before = drawn.get(idOf(one));
  const row = before?.row ?? make("tr");
  if (!before) row.append(noteOf(one), removeOf(one));
  if (before?.graded !== one.graded.at) {
    for (const cell of [...row.children].slice(0, -2)) cell.remove();
    row.prepend(...cellsOf(one));
  }
  const note = row.querySelector("textarea");
  if (note && note !== document.activeElement) note.value = one.note.value;
  drawn.set(idOf(one), { row, graded: one.graded.at });
  return row;
}

function cellsOf(one: Prospect): HTMLElement[] {
  const { graded, saved } = one;
  const day = make("td", "day", dayWords(saved));
  day.title = word("prospectGradedOn", dayWords(graded.at));
  return [pageOf(one), gradeOf(one), ...pillarNames.map((name) => number(graded.pillars[name])), number(graded.newLinkVote, percent), day];
}

/** pageOf: only http(s) becomes a link. */
function pageOf({ url, title, domain }: Prospect): HTMLElement {
  const cell = make("th", "page");
  cell.scope = "row";
  const link = make("a", "", title || domain || url);
  if (/^https?:/.test(url)) link.href = url;
  link.target = "_blank";
  link.rel = "noreferrer";
  const address = make("bdi", "address", url.replace(/^https?:\/\/(www\.)?/, ""));
  address.title = url;
  cell.append(link, address);
  return cell;
}

function gradeOf({ graded: { grade, score, verdict, summary } }: Prospect): HTMLElement {
  const cell = make("td");
  const known = grade !== null && score !== null;
  const tile = make("span", "tile", known ? grade : "–");
  tile.dataset["grade"] = known ? grade : "none";
  tile.role = "img";
  tile.ariaLabel = known ? word("gradeLabel", grade, count(Math.round(score))) : word("noGradeLabel");
  const words = make("span", "verdict", verdictWords(known ? verdict : "unknown"));
  cell.title = summary;
  const inner = make("span", "graded");
  inner.append(tile, words);
  cell.append(inner);
  return cell;
}

function number(value: number | null, write: (value: number) => string = (n) => count(Math.round(n))): HTMLElement {
  return value === null ? make("td", "number unknown", word("notKnown")) : make("td", "number", write(value));
}

/** noteOf is kept when the field is left, and when nothing was typed for a moment. */
function noteOf(one: Prospect): HTMLElement {
  const cell = make("td", "note");
  const field = make("textarea");
  field.rows = 1;
  field.maxLength = longest.note;
  field.value = one.note.value;
  field.ariaLabel = word("prospectNoteOf", one.title || one.url);
  let typed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    if (!typed) return;
    typed = false;
    ask("noteProspect", { id: idOf(one), note: field.value }).then(({ kept }) => say(kept === "saved" ? word("prospectNoted") : keptWords(kept)), console.error);
  };
  field.addEventListener("input", () => {
    typed = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 500);
  });
  field.addEventListener("blur", keep);
  addEventListener("pagehide", keep);
  cell.append(field);
  return cell;
}

function removeOf(one: Prospect): HTMLElement {
  const cell = make("td");
  const button = make("button", "link", word("prospectRemove"));
  button.type = "button";
  button.ariaLabel = word("prospectRemoveWhat", one.title || one.url);
  button.addEventListener("click", () => void remove(idOf(one)).catch(console.error));
  cell.append(button);
  return cell;
}

/** remove goes by the record as it is by now, so that putting it back loses no note. */
async function remove(id: string): Promise<void> {
  now.dropped = (await readProspects(local)).filter((one) => idOf(one) === id);
  await ask("dropProspects", { ids: [id] });
  say(word("prospectRemoved", now.dropped[0]?.title || now.dropped[0]?.url || ""));
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
  if (first) drawn.get(idOf(first))?.row.querySelector("button")?.focus();
}

function say(sentence: string): void {
  part("said", HTMLElement).textContent = sentence;
}

const table = (): ReturnType<typeof prospectRow>[] => [prospectHead(), ...ordered(now.all, now.order).map(prospectRow)];

async function show(): Promise<void> {
  now.all = await readProspects(local);
  render();
}

async function copy(): Promise<void> {
  say((await copyText(tsv(table()))) ? word("panelCopied", count(now.all.length)) : word("panelNotCopied"));
}

document.title = word("prospectsTitle");
fillWords(document);
showHead();
part("copy", HTMLElement).addEventListener("click", () => void copy());
part("csv", HTMLElement).addEventListener("click", () => handFile(csv(table()), word("prospectFile"), "text/csv"));
part("undo", HTMLElement).addEventListener("click", () => void undo().catch(console.error));
onChangedUnder("local", prospectPrefix, () => void show().catch(console.error));
void show();
