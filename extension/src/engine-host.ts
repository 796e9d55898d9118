// Keeps one engine for as long as the background lives: compiled once, started
// when first needed, started anew after a fault or when its memory has grown. It
// opens the pack last fetched from the user's server; the one in the extension is
// always there to fall back on.

import { packaged } from "./browser.ts";
import type { PackInUse } from "./data-state.ts";
import { flag, json, members, shape, text, whole, type Check } from "./check.ts";
import { startEngine, type Engine, type Header } from "./engine.ts";
import { packStore, type KeptPack } from "./pack-store.ts";
import { readServer } from "./settings.ts";

/** Memory never shrinks; past this many bytes an engine is let go after its call. */
const mostMemory = 96 << 20;

/** Refused is the engine's own sentence about a request it could not answer. */
export class Refused extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "Refused";
  }
}

let compiled: Promise<WebAssembly.Module> | undefined;
let running: Promise<Running> | undefined;

/** Running is an engine and the pack it has opened. */
export interface Running {
  engine: Engine;
  pack: PackInUse;
}

/** warm starts the engine, so that it is ready when the page has been read. */
export async function warm(): Promise<void> {
  await engine();
}

/** callEngine answers as JSON text. It throws Refused, or any other error when the engine has failed. */
export async function callEngine(header: Header, ...body: (string | Uint8Array<ArrayBuffer>)[]): Promise<string> {
  const { engine: used, pack } = await engine();
  try {
    const answer = used.call(header, ...body);
    if (used.bytes() > mostMemory + 3 * pack.bytes) running = undefined; // a pack arrives, is copied, and leaves a gap
    return unlessRefused(answer);
  } catch (fault) {
    if (!(fault instanceof Refused)) running = undefined;
    throw fault;
  }
}

/** Naming is the engine's answer to "key": whose page this is, whether the pack knows it, and the prefix to ask for. */
export interface Naming {
  domain: string;
  known: boolean;
  prefix: string;
}

const namingOf: Check<Naming> = shape<Naming>({ domain: text, known: flag, prefix: text });

/** nameOf answers with a prefix of so many bits as the pack's edition has, or as are given. */
export async function nameOf(url: string, bits?: number): Promise<Naming> {
  return json(namingOf)(await callEngine({ do: "key", url, bits }), "key");
}

/** packInUse is what grades are made with. */
export async function packInUse(): Promise<PackInUse> {
  return (await engine()).pack;
}

/** openPack has an engine of its own open a kept pack; null when it cannot read it. */
export async function openPack({ bytes, from, edition: { built }, fetched }: KeptPack): Promise<Running | null> {
  try {
    return await startWith(bytes, { from, built, fetched });
  } catch (why) {
    if (why instanceof Refused) return null;
    throw why;
  }
}

/** use makes an engine the one that answers from now on. */
export function use(started: Running): void {
  running = Promise.resolve(started);
}

/** letGo ends the engine: the next call starts one with the pack of the server that is set then. */
export function letGo(): void {
  running = undefined;
}

function engine(): Promise<Running> {
  running ??= start().catch((why: unknown) => {
    running = undefined;
    throw why;
  });
  return running;
}

type Origin = Pick<PackInUse, "from" | "built" | "fetched">;

const packOf = shape<Pick<PackInUse, "edition" | "names">>({ edition: text, names: whole });

/** start opens the kept pack of the server that is set, else the one in the extension. */
async function start(): Promise<Running> {
  const server = await readServer();
  const kept = server && (await packStore.read());
  if (kept && kept.from === server.address) {
    const opened = await openPack(kept);
    if (opened) return opened;
    await packStore.drop(); // of a form that this version does not read any more
  }
  return startWith(new Uint8Array(await packaged("starter.pack")), { from: null, built: "", fetched: null });
}

async function startWith(bytes: Uint8Array<ArrayBuffer>, origin: Origin): Promise<Running> {
  compiled ??= packaged("engine.wasm").then((module) => WebAssembly.compile(module));
  const started = await startEngine(await compiled);
  const opened = json(packOf)(unlessRefused(started.call({ do: "pack" }, bytes)), "pack");
  started.call({ do: "warm" });
  return { engine: started, pack: { ...opened, ...origin, bytes: bytes.length } };
}

/** unlessRefused looks at the answer's start only: a report may be megabytes long. */
function unlessRefused(answer: string): string {
  if (!/^\s*\{\s*"error"\s*:/.test(answer)) return answer;
  throw new Refused(json((value) => text(members(value).get("error")))(answer, "answer"));
}
