// The page stream is how the content script hands a live page to the engine: one string of records, each begun by a
// control character that page text never holds (the writer replaces those by a blank). This file writes it;
// wasm/page/stream.go reads it; the two change together.
//
//	U+0001 open    tag, then for each kept attribute U+0002 name U+0003 value
//	U+0004 text    the characters of one text node
//	U+0005 close   ends the innermost open element
//	U+0006 hint    of the a[href] just opened: visible,why,x,y,w,h,font,bodyFont,contrast (decimal, empty = unknown)
//
// Void elements are opened and closed. Comments are not sent; scripts and styles have no text but JSON-LD; a noscript
// element has its source as text; a template's content and an open shadow root's content stand as children.
//
// It refuses to judge, to change the page and to recurse: a page may nest as deep as it likes. What is over a limit
// is dropped, and every element is closed.

import { attribute, attributeNames, documentOf, firstChild, isElement, localName, nextSibling, nodeType, rootElement, shadowRoot, textOf } from "./dom.ts";
import { hinter } from "./hints.ts";
import { sliced } from "./slices.ts";
import { Styles } from "./styles.ts";

/** limits bound the stream; lengths are in UTF-16 units. */
export const limits = {
  units: 12_000_000,
  elements: 400_000,
  text: 200_000,
  linkedData: 100_000,
  value: 2_000,
  longValue: 8_000, // of href and content
  tag: 100,
  hints: 3_000, // links that layout is asked about
} as const;

const kept: ReadonlySet<string> = new Set(
  ("href src alt title rel class id role type name content property itemprop itemtype itemscope http-equiv lang dir " +
    "style hidden aria-label aria-hidden target datetime charset media hreflang value data-href onclick width height " +
    "shadowrootmode start download").split(" "),
);
const long: ReadonlySet<string> = new Set(["href", "content"]);
const childless: ReadonlySet<string> = new Set(["style", "iframe"]);

const control = /[\u0000-\u0008\u000b\u000e-\u001f]/;
const controls = /[\u0000-\u0008\u000b\u000e-\u001f]/g;

/** clean bounds a page's own text and takes out what could be read as an opcode. */
export function clean(text: string, units: number): string {
  let cut = text;
  if (cut.length > units) {
    const last = cut.charCodeAt(units - 1);
    cut = cut.slice(0, last >= 0xd800 && last <= 0xdbff ? units - 1 : units); // no half pair
  }
  return control.test(cut) ? cut.replace(controls, " ") : cut;
}

/** Walk is one page, read. links are its a[href] in stream order: links[i] is the report's link index i. */
export interface Walk {
  stream: string;
  links: Element[];
  truncated: boolean;
}

export interface WalkOptions {
  hints: boolean;
  signal?: AbortSignal;
}

/** walk reads a document. It throws the signal's reason once that is aborted. */
export function walk(document: Document, { hints, signal }: WalkOptions): Walk {
  const out = written(document, signal);
  if (hints) for (const hint of out.hinting(document, new Styles())) hint();
  signal?.throwIfAborted();
  return out.end();
}

/** walkSliced is walk with hints, and with rests between them: layout is what takes the time. */
export async function walkSliced(document: Document, styles: Styles, signal: AbortSignal): Promise<Walk> {
  const out = written(document, signal);
  await sliced(out.hinting(document, styles), (hint) => hint(), signal);
  return out.end();
}

function written(document: Document, signal: AbortSignal | undefined): Writer {
  const out = new Writer();
  // next[d] is the node to visit at depth d; after[d] the list that follows it there.
  const next: (Node | null)[] = [rootElement(document)];
  const after: (Node | null)[] = [null];
  for (let depth = 0, seen = 0; depth >= 0; seen++) {
    if (seen % 4096 === 0) signal?.throwIfAborted();
    const node = next[depth];
    if (!node) {
      if (after[depth]) {
        next[depth] = after[depth] ?? null;
        after[depth] = null;
      } else if (--depth >= 0) out.close();
      continue;
    }
    next[depth] = depth === 0 ? null : nextSibling(node);
    if (!isElement(node)) {
      const type = nodeType(node);
      if (type === 3 || type === 4) out.text(textOf(node) ?? "", limits.text);
      continue;
    }
    const tag = localName(node).toLowerCase();
    if (!out.open(node, tag)) break;
    depth++;
    [next[depth], after[depth]] = out.children(node, tag);
  }
  return out;
}

type Lists = [first: Node | null, second: Node | null];

/** Writer keeps the stream's pieces and what has been spent of its limits. */
class Writer {
  readonly links: Element[] = [];
  readonly #pieces: string[] = []; // piece i ends with the open record of links[i]: its hint goes there
  #tail = ""; // what follows the last link's open record
  #units = 0;
  #elements = 0;
  #open = 0;
  #truncated = false;

  /** open writes an element's start; false when the stream is full. */
  open(element: Element, tag: string): boolean {
    let record = "\u0001" + clean(tag, limits.tag);
    let link = false;
    for (const name of attributeNames(element)) {
      if (!kept.has(name)) continue;
      const value = name === "onclick" ? "1" : clean(attribute(element, name) ?? "", long.has(name) ? limits.longValue : limits.value);
      record += "\u0002" + name + "\u0003" + value;
      if (name === "href") link = tag === "a";
    }
    if (this.#elements >= limits.elements || !this.#fits(record.length + 1)) {
      this.#truncated = true;
      return false;
    }
    this.#elements++;
    this.#open++;
    this.#put(record);
    if (link) {
      this.links.push(element);
      this.#pieces.push(this.#tail);
      this.#tail = "";
    }
    return true;
  }

  close(): void {
    this.#open--;
    this.#put("\u0005");
  }

  text(text: string, units: number): void {
    if (text === "") return;
    const record = "\u0004" + clean(text, units);
    if (this.#fits(record.length)) this.#put(record);
    else this.#truncated = true;
  }

  /** children is what stands inside an element just opened, as up to two lists of siblings. */
  children(element: Element, tag: string): Lists {
    if (childless.has(tag)) return [null, null];
    if (tag === "script") {
      const type = attribute(element, "type") ?? "";
      if (type.trim().toLowerCase() === "application/ld+json") this.text(textOf(element) ?? "", limits.linkedData);
      return [null, null];
    }
    if (tag === "template" && element instanceof HTMLTemplateElement) return [firstChild(element.content), null];
    const first = firstChild(element);
    const shadow = shadowRoot(element);
    return shadow ? [firstChild(shadow), first] : [first, null];
  }

  /** hinting is what there is to ask layout about the first links, one call a link. */
  hinting(document: Document, styles: Styles): (() => void)[] {
    const hint = hinter(document, styles);
    const rendered = [...this.links.entries()].filter(([, link]) => documentOf(link) === document).slice(0, limits.hints);
    return rendered.map(([piece, link]) => () => void (this.#pieces[piece] += "\u0006" + hint(link)));
  }

  end(): Walk {
    const stream = this.#pieces.join("") + this.#tail + "\u0005".repeat(this.#open);
    return { stream, links: this.links, truncated: this.#truncated };
  }

  /** fits says whether units more leave room for the closes still owed. */
  #fits(units: number): boolean {
    return this.#units + units + this.#open <= limits.units;
  }

  #put(record: string): void {
    this.#tail += record;
    this.#units += record.length;
  }
}
