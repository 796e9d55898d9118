// The audit's own thread: a worker that holds the audit's module, hands it files
// piece by piece, and answers the page's requests. So the page does not stand still
// over a hundred thousand rows, and giving an audit up is ending the worker.
//
// It asks nobody but the extension's own files and its own store.

import { reasonOf, type Reason } from "./audit-report.ts";
import { noExport, noWorkbook, refusalOf, tooLong, tooMuch, unopened, zipMany, zipNested, zipNone, zipOdd, type AuditDone, type AuditWork } from "./audit-work.ts";
import { json, orNull, shape, text } from "./check.ts";
import { startEngine, type Engine, type Header } from "./engine.ts";
import { bytesOf, exchange, moduleOf, openPackOf, Refused } from "./engine-start.ts";
import { packStore } from "./pack-store.ts";
import { keepProfile, sendVectors } from "./profile.ts";
import { isOldWorkbook, NoWorkbook } from "./sheet-kind.ts";
import { readSheet } from "./sheet-read.ts";
import { bounded, canUnpack, entriesOf, gunzipped, isGzip, isZip, mostEntries, peeked, piecesOf, Torn, unpackedEntry, type Bytes, type Entry, type Pieces, type Room } from "./unpack.ts";

/** mostUnpacked is how many bytes may come of one file that is packed: as many as a plain one may have. */
const mostUnpacked = 1 << 30;

/** sampled is how much of a text's beginning tells its encoding: SampleBytes of wasm/audit/codepage. */
const sampled = 64 << 10;

/** Memory, in bytes, from which an audit is given up: a browser ends a page that takes all there is. */
const mostMemory = 1 << 30;

const packaged = (name: string): Promise<Response> => fetch(name);

let engine: Engine | undefined;

/** running is the module, which has been started. */
function running(): Engine {
  if (!engine) throw new Error("audit: asked before it was started");
  if (engine.bytes() > mostMemory) throw new Error(tooMuch);
  return engine;
}

async function start(server: string | null, profile: string | null, header: Header): Promise<string> {
  const [module, pack, words] = [moduleOf("audit", { packaged }), packaged("starter.pack").then(bytesOf), packaged("vectors.lgv").then(bytesOf)];
  pack.catch(() => undefined); // said where it is used
  const starting = module.then(startEngine);
  await openPackOf(starting, { packs: packStore }, server, pack);
  const started = (engine = await starting);
  const call = (...request: Parameters<Engine["call"]>): string => exchange(started, ...request);
  await sendVectors(call, await words);
  try {
    keepProfile(call, profile);
  } catch (why) {
    if (!(why instanceof Refused)) throw why;
    console.warn("audit: without a profile:", why);
  }
  return call(header);
}

/** Ended is how an export ended: the module's own answer, whether it was packed by gzip, and whether it is passed over, as what holds no links beside others in an archive. */
interface Ended {
  end: string;
  packed: boolean;
  passed: boolean;
}

/** read answers, as a list, how each export ended that the file is or holds. */
async function read(file: File, header: Header, told: (read: number) => void): Promise<string> {
  const all = await readAll(file, header, told);
  return `[${all.map(({ end, packed, passed }) => `{"packed":${packed},"passed":${passed},"end":${end}}`).join(",")}]`;
}

async function readAll(file: File, header: Header, told: (read: number) => void): Promise<Ended[]> {
  const room: Room = { left: mostUnpacked };
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (!isZip(start)) return [await readText(piecesOf(file, told), header, room)];
  const entries = await archived(file);
  if (entries === null) return [plain(readCells(await sheetOf(file), header, (share) => told(Math.round(share * file.size))))];
  return readArchive(file, entries, header, told, room);
}

const plain = (end: string): Ended => ({ end, packed: false, passed: false });

/** refusedOf is how one ended that the module has not opened. */
const refusedOf = (name: string, why: Refused): Ended => plain(JSON.stringify(unopened(name, why)));

const encodingOf = json(shape<{ label: string }>({ label: text }));

/** readText hands a text over, packed by gzip or not. What the module does not read by itself is decoded here, by the encoding that it names. */
async function readText(pieces: Pieces, header: Header, room: Room): Promise<Ended> {
  const { start: first, all } = await peeked(pieces, 4);
  if (isOldWorkbook(first)) throw new Refused("an old workbook", noWorkbook);
  const packed = isGzip(first);
  const { start, all: rest } = await peeked(packed ? bounded(gunzipped(all), room) : all, sampled);
  const { label } = encodingOf(exchange(running(), { do: "encoding" }, start.subarray(0, sampled)), "encoding");
  const decoder = label === "" ? null : new TextDecoder(label);
  exchange(running(), { ...header, encoding: label });
  const more = (bytes: Bytes | string): string => exchange(running(), { do: "more" }, bytes);
  let torn: string | undefined;
  try {
    for await (const bytes of rest) more(decoder ? decoder.decode(bytes, { stream: true }) : bytes);
    if (decoder) more(decoder.decode());
  } catch (why) {
    if (!(why instanceof Torn)) throw why;
    torn = why.why;
  }
  return { end: exchange(running(), { do: "end", broken: torn }), packed, passed: false };
}

