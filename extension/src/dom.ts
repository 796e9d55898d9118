// The document tree, read through the prototypes' own getters. A page may name a
// form field "firstChild" or "parentElement", and then form.firstChild is that
// field, in an isolated world too; read this way it stays the first child.

function getter<O, V>(prototype: object, name: string): (of: O) => V {
  const get: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (typeof get !== "function") throw new Error(`dom: no getter ${name}`);
  return (of) => get.call(of);
}

function method<O, A extends unknown[], V>(prototype: object, name: string): (of: O, ...given: A) => V {
  const call: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
  if (typeof call !== "function") throw new Error(`dom: no method ${name}`);
  return (of, ...given) => call.apply(of, given);
}

export const nodeType = getter<Node, number>(Node.prototype, "nodeType");
export const firstChild = getter<Node, Node | null>(Node.prototype, "firstChild");
export const nextSibling = getter<Node, Node | null>(Node.prototype, "nextSibling");
export const textOf = getter<Node, string | null>(Node.prototype, "textContent");
export const documentOf = getter<Node, Document | null>(Node.prototype, "ownerDocument");
export const baseOf = getter<Node, string>(Node.prototype, "baseURI");
export const parentElement = getter<Node, Element | null>(Node.prototype, "parentElement");
export const rootOf = method<Node, [], Node>(Node.prototype, "getRootNode");

export const localName = getter<Element, string>(Element.prototype, "localName");
export const attributeNames = method<Element, [], string[]>(Element.prototype, "getAttributeNames");
export const attribute = method<Element, [name: string], string | null>(Element.prototype, "getAttribute");
export const shadowRoot = getter<Element, ShadowRoot | null>(Element.prototype, "shadowRoot");
export const slotOf = getter<Element, HTMLSlotElement | null>(Element.prototype, "assignedSlot");
export const boxOf = method<Element, [], DOMRect>(Element.prototype, "getBoundingClientRect");

export const create = method<Document, [name: string], HTMLElement>(Document.prototype, "createElement");
export const rootElement = getter<Document, Element | null>(Document.prototype, "documentElement");
export const bodyOf = getter<Document, HTMLElement | null>(Document.prototype, "body");
export const contentType = getter<Document, string>(Document.prototype, "contentType");
export const readyState = getter<Document, DocumentReadyState>(Document.prototype, "readyState");

/** isElement tells elements from text and the rest by node type, so that nodes of other documents count too. */
export const isElement = (node: Node): node is Element => nodeType(node) === 1;
