// The audit's own thread: a worker that holds the audit's module, hands it files
// piece by piece, and answers the page's requests. So the page does not stand still
// over a hundred thousand rows, and giving an audit up is ending the worker.
//
// It asks nobody but the extension's own files and its own store.

import { noWorkbook, tooLong, tooMuch, type AuditDone, type AuditWork } from "./audit-work.ts";
import { startEngine, type Engine, type Header } from "./engine.ts";
import { bytesOf, compile, exchange, openPackOf, Refused } from "./engine-start.ts";
import { packStore } from "./pack-store.ts";
import { keepProfile, sendVectors } from "./profile.ts";
import { isOldWorkbook, isWorkbook, NoWorkbook } from "./sheet-kind.ts";
import { readSheet } from "./sheet-read.ts";

/** How many bytes of a file the module gets at once: some thousands of rows, a few hundredths of a second. */
const piece = 1 << 20;

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
  const [module, pack, words] = [packaged("audit.wasm.gz").then(compile), packaged("starter.pack").then(bytesOf), packaged("vectors.lgv").then(bytesOf)];
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

async function read(file: File, header: Header, told: (read: number) => void): Promise<string> {
  const beginning = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (isOldWorkbook(beginning)) throw new Refused("an old workbook", noWorkbook);
  if (isWorkbook(beginning)) return readCells(await sheetOf(file), header, (share) => told(Math.round(share * file.size)));
  exchange(running(), header);
  for (let at = 0; at < file.size; at += piece) {
    exchange(running(), { do: "more" }, new Uint8Array(await file.slice(at, at + piece).arrayBuffer()));
    told(Math.min(file.size, at + piece));
  }
  return exchange(running(), { do: "end" });
}

/** A workbook is read whole, and has so many rows and columns at most: sheets end at a million, exports of tools well before. */
const longestWorkbook = 64 << 20;
const bounds = { rows: 500_000, cells: 100 };

async function sheetOf(file: File): Promise<string[][]> {
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
    .catch((why: unknown) => (why instanceof Refused ? { refused: { reason: why.reason, args: why.args, text: why.message } } : { fault: why instanceof Error ? why.message : String(why) }))
    .then((done) => postMessage({ id, done }));
});
