// Which of the audit's domains are shown, and in which order: chips for verdicts, a
// search, choices.

import { steps, type Query, type Step } from "./audit-calls.ts";
import { stepWords } from "./audit-words.ts";
import { make, part } from "./page.ts";
import { reach, rove } from "./roving.ts";
import { word } from "./words.ts";

const orders = ["vote-", "vote", "name", "authority-", "links-", "first-", "type"] as const;
const shows = ["", "decided", "guarded", "gone"] as const;

/** startFilters makes the chips, by the verdict that each asks for. change hears what is asked for anew. */
export function startFilters(chips: Map<Step | "", HTMLButtonElement>, change: (asked: Partial<Query>) => void): void {
  const row = part("steps", HTMLElement);
  for (const step of ["", ...steps] as const) {
    const chip = make("button", "chip");
    chip.type = "button";
    chip.dataset["step"] = step;
    chip.ariaPressed = String(step === "");
    chip.append(make("span", "", step === "" ? word("auditAll") : stepWords(step)), " ", make("span", "count"));
    chip.addEventListener("click", () => {
      for (const [other, one] of chips) one.ariaPressed = String(other === step);
      change({ advice: step });
    });
    chips.set(step, chip);
  }
  row.replaceChildren(...chips.values());
  const [first] = chips.values();
  if (first) reach([...chips.values()], first);
  rove(row);
  const find = part("find", HTMLInputElement);
  find.placeholder = word("auditFind");
  find.addEventListener("input", () => change({ find: find.value }));
  part("filters", HTMLFormElement).addEventListener("submit", (event) => event.preventDefault());
  const [byType, byShow, bySort] = [part("byType", HTMLSelectElement), part("byShow", HTMLSelectElement), part("bySort", HTMLSelectElement)];
  byShow.append(...shows.map((show) => new Option(showWords(show), show)));
  bySort.append(...orders.map((order) => new Option(orderWords(order), order)));
  byType.addEventListener("change", () => change({ type: byType.value }));
  byShow.addEventListener("change", () => change({ show: byShow.value }));
  bySort.addEventListener("change", () => change({ sort: bySort.value.replace("-", ""), down: bySort.value.endsWith("-") }));
}

function showWords(show: (typeof shows)[number]): string {
  switch (show) {
    case "":
      return word("auditEvery");
    case "decided":
      return word("auditDecided");
    case "guarded":
      return word("auditGuarded");
    case "gone":
      return word("auditLost");
  }
}

function orderWords(order: (typeof orders)[number]): string {
  switch (order) {
    case "vote-":
      return word("auditBest");
    case "vote":
      return word("auditFaintest");
    case "name":
      return word("columnDomain");
    case "authority-":
      return word("pillarAuthority");
    case "links-":
      return word("auditLinks");
    case "first-":
      return word("auditNewest");
    case "type":
      return word("auditKind");
  }
}
