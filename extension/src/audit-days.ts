// Dates that could mean two days: which files have them, and a choice that reads the
// files again. It holds as long as the page is open, for these files.

import type { Days, ReadFile } from "./audit-calls.ts";
import type { Asked } from "./audit-start.ts";
import { openDays } from "./audit-taken.ts";
import { termOf, type Terms } from "./audit-words.ts";
import { part } from "./page.ts";
import { dateWords, listed, word } from "./words.ts";

const choices: readonly Days[] = ["", "day", "month"];

export class DaysPane {
  #asked: Asked | null = null;

  /** run hears what to audit again. */
  constructor(run: (asked: Asked) => void) {
    const choice = part("daysRead", HTMLSelectElement);
    choice.append(...choices.map((days) => new Option(choiceWords(days), days)));
    part("days", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      const days = choices.find((one) => one === choice.value) ?? "";
      if (this.#asked) run({ ...this.#asked, days });
    });
  }

  /** show has the choice where it makes a difference, or has been made. */
  show(asked: Asked, files: readonly ReadFile[], terms: Terms): void {
    this.#asked = asked;
    const open = openDays(files);
    part("days", HTMLElement).hidden = open.length === 0 && asked.days === "";
    part("daysRead", HTMLSelectElement).value = asked.days;
    part("daysSaid", HTMLElement).textContent = asked.days === ""
      ? word("auditDaysOpen", listed(open.map(({ name, note }) => `\u2068${name}\u2069 (${termOf(terms.notes, note)})`))) : word("auditDaysChosen");
  }
}

function choiceWords(days: Days): string {
  switch (days) {
    case "":
      return word("auditDaysTold");
    case "day":
      return dateWords("2026-04-03");
    case "month":
      return dateWords("2026-03-04");
  }
}