/** archived are the files in an archive of exports, as Search Console's downloads are; null for what is none: a workbook, which is packed in the same way, or something torn. */
async function archived(file: Blob): Promise<Entry[] | null> {
  const all = await entriesOf(file);
  if (all === null || all.some(({ name }) => name === "[Content_Types].xml" || name === "mimetype")) return null;
  return all.filter(({ name }) => !baseOf(name).startsWith(".") && !name.startsWith("__MACOSX/"));
}

const baseOf = (name: string): string => name.slice(name.lastIndexOf("/") + 1);

async function readArchive(file: File, entries: readonly Entry[], header: Header, told: (read: number) => void, room: Room): Promise<Ended[]> {
  if (entries.length > mostEntries) throw new Refused("an archive of many files", zipMany);
  const all: Ended[] = [];
  for (const entry of entries) {
    const name = `${file.name}/${baseOf(entry.name)}`;
    try {
      const one = await readEntry(file, entry, { ...header, name }, told, room);
      all.push({ ...one, passed: noExport.includes(failedOf(one.end, "export").failed?.reason ?? "") });
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      all.push(refusedOf(name, why));
    }
  }
  return all.every(({ passed }) => passed) ? [...all, refusedOf(file.name, new Refused("an archive without links", zipNone))] : all;
}

const failedOf = json(shape<{ failed: Reason | null }>({ failed: orNull(reasonOf) }));

async function readEntry(file: File, entry: Entry, header: Header, told: (read: number) => void, room: Room): Promise<Ended> {
  if (!canUnpack(entry)) throw new Refused("an encrypted file, or one packed in another way", zipOdd);
  const { start, all } = await peeked(bounded(unpackedEntry(file, entry, told), room), 4);
  if (!isZip(start)) return readText(all, header, room);
  if (entry.size > longestWorkbook) throw new Refused("a large workbook", tooLong);
  const held: Bytes[] = [];
  try {
    for await (const bytes of all) held.push(bytes);
  } catch (why) {
    if (why instanceof Torn) throw new Refused("a torn workbook", why.why);
    throw why;
  }
  const book = new Blob(held);
  if ((await archived(book)) !== null) throw new Refused("an archive in an archive", zipNested);
  return plain(readCells(await sheetOf(book), header, () => undefined));
}

/** A workbook is read whole, and has so many rows and columns at most: sheets end at a million, exports of tools well before. */
const longestWorkbook = 64 << 20;
const bounds = { rows: 500_000, cells: 100 };

async function sheetOf(file: Blob): Promise<string[][]> {
  if (file.size > longestWorkbook) throw new Refused("a large workbook", tooLong);
  try {
    return readSheet(new Uint8Array(await file.arrayBuffer()), bounds);
  } catch (why) {
    if (why instanceof NoWorkbook) throw new Refused("no workbook that can be read", why.why === "long" ? tooLong : noWorkbook);
    throw why;
  }
}

/** How many rows of a workbook the module gets at once. */
const someRows = 2000;

/** readCells hands a sheet over: each row is its number and its cells, which have no control characters left. */
function readCells(rows: readonly string[][], header: Header, told: (share: number) => void): string {
  exchange(running(), { ...header, form: "cells" });
  for (let at = 0; at < rows.length; at += someRows) {
    const lines = rows.slice(at, at + someRows).map((cells, i) => [at + i + 1, ...cells.map((cell) => cell.replace(/[\u0000-\u001f]+/g, " "))].join("\u001f") + "\n");
    exchange(running(), { do: "more" }, lines.join(""));
    told(Math.min(1, (at + someRows) / rows.length));
  }
  return exchange(running(), { do: "end" });
}

async function work(asked: AuditWork, told: (read: number) => void): Promise<AuditDone> {
  switch (asked.do) {
    case "start":
      return { answer: await start(asked.server, asked.profile, asked.header) };
    case "read":
      return { answer: await read(asked.file, asked.header, told) };
    case "call":
      return { answer: exchange(running(), asked.header, ...asked.body) };
    case "blob":
      return { file: new Blob([exchange(running(), asked.header)], { type: asked.type }) };
  }
}

let last: Promise<unknown> = Promise.resolve();

// The page's messages are its own: what crosses is what audit-line.ts has sent.
addEventListener("message", ({ data: { id, work: asked } }: MessageEvent<{ id: number; work: AuditWork }>) => {
  last = last
    .then(() => work(asked, (read) => postMessage({ id, read })))
    .catch((why: unknown) => (why instanceof Refused ? { refused: refusalOf(why) } : { fault: why instanceof Error ? why.message : String(why) }))
    .then((done) => postMessage({ id, done }));
});
