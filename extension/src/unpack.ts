// Packed files as pieces of bytes: gzip, and what lies in a ZIP archive (APPNOTE 6.3.10 by its sections). No more than a few
// megabytes of one are held, whatever it unpacks to, and whoever reads bounds that: see bounded.
//
// It refuses what cannot be read so: encrypted files, and packed in other ways than deflate.

import { Gunzip, Inflate } from "fflate";
import { begins } from "./sheet-kind.ts";

export type Bytes = Uint8Array<ArrayBuffer>;
export type Pieces = AsyncGenerator<Bytes, void, undefined>;

/** Torn says why no more of a file comes: it is damaged or cut off, or there is more than is read. The module has words for both. */
export class Torn extends Error {
  readonly why: "packed-broken" | "packed-large";
  constructor(why: "packed-broken" | "packed-large") {
    super(why);
    this.why = why;
  }
}

const broken = (): Torn => new Torn("packed-broken");

/** How many bytes of a file are read at once. */
const piece = 1 << 20;

/** How many packed bytes are unpacked at once: a thousand times as many come of the worst. */
const slice = 16 << 10;

/** piecesOf reads a file; read hears how far it is. */
export async function* piecesOf(file: Blob, read: (bytes: number) => void): Pieces {
  for (let at = 0; at < file.size; at += piece) {
    const bytes = new Uint8Array(await file.slice(at, at + piece).arrayBuffer());
    read(Math.min(file.size, at + piece));
    yield bytes;
  }
}

/** peeked are at least n bytes of the beginning, if there are so many, and all again. */
export async function peeked(pieces: Pieces, n: number): Promise<{ start: Bytes; all: Pieces }> {
  const held: Bytes[] = [];
  let torn: unknown;
  try {
    for (let length = 0; length < n;) {
      const { done, value } = await pieces.next();
      if (done) break;
      held.push(value);
      length += value.length;
    }
  } catch (why) {
    torn = why;
  }
  const start = held.length === 1 && held[0] ? held[0] : new Uint8Array(await new Blob(held).arrayBuffer());
  async function* all(): Pieces {
    if (start.length > 0) yield start;
    if (torn !== undefined) throw torn;
    yield* pieces;
  }
  return { start, all: all() };
}

/** Room is how many bytes may still come of a file, unpacked; all that lies in an archive shares one. */
export interface Room {
  left: number;
}

/** bounded ends with Torn where there is no more room. */
export async function* bounded(pieces: Pieces, room: Room): Pieces {
  for await (const bytes of pieces) {
    const some = bytes.subarray(0, room.left);
    room.left -= some.length;
    if (some.length > 0) yield some;
    if (some.length < bytes.length) throw new Torn("packed-large");
  }
}

export const isGzip = (start: Bytes): boolean => begins(start, 0x1f, 0x8b);

/** gunzipped unpacks a file of one member or several, one behind the other; the last is compared with its checksum. */
export async function* gunzipped(pieces: Pieces): Pieces {
  let sum = new Sum();
  const unpack = new Gunzip();
  unpack.onmember = () => void (sum = new Sum());
  let end: Bytes = new Uint8Array();
  yield* inflated(unpack, pieces, (bytes) => sum.add(bytes), (packed) => void (end = lastOf(end, packed, 8)));
  const view = new DataView(end.buffer, end.byteOffset, end.length);
  if (end.length < 8 || view.getUint32(0, true) !== sum.crc || view.getUint32(4, true) !== sum.length % 2 ** 32) throw broken();
}

function lastOf(before: Bytes, bytes: Bytes, n: number): Bytes {
  if (bytes.length >= n) return bytes.slice(-n);
  const all = new Uint8Array(before.length + bytes.length);
  all.set(before);
  all.set(bytes, before.length);
  return all.slice(-n);
}

/** inflated pushes pieces through an unpacker of fflate's, slice by slice, and hands on what comes of each; came hears of it at once, between members too, and packed of each slice. */
async function* inflated(unpack: Inflate | Gunzip, pieces: Pieces, came: (bytes: Bytes) => void, packed: (bytes: Bytes) => void = () => undefined): Pieces {
  let out: Bytes[] = [];
  unpack.ondata = (some) => {
    const bytes = new Uint8Array(some);
    came(bytes);
    if (bytes.length > 0) out.push(bytes);
  };
  const push = (bytes: Bytes, last: boolean): Bytes[] => {
    try {
      unpack.push(bytes, last);
    } catch {
      throw broken();
    }
    packed(bytes);
    const all = out;
    out = [];
    return all;
  };
  for await (const bytes of pieces) {
    for (let at = 0; at < bytes.length; at += slice) yield* push(bytes.slice(at, at + slice), false);
  }
  yield* push(new Uint8Array(), true);
}

/** Entry is a file in an archive. */
export interface Entry {
  name: string;
  method: number;
  encrypted: boolean;
  packed: number; // bytes
  size: number; // bytes, unpacked
  crc: number;
  at: number; // where its own head stands
}

/** mostEntries is how many files an archive may hold. */
export const mostEntries = 1000;

