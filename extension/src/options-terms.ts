// The terms that a profile has learnt, as chips: a press strikes one out, another
// takes it in again.

import { make, part } from "./page.ts";
import type { Term } from "./profile.ts";
import { count, plural, word } from "./words.ts";

/** How many are shown before the user asks for all. */
const few = 40;

export type Strike = (term: string, struck: boolean) => Promise<void>;

/** showTerms keeps the focus on the chip that was pressed. */
export function showTerms(terms: readonly Term[], strike: Strike): void {
  const struck = terms.filter((term) => term.struck).length;
  part("learntTerms", HTMLElement).hidden = terms.length === 0;
  part("termsHeading", HTMLElement).textContent = struck === 0 ? word("terms", count(terms.length)) : word("termsStruck", count(terms.length), count(struck));
  const focused = document.activeElement?.closest<HTMLElement>(".chip")?.textContent;
  const chips = terms.map((term) => chip(term, strike));
  part("terms", HTMLElement).replaceChildren(...chips);
  if (focused) chips.find((one) => one.textContent === focused)?.querySelector("button")?.focus();
  const all = part("allTerms", HTMLButtonElement);
  all.textContent = plural("termsAll", terms.length);
  all.onclick = () => part("terms", HTMLElement).classList.add("all");
  part("terms", HTMLElement).classList.toggle("many", terms.length > few);
}

function chip({ term, struck }: Term, strike: Strike): HTMLLIElement {
  const item = make("li");
  const button = make("button", "chip", term);
  button.type = "button";
  button.ariaPressed = String(struck);
  button.onclick = () => {
    button.ariaPressed = String(!struck);
    strike(term, !struck).catch(console.error);
  };
  item.append(button);
  return item;
}
