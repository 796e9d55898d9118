// Computed styles. Making the object takes Firefox longer than reading ten
// properties of it, and it stays true while the page changes: so each element has
// one, which all that look at the page in one reading share.

export class Styles {
  readonly #known = new Map<Element, CSSStyleDeclaration>();

  of(element: Element): CSSStyleDeclaration {
    let style = this.#known.get(element);
    if (!style) this.#known.set(element, (style = getComputedStyle(element)));
    return style;
  }
}