export const isZip = (start: Bytes): boolean => begins(start, 0x50, 0x4b, 3, 4) || begins(start, 0x50, 0x4b, 5, 6);

const [endSign, end64Sign, place64Sign, entrySign, headSign] = [0x06054b50, 0x06064b50, 0x07064b50, 0x02014b50, 0x04034b50];

/** The largest directory that is read, in bytes: a thousand entries have a hundred kilobytes. */
const longestDirectory = 16 << 20;

/** entriesOf reads an archive's directory (section 4.3), folders left out: all of it, or of too many a few more than mostEntries. It is null for what is no archive, or a torn one. */
export async function entriesOf(file: Blob): Promise<Entry[] | null> {
  const tail = new DataView(await file.slice(-(22 + 0xffff + 20)).arrayBuffer());
  let at = tail.byteLength - 22;
  while (at >= 0 && !(tail.getUint32(at, true) === endSign && at + 22 + tail.getUint16(at + 20, true) <= tail.byteLength)) at -= 1;
  if (at < 0) return null;
  let [length, from, end] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true), file.size - tail.byteLength + at];
  if (at >= 20 && tail.getUint32(at - 20, true) === place64Sign) {
    const place = Number(tail.getBigUint64(at - 20 + 8, true));
    const wide = new DataView(await file.slice(place, place + 56).arrayBuffer());
    if (wide.byteLength < 56 || wide.getUint32(0, true) !== end64Sign) return null;
    [length, from, end] = [Number(wide.getBigUint64(40, true)), Number(wide.getBigUint64(48, true)), place];
  }
  const shift = end - length - from; // what stands before the archive, as in one that unpacks itself
  if (length > longestDirectory || end - length < 0 || shift < 0) return null;
  return entriesIn(new DataView(await file.slice(end - length, end).arrayBuffer()), shift);
}

function entriesIn(view: DataView<ArrayBuffer>, shift: number): Entry[] | null {
  const all: Entry[] = [];
  for (let at = 0; at + 46 <= view.byteLength && all.length <= mostEntries;) {
    if (view.getUint32(at, true) !== entrySign) return null;
    const [named, more, said] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const next = at + 46 + named + more + said;
    if (next > view.byteLength) return null;
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, named));
    const [size, packed, place] = widened(view, at, at + 46 + named, more);
    if (!name.endsWith("/")) all.push({ name, method: view.getUint16(at + 10, true), encrypted: (view.getUint16(at + 8, true) & 1) !== 0, crc: view.getUint32(at + 16, true), size, packed, at: place + shift });
    at = next;
  }
  return all;
}

/** widened are an entry's sizes and place; those of more than four gigabytes, or of a writer that did not know, stand in a field of their own (section 4.5.3). */
function widened(view: DataView, at: number, extra: number, length: number): [size: number, packed: number, place: number] {
  const narrow = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  let field = extra;
  while (field + 4 <= extra + length && view.getUint16(field, true) !== 1) field += 4 + view.getUint16(field + 2, true);
  const until = field + 4 <= extra + length ? Math.min(extra + length, field + 4 + view.getUint16(field + 2, true)) : 0;
  field += 4;
  const [size = 0, packed = 0, place = 0] = narrow.map((n) => {
    if (n !== 0xffff_ffff || field + 8 > until) return n;
    field += 8;
    return Number(view.getBigUint64(field - 8, true));
  });
  return [size, packed, place];
}

/** canUnpack reports an entry that is not encrypted, and stored or deflated. */
export const canUnpack = ({ method, encrypted }: Entry): boolean => !encrypted && (method === 0 || method === 8);

/** unpackedEntry is what an entry holds, if it is as long and sums up as its archive says. */
export async function* unpackedEntry(file: Blob, { method, packed, size, crc, at }: Entry, read: (bytes: number) => void): Pieces {
  const head = new DataView(await file.slice(at, at + 30).arrayBuffer());
  if (head.byteLength < 30 || head.getUint32(0, true) !== headSign) throw broken();
  const from = at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const within = file.slice(from, from + packed);
  if (within.size < packed) throw broken();
  const pieces = piecesOf(within, (bytes) => read(from + bytes));
  const sum = new Sum();
  for await (const bytes of method === 0 ? pieces : inflated(new Inflate(), pieces, () => undefined)) {
    sum.add(bytes);
    if (sum.length > size) throw broken();
    yield bytes;
  }
  if (sum.length !== size || sum.crc !== crc) throw broken();
}

/** Sum is how many bytes there were, and their CRC-32 as ZIP and gzip have it. */
class Sum {
  length = 0;
  #register = 0xffff_ffff;

  add(bytes: Bytes): void {
    let register = this.#register;
    for (const byte of bytes) register = (register >>> 8) ^ (table[(register ^ byte) & 0xff] ?? 0);
    this.#register = register;
    this.length += bytes.length;
  }

  get crc(): number {
    return (this.#register ^ 0xffff_ffff) >>> 0;
  }
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb8_8320 : n >>> 1;
  return n;
});
