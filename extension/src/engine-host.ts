// Keeps one engine for as long as the background lives: compiled once, started
// when first needed, started anew after a fault or when its memory has grown.

import { packaged } from "./browser.ts";
import { flag, json, members, shape, text, whole, type Check } from "./check.ts";
import { startEngine, type Engine, type Header } from "./engine.ts";

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

interface Running {
  engine: Engine;
  bits: number; // of the prefixes that this engine's pack, and so it, reads
}

/** warm starts the engine, so that it is ready when the page has been read. */
export async function warm(): Promise<void> {
  await engine();
}

/** callEngine answers as JSON text. It throws Refused, or any other error when the engine has failed. */
export async function callEngine(header: Header, ...body: (string | Uint8Array<ArrayBuffer>)[]): Promise<string> {
  const { engine: used } = await engine();
  try {
    const answer = used.call(header, ...body);
    if (used.bytes() > mostMemory) running = undefined;
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

export async function nameOf(url: string): Promise<Naming> {
  return json(namingOf)(await callEngine({ do: "key", url }), "key");
}

/** prefixBits is how many bits the engine's prefixes have. */
export async function prefixBits(): Promise<number> {
  return (await engine()).bits;
}

function engine(): Promise<Running> {
  running ??= start().catch((why: unknown) => {
    running = undefined;
    throw why;
  });
  return running;
}

const packOf: Check<{ bits: number }> = shape<{ bits: number }>({ bits: whole });

async function start(): Promise<Running> {
  compiled ??= packaged("engine.wasm").then((bytes) => WebAssembly.compile(bytes));
  const [module, pack] = await Promise.all([compiled, packaged("starter.pack")]);
  const started = await startEngine(module);
  const { bits } = json(packOf)(unlessRefused(started.call({ do: "pack" }, new Uint8Array(pack))), "pack");
  started.call({ do: "warm" });
  return { engine: started, bits };
}

/** unlessRefused looks at the answer's start only: a report may be megabytes long. */
function unlessRefused(answer: string): string {
  if (!/^\s*\{\s*"error"\s*:/.test(answer)) return answer;
  throw new Refused(json((value) => text(members(value).get("error")))(answer, "answer"));
}
