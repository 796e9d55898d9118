// The page's fields for which saved pages are shown, and in which columns.

import { local } from "./browser.ts";
import { list, oneOf } from "./check.ts";
import { make, part } from "./page.ts";
import { statuses } from "./prospect.ts";
import { select } from "./prospect-cells.ts";
import { chosenAtFirst, columns, linkFilters, noFilter, tagsIn, type Column, type Filter, type Seen } from "./prospect-view.ts";
import { stateFilters, stateFilterWords } from "./prospect-link-words.ts";
import { columnWords, linkFilterWords, statusWords } from "./prospect-words.ts";
import { verdicts, type Verdict } from "./report.ts";
import type { Status } from "./prospect.ts";
import { verdictWords } from "./said.ts";
import { word } from "./words.ts";

/** columnsKey is where local keeps which columns are shown. A backup does without: it is how this window looks. */
const columnsKey = "prospectColumns";
const columnsOf = list(oneOf(...columns));

/** keepColumns remembers which columns are shown. */
export const keepColumns = (chosen: readonly Column[]): Promise<void> => local.write(columnsKey, chosen.filter((other) => other !== "page"));

export async function readColumns(): Promise<readonly Column[]> {
  const kept = await local.read(columnsKey);
  try {
    return kept === undefined ? chosenAtFirst : ["page", ...columnsOf(kept)];
  } catch {
    return chosenAtFirst; // of another version
  }
}

/** startFilters: then is called with what is asked for now. */
export function startFilters(then: (filter: Filter) => void): void {
  let filter = noFilter;
  const set = (change: Partial<Filter>): void => {
    filter = { ...filter, ...change };
    then(filter);
  };
  const any = word("filterAll");
  put("byVerdict", select<Verdict | "">(["", ...verdicts], (verdict) => (verdict === "" ? any : verdictWords(verdict)), "", (verdict) => set({ verdict })));
  put("byStatus", select<Status | "">(["", ...statuses], (status) => (status === "" ? any : statusWords(status)), "", (status) => set({ status })));
  put("byLinks", select(linkFilters, linkFilterWords, "", (links) => set({ links })));
  put("byState", select(stateFilters, stateFilterWords, "", (state) => set({ state })));
  part("byTag", HTMLSelectElement).addEventListener("change", () => set({ tag: part("byTag", HTMLSelectElement).value }));
  const find = part("find", HTMLInputElement);
  find.placeholder = word("filterFind");
  find.addEventListener("input", () => set({ text: find.value }));
  part("filters", HTMLFormElement).addEventListener("submit", (event) => event.preventDefault());
  const choice = part("columns", HTMLDetailsElement);
  choice.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !choice.open) return;
    choice.open = false;
    choice.querySelector("summary")?.focus();
  });
}

function put(id: string, field: HTMLSelectElement): void {
  field.id = id;
  part(id, HTMLElement).replaceWith(field);
}

/** showTags has the tags that are in use; one that is asked for stays as long as it is. */
export function showTags(all: readonly Seen[]): void {
  const field = part("byTag", HTMLSelectElement);
  const now = field.value;
  const tags = [...new Set([...tagsIn(all), now])].filter((tag) => tag !== "");
  const wanted = ["", ...tags];
  if (wanted.length === field.options.length && wanted.every((tag, at) => field.options[at]?.value === tag)) return;
  field.replaceChildren(...wanted.map((tag) => {
    const option = make("option", "", tag === "" ? word("filterAll") : tag);
    option.value = tag;
    return option;
  }));
  field.value = now;
}

/** showColumns has a box for each column but the page's own; then is called when one was pressed. */
export function showColumns(chosen: readonly Column[], then: (chosen: readonly Column[]) => void): void {
  const list = part("columnList", HTMLElement);
  if (list.children.length === 0) list.append(...columns.filter((column) => column !== "page").map((column) => choiceOf(column)));
  for (const box of list.querySelectorAll("input")) {
    const column = columns.find((one) => one === box.dataset["choice"]) ?? "page";
    box.checked = chosen.includes(column);
    box.onchange = () => then(box.checked ? [...chosen, column] : chosen.filter((other) => other !== column));
  }
}

function choiceOf(column: Column): HTMLElement {
  const row = make("label", "check");
  const box = make("input");
  box.type = "checkbox";
  box.dataset["choice"] = column;
  row.append(box, make("span", "", columnWords(column)));
  return row;
}
