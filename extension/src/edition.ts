// An edition as GET /v1/edition describes it: one build of a server's data, named
// by the hash of its contents. Every field that is used is checked; others are not kept.

import { Mismatch, shape, text, whole, within, type Check } from "./check.ts";

/** Mean names a bucket must hold at least, and bits a request may show at most. */
const leastNames = 256;
const mostBits = 16;

/** The longest pack, in bytes, that the engine reads: wasm/trust's MaxPackBytes. The shortest is its header. */
export const mostPackBytes = 48 << 20;
const leastPackBytes = 48;

/** Edition is one build of a server's data, as far as the extension needs it. */
export interface Edition {
  id: string;
  built: string; // YYYY-MM-DD, perhaps with a time
  names: number;
  bits: number; // of a name's hash that a request for a bucket shows
  pack: PackInfo;
}

/** PackInfo says how to know the edition's pack. sha256 is lower-case hex. */
export interface PackInfo {
  bytes: number;
  sha256: string;
}

const written = (pattern: RegExp, wanted: string): Check<string> => (value, at = "value") => {
  const given = text(value, at);
  if (!pattern.test(given)) throw new Mismatch(at, wanted);
  return given;
};

const packInfo = shape<PackInfo>({
  bytes: (value, at) => within(leastPackBytes, mostPackBytes)(whole(value, at), at),
  sha256: written(/^[0-9a-f]{64}$/, "a SHA-256"),
});

/** editionOf checks an edition. Its id goes into addresses, so it is plain letters and digits. */
export const editionOf: Check<Edition> = shape<Edition>({
  id: written(/^[0-9a-z-]{1,32}$/, "an edition's id"),
  built: written(/^\d{4}-\d{2}-\d{2}[0-9T:.Z+-]{0,25}$/, "a date"),
  names: whole,
  bits: (value, at) => within(0, 64)(whole(value, at), at),
  pack: packInfo,
});

const form = shape<{ format: number; buckets: number }>({ format: within(1, 1), buckets: whole });

/** documentOf checks the server's whole document: of a form that is known, and with as many buckets as it has bits for. */
export const documentOf: Check<Edition> = (value, at = "edition") => {
  const { buckets } = form(value, at);
  const edition = editionOf(value, at);
  if (buckets !== 2 ** edition.bits) throw new Mismatch(`${at}.buckets`, "2 to the power of bits");
  return edition;
};

/** hides says whether an edition's buckets hide a name among enough others. */
export function hides({ bits, names }: Pick<Edition, "bits" | "names">): boolean {
  return bits >= 0 && bits <= mostBits && names / 2 ** bits >= leastNames;
}
