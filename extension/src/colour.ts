// Colours as computed styles write them, and the contrast between two of them
// (WCAG 2.2, "contrast ratio" and "relative luminance").

/** Colour has its channels in 0..255 and its opacity in 0..1. */
export interface Colour {
  r: number;
  g: number;
  b: number;
  a: number;
}

const computed = /^rgba?\((\d+(?:\.\d+)?), (\d+(?:\.\d+)?), (\d+(?:\.\d+)?)(?:, (\d*\.?\d+))?\)$/;

/** parseColour reads rgb() and rgba() as browsers serialise them; null for any other colour space. */
export function parseColour(text: string): Colour | null {
  const m = computed.exec(text);
  return m && { r: Number(m[1]), g: Number(m[2]), b: Number(m[3]), a: m[4] === undefined ? 1 : Number(m[4]) };
}

/** over is what is seen of top on an opaque ground. */
export function over(top: Colour, ground: Colour): Colour {
  const mix = (t: number, g: number): number => t * top.a + g * (1 - top.a);
  return { r: mix(top.r, ground.r), g: mix(top.g, ground.g), b: mix(top.b, ground.b), a: 1 };
}

/** contrastOf is the ratio of ink to an opaque ground, 1 to 21. */
export function contrastOf(ink: Colour, ground: Colour): number {
  const a = luminance(over(ink, ground));
  const b = luminance(ground);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance({ r, g, b }: Colour): number {
  const linear = (channel: number): number => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}
