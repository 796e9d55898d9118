// The table of saved pages: its headings sort, its cells are drawn anew only where
// they show something else, since one may hold the focus, or words half typed.

import { make, part } from "./page.ts";
import { cellOf, nameOf, shownIn, type Write } from "./prospect-cells.ts";
import { columns, firstDown, type Column, type Order, type Seen } from "./prospect-view.ts";
import { columnWords } from "./prospect-words.ts";
import { word } from "./words.ts";

/** Doing is what the table asks of the page. */
export interface Doing {
  write(id: string, ...change: Parameters<Write>): Promise<void>;
  open(id: string): void;
  remove(id: string): void;
  sort(order: Order): void;
}

interface Drawn {
  row: HTMLTableRowElement;
  cells: Map<Column, { cell: HTMLElement; shown: string }>;
  last: HTMLElement;
}

const drawn = new Map<string, Drawn>();

/** showHead has a button in each heading that sorts by it; once more, the other way round. */
export function showHead(chosen: readonly Column[], order: Order, doing: Doing): void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.closest<HTMLElement>("th[data-column]")?.dataset["column"] : undefined;
  const heads = columns.filter((column) => chosen.includes(column)).map((column) => {
    const head = make("th");
    const button = make("button", "sort", columnWords(column));
    head.scope = "col";
    head.dataset["column"] = column;
    head.ariaSort = column !== order.column ? "none" : order.down ? "descending" : "ascending";
    button.type = "button";
    button.addEventListener("click", () => doing.sort({ column, down: order.column === column ? !order.down : firstDown(column) }));
    head.append(button);
    return head;
  });
  const last = make("th");
  last.append(make("span", "heard", word("prospectRemove")));
  part("head", HTMLElement).replaceChildren(...heads, last);
  if (focused) document.querySelector<HTMLElement>(`th[data-column="${CSS.escape(focused)}"] button`)?.focus();
}

/** showRows has exactly these rows. */
export function showRows(all: readonly Seen[], chosen: readonly Column[], doing: Doing): void {
  const ids = new Set(all.map(({ id }) => id));
  for (const id of drawn.keys()) if (!ids.has(id)) drawn.delete(id);
  const rows = all.map((seen) => rowOf(seen, chosen, doing));
  const body = part("rows", HTMLElement);
  if (rows.length === body.children.length && rows.every((row, at) => row === body.children[at])) return;
  const focused = document.activeElement;
  body.replaceChildren(...rows);
  if (focused instanceof HTMLElement && body.contains(focused)) focused.focus(); // a moved element loses it
}

/** focusRow brings the focus to a row's link. */
export const focusRow = (id: string): void => drawn.get(id)?.row.querySelector<HTMLElement>("a")?.focus();

function rowOf(seen: Seen, chosen: readonly Column[], doing: Doing): HTMLTableRowElement {
  const before = drawn.get(seen.id);
  const one = before ?? { row: make("tr"), cells: new Map(), last: lastOf(seen, doing) };
  drawn.set(seen.id, one);
  const cells = columns.filter((column) => chosen.includes(column)).map((column) => {
    const shown = shownIn(column, seen);
    const old = one.cells.get(column);
    if (old && (old.shown === shown || isBusy(old.cell))) return old.cell;
    const cell = cellOf(column, seen, (change) => doing.write(seen.id, change));
    one.cells.set(column, { cell, shown });
    return cell;
  });
  const wanted = [...cells, one.last];
  if (wanted.length !== one.row.children.length || wanted.some((cell, at) => cell !== one.row.children[at])) one.row.replaceChildren(...wanted);
  return one.row;
}

/** isBusy: somebody is writing in it. */
const isBusy = (cell: HTMLElement): boolean =>
  cell.querySelector("[data-typed]") !== null || (cell.contains(document.activeElement) && document.activeElement instanceof HTMLElement && document.activeElement.matches("input, textarea, select"));

/** lastOf has the buttons of a row. */
function lastOf(seen: Seen, { open, remove }: Doing): HTMLElement {
  const cell = make("td", "last");
  const button = (look: string, text: string, label: string, then: (id: string) => void): HTMLElement => {
    const made = make("button", `link ${look}`, text);
    made.type = "button";
    made.ariaLabel = label;
    made.addEventListener("click", () => then(seen.id));
    return made;
  };
  cell.append(
    button("open", word("detailsOpen"), word("fieldOf", word("detailsOpen"), nameOf(seen)), open),
    button("remove", word("prospectRemove"), word("prospectRemoveWhat", nameOf(seen)), remove),
  );
  return cell;
}
