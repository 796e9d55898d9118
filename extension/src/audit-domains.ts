// The audit's referring domains: filters, order, a list that asks the worker for what is
// in sight alone, and the review of one after the other, by keyboard or by button.

import { stepOn, type Auditor, type Counts, type Judged, type Query, type Step } from "./audit-calls.ts";
import { detailOf } from "./audit-detail.ts";
import { startFilters } from "./audit-filters.ts";
import { stepWords, termOf, voteWords, type Terms } from "./audit-words.ts";
import { LongList } from "./long-list.ts";
import { make, part, rest } from "./page.ts";
import { count, word } from "./words.ts";

/** How many domains are asked for at once: twice what is in sight. */
const lot = 60;

/** How many lots are kept: a hundred screens. */
const mostLots = 200;

/** Undone is whose last decision was taken back, and what holds then. */
export interface Undone {
  name: string;
  counts: Counts;
}

/** Reviewing hears what the user decides: null takes a decision back. It answers what holds then, or null where nothing was taken. */
export interface Reviewing {
  decide(judged: Judged, step: Step | null): Promise<Counts | null>;
  undo(): Promise<Undone | null>;
}

export class DomainPane {
  readonly #list: LongList<number>;
  readonly #chips = new Map<Step | "", HTMLButtonElement>();
  readonly #reviewing: Reviewing;
  #auditor: Auditor | null = null;
  #terms: Terms | null = null;
  #query: Query = { advice: "", type: "", show: "", find: "", sort: "vote", down: true };
  #lots = new Map<number, Judged[]>();
  #asked = new Set<number>();
  #total = 0;
  #all = 0;
  #at = 0;
  #turn = 0; // what was asked before counts no more

