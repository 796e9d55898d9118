// A document for unit tests, as small as the walker needs: the globals whose
// prototypes dom.ts reads, and a tree of them. Import it before anything else.

/** Piece of a tree: a text, or [tag, attributes, ...children]. */
export type Piece = string | [tag: string, attributes: Record<string, string>, ...children: Piece[]];

class FakeNode {
  kind = 0;
  parent: FakeNode | null = null;
  first: FakeNode | null = null;
  last: FakeNode | null = null;
  next: FakeNode | null = null;
  words = "";
  get nodeType(): number { return this.kind; }
  get firstChild(): FakeNode | null { return this.first; }
  get nextSibling(): FakeNode | null { return this.next; }
  get parentElement(): FakeNode | null { return this.parent; }
  get ownerDocument(): null { return null; }
  get baseURI(): string { return "https://page.example/posts/"; }
  get textContent(): string {
    let all = this.words;
    for (let child = this.first; child; child = child.next) all += child.textContent;
    return all;
  }
  getRootNode(): FakeNode { return this; }
  add(child: FakeNode): void {
    child.parent = this;
    if (this.last) this.last.next = child;
    else this.first = child;
    this.last = child;
  }
}

class FakeElement extends FakeNode {
  tag = "";
  attributes = new Map<string, string>();
  shadow: FakeNode | null = null;
  get localName(): string { return this.tag; }
  get shadowRoot(): FakeNode | null { return this.shadow; }
  get assignedSlot(): null { return null; }
  getAttributeNames(): string[] { return [...this.attributes.keys()]; }
  getAttribute(name: string): string | null { return this.attributes.get(name) ?? null; }
  getBoundingClientRect(): null { return null; }
}

class FakeTemplate extends FakeElement {
  content = new FakeNode();
}

class FakeDocument extends FakeNode {
  root: FakeElement | null = null;
  get documentElement(): FakeElement | null { return this.root; }
  get body(): null { return null; }
  createElement(): null { return null; }
  get contentType(): string { return "text/html"; }
  get readyState(): string { return "complete"; }
}

Object.assign(globalThis, { Node: FakeNode, Element: FakeElement, Document: FakeDocument, HTMLTemplateElement: FakeTemplate });

function build(piece: Piece): FakeNode {
  if (typeof piece === "string") {
    const text = new FakeNode();
    text.kind = 3;
    text.words = piece;
    return text;
  }
  const [tag, attributes, ...children] = piece;
  const element = tag === "template" ? new FakeTemplate() : new FakeElement();
  element.kind = 1;
  element.tag = tag;
  element.attributes = new Map(Object.entries(attributes));
  for (const child of children) {
    if (Array.isArray(child) && child[0] === "#shadow") element.shadow = shadowOf(child);
    else (element instanceof FakeTemplate ? element.content : element).add(build(child));
  }
  return element;
}

function shadowOf([, , ...children]: Exclude<Piece, string>): FakeNode {
  const root = new FakeNode();
  for (const child of children) root.add(build(child));
  return root;
}

/** fakeDocument makes a document of one root element. The cast is what makes it fake. */
export function fakeDocument(root: Exclude<Piece, string>): Document {
  const document = new FakeDocument();
  const built = build(root);
  if (built instanceof FakeElement) document.root = built;
  return document as unknown as Document;
}

/** nested makes an element with n − 1 others around it, without recursion. */
export function nested(n: number): Document {
  const document = fakeDocument(["html", {}]);
  let at = (document as unknown as FakeDocument).root;
  for (let i = 1; i < n && at; i++) {
    const inner = build(["div", {}]);
    at.add(inner);
    at = inner instanceof FakeElement ? inner : null;
  }
  return document;
}
