// A chart of the audit's module as elements of the page. Its texts are those of
// exports, which anybody may have written: it is parsed as XML, never as a page's
// markup, and what is not on the lists is left out.

const elements: ReadonlySet<string> = new Set(["svg", "g", "title", "desc", "rect", "line", "path", "circle", "polyline", "polygon", "text", "tspan", "defs", "pattern"]);

/** Attributes that draw or name; none of them loads or runs anything. */
const attributes = /^(id|class|role|aria-[a-z]+|viewBox|preserveAspectRatio|x|y|x1|x2|y1|y2|cx|cy|dx|dy|r|rx|ry|d|points|width|height|transform|fill|fill-opacity|stroke|stroke-width|stroke-dasharray|stroke-linecap|stroke-linejoin|opacity|text-anchor|dominant-baseline|font-size|font-weight|direction|dir|lang|patternUnits|patternTransform|data-[a-z-]+)$/;

/** Values that would name something else than a pattern of the same drawing. */
const outside = /url\((?!#)|javascript:/i;

/** drawing answers null for what is no drawing. */
export function drawing(source: string): SVGElement | null {
  const root = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  if (!(root instanceof SVGElement) || root.localName !== "svg") return null;
  prune(root);
  return document.importNode(root, true);
}

function prune(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    if (name !== "xmlns" && (!attributes.test(name) || outside.test(value))) element.removeAttribute(name);
  }
  for (const child of [...element.childNodes]) {
    if (child instanceof SVGElement && elements.has(child.localName)) prune(child);
    else if (child.nodeType !== Node.TEXT_NODE) child.remove();
  }
}