  constructor(reviewing: Reviewing) {
    this.#reviewing = reviewing;
    this.#list = new LongList(part("scroller", HTMLElement), part("list", HTMLElement), (at) => this.#row(at));
    startFilters(this.#chips, (asked) => this.#change(asked));
    const review = part("review", HTMLElement);
    review.addEventListener("keydown", (event) => this.#key(event));
    part("list", HTMLElement).addEventListener("focusin", ({ target }) => {
      const at = target instanceof HTMLElement ? Number(target.dataset["at"]) : NaN;
      if (!Number.isNaN(at)) this.#select(at);
    });
  }

  /** show has another audit's domains, of which there are so many. */
  async show(auditor: Auditor, terms: Terms, all: number, types: readonly string[]): Promise<void> {
    [this.#auditor, this.#terms, this.#all] = [auditor, terms, all];
    part("byType", HTMLSelectElement).replaceChildren(new Option(word("auditAllKinds"), ""), ...types.map((type) => new Option(termOf(terms.types, type), type)));
    this.#query = { ...this.#query, type: "" };
    await this.#ask();
  }

  /** query is what is asked for at present. */
  get query(): Query {
    return this.#query;
  }

  /** counted writes how many domains hold which advice. */
  counted(counts: Counts): void {
    for (const [step, chip] of this.#chips) {
      const number = chip.querySelector(".count");
      if (number) number.textContent = count(step === "" ? this.#all : counts[step]);
    }
  }

  /** again asks for what is in sight anew, after a decision; the place stays, unless other domains may be asked for now. */
  async again(): Promise<void> {
    if (this.#isOfDecisions()) return this.#anew();
    this.#forget();
    await this.#lotOf(this.#at);
    this.#list.again();
    this.#detail();
  }

  #isOfDecisions(): boolean {
    return this.#query.advice !== "" || this.#query.show === "decided";
  }

  /** anew begins the list again, with the focus where it was in it. */
  async #anew(): Promise<void> {
    const inList = part("list", HTMLElement).contains(document.activeElement);
    await this.#ask();
    if (inList) this.#list.focus();
  }

  #forget(): void {
    this.#turn += 1;
    this.#lots.clear();
    this.#asked.clear();
  }

  /** ask begins from the first that the query asks for. */
  async #ask(): Promise<void> {
    this.#forget();
    const turn = this.#turn;
    if (!this.#auditor) return;
    const { total, domains } = await this.#auditor.domains(this.#query, 0, lot);
    if (turn !== this.#turn) return;
    this.#lots.set(0, domains);
    this.#total = total;
    this.#at = 0;
    part("domainsTold", HTMLElement).textContent = word("auditTold", count(total), count(this.#all));
    part("nothing", HTMLElement).hidden = total > 0;
    part("scroller", HTMLElement).hidden = total === 0;
    for (const id of ["csv", "tsv"]) part(id, HTMLButtonElement).disabled = total === 0;
    this.#list.show(Array.from({ length: total }, (_, at) => at));
    await rest();
    if (turn === this.#turn) this.#detail();
  }

  async #lotOf(at: number): Promise<void> {
    const number = Math.floor(at / lot);
    if (!this.#auditor || this.#lots.has(number) || this.#asked.has(number)) return;
    const turn = this.#turn;
    this.#asked.add(number);
    const { domains } = await this.#auditor.domains(this.#query, number * lot, lot);
    if (turn !== this.#turn) return;
    const [first] = this.#lots.keys();
    if (this.#lots.size >= mostLots && first !== undefined) this.#lots.delete(first);
    this.#lots.set(number, domains);
    this.#asked.delete(number);
  }

  #judged(at: number): Judged | undefined {
    return this.#lots.get(Math.floor(at / lot))?.[at % lot];
  }

  /** row is empty until the worker has answered. */
  #row(at: number): HTMLElement {
    const button = make("button", "row");
    button.type = "button";
    button.dataset["at"] = String(at);
    button.setAttribute("aria-current", String(at === this.#at));
    const judged = this.#judged(at);
    if (!judged || !this.#terms) {
      button.append(make("span", "name", "…"));
      this.#soon(at);
      return button;
    }
    const { domain, decided } = judged;
    const step = stepOn(judged);
    const vote = make("span", "vote", voteWords(domain.vote));
    vote.title = word("auditWorthShort");
    const bar = make("span", "fill");
    bar.style.inlineSize = `${100 * (domain.vote ?? 0)}%`;
    vote.append(bar);
    const name = make("span", "name");
    const kind = termOf(this.#terms.types, domain.type), anchor = domain.anchors[0]?.text ?? "", about = make("span", "aside", kind && anchor ? `${kind} · ` : kind);
    about.append(make("bdi", "", anchor)); // a box of its own is cut off at the end of what is said, whichever way the page is written
    name.append(make("bdi", "", domain.name), about);
    const advice = make("span", "step", stepWords(step));
    advice.dataset["step"] = step;
    if (decided) advice.append(make("span", "aside", word("auditByYou")));
    button.append(vote, name, make("span", "links", count(domain.links)), advice);
    button.addEventListener("click", () => {
      button.focus();
      part("detail", HTMLElement).scrollIntoView({ block: "nearest" });
    });
    return button;
  }

  #waiting: number | undefined;

  /** soon asks for a row, and draws all of those in sight once they are there. */
  #soon(at: number): void {
    void this.#lotOf(at).then(() => {
      if (!this.#judged(at)) return; // fewer than there were: drawing it again would ask again, for ever
      this.#waiting ??= requestAnimationFrame(() => {
        this.#waiting = undefined;
        this.#list.again();
        if (!part("detail", HTMLElement).hasChildNodes()) this.#detail();
      });
    }, console.error);
  }

  #select(at: number): void {
    if (at === this.#at) return;
    this.#at = at;
    for (const row of part("list", HTMLElement).querySelectorAll<HTMLElement>(".row")) row.setAttribute("aria-current", String(Number(row.dataset["at"]) === at));
    this.#detail();
  }

  #detail(): void {
    const judged = this.#judged(this.#at);
    const pane = part("detail", HTMLElement);
    pane.hidden = this.#total === 0;
    if (!judged || !this.#terms) return pane.replaceChildren();
    const focused = pane.contains(document.activeElement) ? document.activeElement?.getAttribute("data-do") : null;
    pane.replaceChildren(...detailOf(judged, this.#terms, { at: this.#at, total: this.#total, act: (what) => this.act(what) }));
    if (focused) (pane.querySelector<HTMLElement>(`[data-do="${focused}"]:enabled`) ?? pane.querySelector<HTMLElement>("button:enabled"))?.focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return;
    const what = actions[event.key.toLowerCase()];
    if (!what) return;
    event.preventDefault();
    this.act(what);
  }

  #acting: Promise<void> = Promise.resolve();

  /** act does what a key or a button asks for, once what was asked for before is done: a key pressed meanwhile is about what comes then. */
  act(what: Action): void {
    this.#acting = this.#acting.then(() => this.#do(what)).catch(console.error);
  }

  /** do: deciding goes on to the next, and undoing back to the one that was decided. */
  async #do(what: Action): Promise<void> {
    switch (what) {
      case "next":
        return this.#go(this.#at + 1);
      case "previous":
        return this.#go(this.#at - 1);
      case "undo":
        return this.#undo();
    }
    const judged = this.#judged(this.#at);
    if (!judged) return;
    const counts = await this.#reviewing.decide(judged, what === "back" ? null : what);
    if (!counts) return;
    const inList = part("list", HTMLElement).contains(document.activeElement);
    this.counted(counts);
    if (this.#isOfDecisions()) return this.#anew(); // it may be in this list no more
    const to = what === "back" ? this.#at : Math.min(this.#total - 1, this.#at + 1);
    await this.again();
    if (inList) this.#list.goTo(to);
    this.#select(to); // a window that is not in front hears of no focus
  }

  async #undo(): Promise<void> {
    const undone = await this.#reviewing.undo();
    if (!undone) return;
    const inDetail = part("detail", HTMLElement).contains(document.activeElement);
    this.counted(undone.counts);
    let to = this.#placeOf(undone.name);
    await this.again();
    if (this.#isOfDecisions()) to = this.#placeOf(undone.name);
    to ??= this.#at; // sought, or filtered, out of sight
    await this.#lotOf(to);
    if (!inDetail) this.#list.goTo(to); // also from the button that has undone it, which may be gone
    this.#select(to);
  }

  #placeOf(name: string): number | undefined {
    for (const [number, judged] of this.#lots) {
      const at = judged.findIndex(({ domain }) => domain.name === name);
      if (at >= 0) return number * lot + at;
    }
    return undefined;
  }

  #go(at: number): void {
    if (at < 0 || at >= this.#total) return;
    if (part("detail", HTMLElement).contains(document.activeElement)) {
      void this.#lotOf(at).then(() => this.#detail(), console.error);
    } else this.#list.goTo(at);
    this.#select(at);
  }

  #change(asked: Partial<Query>): void {
    this.#query = { ...this.#query, ...asked };
    this.#ask().catch(console.error);
  }
}

/** Action is what a key or a button of the review asks for; "back" takes a decision back. */
export type Action = Step | "next" | "previous" | "undo" | "back";

/** Keys work in the list and beside it only, so that they are in nobody's way (WCAG 2.1.4). */
const actions: Readonly<Record<string, Action>> = { k: "keep", c: "check", d: "disavow", n: "next", p: "previous", u: "undo" };
