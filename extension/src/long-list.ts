// A list of any length that draws only the rows in sight, so that 5,000 take no
// longer than 50. All rows are equally high. One row at a time is reached by Tab,
// the arrow keys go from there; each says its place in the whole list.

/** Rows above and below the window that are drawn before they are seen. */
const beyond = 4;

export class LongList<T> {
  readonly #scroller: HTMLElement;
  readonly #list: HTMLElement;
  readonly #draw: (item: T) => HTMLElement;
  readonly #drawn = new Map<number, HTMLElement>();
  #items: readonly T[] = [];
  #height = 0; // of a row, in px
  #at = 0; // the row that Tab comes to

  /** draw makes what a row holds: one element that takes the focus. */
  constructor(scroller: HTMLElement, list: HTMLElement, draw: (item: T) => HTMLElement) {
    this.#scroller = scroller;
    this.#list = list;
    this.#draw = draw;
    scroller.addEventListener("scroll", () => this.#render(), { passive: true });
    new ResizeObserver(() => this.#measure()).observe(scroller);
    list.addEventListener("keydown", (event) => this.#key(event));
    list.addEventListener("focusin", ({ target }) => {
      for (const [at, row] of this.#drawn) if (target instanceof Node && row.contains(target)) this.#reach(at);
    });
  }

  /** show has other items, from the first one on. A row that had the focus has it again, where it is now the one at its place. */
  show(items: readonly T[]): void {
    const focused = this.#list.contains(document.activeElement);
    this.#items = items;
    this.#clear();
    this.#at = 0;
    this.#scroller.scrollTop = 0;
    this.#measure();
    if (focused) this.focus();
  }

  /** focus goes to the row that Tab comes to; false where there is none. */
  focus(): boolean {
    return this.#go(this.#at);
  }

  /** goTo brings a row into sight and gives it the focus; false where there is none. */
  goTo(at: number): boolean {
    return this.#go(at);
  }

  /** again draws the rows in sight anew. A row that had the focus has it again, in sight or not. */
  again(): void {
    const focused = this.#list.contains(document.activeElement);
    this.#clear();
    this.#render();
    const inner = this.#drawn.get(this.#at)?.firstElementChild;
    if (focused && inner instanceof HTMLElement) inner.focus({ preventScroll: true });
  }

  #clear(): void {
    for (const row of this.#drawn.values()) row.remove();
    this.#drawn.clear();
  }

  /** measure asks how high a row is: that changes with the size of letters. */
  #measure(): void {
    this.#render(1);
    const height = this.#drawn.get(this.#at)?.offsetHeight ?? 0;
    if (height !== this.#height) this.#clear();
    this.#height = height;
    this.#list.style.blockSize = `${height * this.#items.length}px`;
    this.#render();
  }

  /** render draws the rows in sight and the one that Tab comes to, and takes the others away; at most so many. */
  #render(most = Infinity): void {
    const { scrollTop, clientHeight } = this.#scroller;
    const height = Math.max(1, this.#height);
    const from = Math.max(0, Math.floor(scrollTop / height) - beyond);
    const to = Math.min(this.#items.length, from + most, Math.ceil((scrollTop + clientHeight) / height) + beyond);
    for (const [at, row] of this.#drawn) {
      if ((at >= from && at < to) || at === this.#at) continue;
      row.remove();
      this.#drawn.delete(at);
    }
    for (let at = from; at < to; at++) this.#put(at);
    this.#put(this.#at);
  }

  #put(at: number): void {
    const item = this.#items[at];
    if (item === undefined || this.#drawn.has(at)) return;
    const row = document.createElement("li");
    row.ariaSetSize = String(this.#items.length);
    row.ariaPosInSet = String(at + 1);
    row.style.insetBlockStart = `${at * this.#height}px`;
    const inner = this.#draw(item);
    inner.tabIndex = at === this.#at ? 0 : -1;
    row.append(inner);
    const after = [...this.#drawn].filter(([other]) => other > at).sort(([a], [b]) => a - b)[0]; // screen readers go by the tree's order
    this.#list.insertBefore(row, after?.[1] ?? null);
    this.#drawn.set(at, row);
  }

  #reach(at: number): void {
    this.#at = at;
    for (const [other, row] of this.#drawn) if (row.firstElementChild instanceof HTMLElement) row.firstElementChild.tabIndex = other === at ? 0 : -1;
  }

  #go(at: number): boolean {
    if (this.#items[at] === undefined) return false;
    const top = at * this.#height;
    const { scrollTop, clientHeight } = this.#scroller;
    if (top < scrollTop) this.#scroller.scrollTop = top;
    else if (top + this.#height > scrollTop + clientHeight) this.#scroller.scrollTop = top + this.#height - clientHeight;
    this.#put(at);
    this.#reach(at);
    const inner = this.#drawn.get(at)?.firstElementChild;
    if (inner instanceof HTMLElement) inner.focus({ preventScroll: true });
    this.#render();
    return true;
  }

  #key(event: KeyboardEvent): void {
    const to = this.#target(event.key);
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#go(Math.min(this.#items.length - 1, Math.max(0, to)));
  }

  #target(key: string): number | undefined {
    const page = Math.max(1, Math.floor(this.#scroller.clientHeight / Math.max(1, this.#height)) - 1);
    switch (key) {
      case "ArrowDown":
        return this.#at + 1;
      case "ArrowUp":
        return this.#at - 1;
      case "PageDown":
        return this.#at + page;
      case "PageUp":
        return this.#at - page;
      case "Home":
        return 0;
      case "End":
        return this.#items.length - 1;
      default:
        return undefined;
    }
  }
}
