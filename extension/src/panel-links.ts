// The side panel's list of links: search, filters with counts, order, and the
// rows. It knows nothing of tabs: it is told what to show and says what was chosen.

import { csv, tsv } from "./cells.ts";
import { filters, indexed, orders, viewOf, type Filter, type Indexed, type LinkRow, type Order, type ShownLinks, type View } from "./link-view.ts";
import { filterWords, orderWords } from "./link-words.ts";
import type { Link } from "./link.ts";
import { LongList } from "./long-list.ts";
import { make, part, rest } from "./page.ts";
import { reach, rove } from "./roving.ts";
import { placeWords } from "./said.ts";
import { linkTable } from "./tables.ts";
import { copyText, handFile } from "./transfer.ts";
import { count, percent, word } from "./words.ts";

/** Links that are read before the page gets to do something else: a few ms' worth. */
const slice = 250;

/** LinkPane: choose hears which link is to be shown on the page, and which of how many to its address it is. */
export class LinkPane {
  readonly #view: View & { chosen: Set<Filter>; search: string; order: Order } = { search: "", chosen: new Set(), order: "page" };
  readonly #list: LongList<LinkRow>;
  readonly #chips = new Map<Filter, HTMLButtonElement>();
  readonly #next = new Map<string, number>(); // by address: which of its links comes next
  readonly #choose: (link: Link, nth: number, of: number) => void;
  #links: readonly Indexed[] = [];
  #shown: ShownLinks | null = null;
  #page = { url: "", domain: "" };

  constructor(choose: (link: Link, nth: number, of: number) => void) {
    this.#choose = choose;
    this.#list = new LongList(part("scroller", HTMLElement), part("list", HTMLElement), (row) => this.#row(row));
    this.#makeTools();
    this.#makeChips();
  }

  /** show has the links of another page, and answers true, if they are still wanted once they are read. What is sought and chosen stays. */
  async show(links: readonly Link[], { url, domain }: { url: string; domain: string }, still: () => boolean): Promise<boolean> {
    const read: Indexed[] = [];
    for (let at = 0; at < links.length && still(); at += slice) {
      read.push(...links.slice(at, at + slice).map(indexed));
      await rest();
    }
    if (!still()) return false;
    this.#links = read;
    this.#page = { url, domain };
    this.#next.clear();
    this.#render();
    return true;
  }

  search(): void {
    part("search", HTMLInputElement).select();
  }

  #makeTools(): void {
    const search = part("search", HTMLInputElement);
    search.placeholder = word("panelSearch");
    search.addEventListener("input", () => {
      this.#view.search = search.value;
      this.#render();
    });
    search.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && this.#list.focus()) event.preventDefault();
      if (event.key !== "Escape" || search.value === "") return;
      event.preventDefault(); // else it may close the panel
      search.value = this.#view.search = "";
      this.#render();
    });
    const order = part("order", HTMLSelectElement);
    order.replaceChildren(...orders.map((one) => new Option(orderWords(one), one)));
    order.addEventListener("change", () => {
      this.#view.order = orders.find((one) => one === order.value) ?? "page";
      this.#render();
    });
    part("copy", HTMLElement).addEventListener("click", () => void this.#copy());
    part("csv", HTMLElement).addEventListener("click", () => handFile(csv(this.#table()), word("panelFile", this.#page.domain || new URL(this.#page.url).hostname), "text/csv"));
  }

  #makeChips(): void {
    for (const filter of filters) {
      const chip = make("button", "chip");
      chip.type = "button";
      chip.dataset["filter"] = filter;
      chip.append(make("span", "", filterWords(filter)), " ", make("span", "count"));
      chip.addEventListener("click", () => {
        if (!this.#view.chosen.delete(filter)) this.#view.chosen.add(filter);
        this.#render();
      });
      this.#chips.set(filter, chip);
    }
    const row = part("filters", HTMLElement);
    row.replaceChildren(...this.#chips.values());
    const [first] = this.#chips.values();
    if (first) reach([...this.#chips.values()], first);
    rove(row);
  }

  #render(): void {
    const shown = viewOf(this.#links, this.#view);
    this.#shown = shown;
    for (const [filter, chip] of this.#chips) {
      chip.ariaPressed = String(this.#view.chosen.has(filter));
      const number = chip.querySelector(".count");
      if (number) number.textContent = count(shown.counts[filter]);
    }
    const all = this.#links.length;
    part("told", HTMLElement).textContent = shown.links === all ? word("panelTold", count(all), count(shown.rows.length)) : word("panelToldOf", count(shown.links), count(all), count(shown.rows.length));
    part("nothing", HTMLElement).hidden = shown.rows.length > 0;
    for (const id of ["copy", "csv"]) part(id, HTMLButtonElement).disabled = shown.rows.length === 0;
    this.#list.show(shown.rows);
  }

  /** row: a press shows the link on the page; one more press the next link to the same address. */
  #row(row: LinkRow): HTMLElement {
    const { link, all } = row;
    const button = make("button", "row");
    button.type = "button";
    const worth = make("span", "worth", link.vote === null ? "–" : percent(link.vote));
    worth.title = link.vote === null ? word("notKnown") : word("newLinkValue", percent(link.vote));
    const name = make("span", "name");
    name.append(make("bdi", link.text.trim() ? "text" : "text none", link.text.trim() || word("panelNoText")));
    if (all.length > 1) name.append(make("span", "times", word("panelTimes", count(all.length))));
    const where = make("span", "where");
    where.append(make("bdi", "address", shortAddress(link.href, this.#page.url)), ...tagsOf(link));
    button.append(worth, name, where);
    button.title = link.href.slice(0, 500);
    button.addEventListener("click", () => this.#press(row));
    return button;
  }

  #press({ link, all }: LinkRow): void {
    const at = (this.#next.get(link.href) ?? 0) % all.length;
    this.#next.set(link.href, at + 1);
    this.#choose(all[at] ?? link, at + 1, all.length);
  }

  #table(): ReturnType<typeof linkTable> {
    return linkTable(this.#shown?.rows ?? []);
  }

  async #copy(): Promise<void> {
    const copied = await copyText(tsv(this.#table()));
    part("said", HTMLElement).textContent = copied ? word("panelCopied", count(this.#shown?.rows.length ?? 0)) : word("panelNotCopied");
  }
}

/** shortAddress is what tells addresses apart: without what all have that are of the page's origin, without the scheme and www. */
function shortAddress(href: string, page: string): string {
  const { origin } = new URL(page);
  return (href.startsWith(`${origin}/`) ? href.slice(origin.length) : href.replace(/^https?:\/\/(www\.)?/, "")).slice(0, 200);
}

function tagsOf(link: Link): HTMLElement[] {
  const tags: [look: string, text: string][] = [];
  if (link.yours) tags.push(["yours", word("panelYours")]);
  if (link.flags.includes("risky")) tags.push(["risky", word("panelRisky")]);
  for (const token of ["sponsored", "ugc", "nofollow"]) if (link.rel.includes(token)) tags.push(["rel", token]);
  if (!link.follow && tags.every(([look]) => look !== "rel")) tags.push(["rel", word("panelNotFollowed")]);
  if (link.placement !== "content") tags.push([link.placement === "hidden" ? "risky" : "", placeWords(link.placement)]);
  return tags.map(([look, text]) => make("span", `tag ${look}`, text));
}
