// Where a mark stands beside its link's box: at the end corner of a line, or within
// that of a picture. Numbers only.

/** markSize is a mark's side in CSS pixels. */
export const markSize = 15;

/** Box is a rectangle in CSS pixels of the viewport. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Place is where a mark's corner stands, and a spot of its link just beside it, both relative to the origin that was given. */
export interface Place {
  x: number;
  y: number;
  spot: { x: number; y: number };
}

/** View is what is drawn in: its origin and its width, and whether its lines end at the left. */
export interface View {
  left: number;
  top: number;
  width: number;
  rtl: boolean;
}

/** A box from this height on is a picture or a card, and its mark stands inside. */
const tall = 48;

/** placeIn is where the mark of a box stands; null where the box's corner is cut off. */
export function placeIn(box: Box, clips: readonly Box[], view: View): Place | null {
  const inside = box.bottom - box.top >= tall;
  const out = inside ? -3 : markSize - 3; // how far the mark leaves the box at its end
  const corner = { x: view.rtl ? box.left : box.right, y: box.top };
  const seen = clips.every((clip) => clip.left <= corner.x + 1 && corner.x - 1 <= clip.right && clip.top <= corner.y + 8 && corner.y + 8 <= clip.bottom);
  if (!seen) return null;
  const wide = Math.max(view.width, box.right - view.left);
  const x = (view.rtl ? box.left - out : box.right - markSize + out) - view.left;
  const y = (inside ? box.top + 3 : box.top - 7) - view.top;
  const spot = { x: (view.rtl ? box.left + 5 : box.right - 5) - view.left, y: box.top + Math.min(box.bottom - box.top, tall) / 2 - view.top };
  return { x: Math.max(0, Math.min(x, wide - markSize)), y: Math.max(0, y), spot }; // over the edge the page could be scrolled further
}
