// The engine's face: one request in, one answer out. wasm/cmd/engine and
// extension/src/engine.ts are twins and change together.
//
// Exports: alloc(n) → where the next request's n bytes go; call() → ptr<<32 | length
// of the answer; rest() collects what calls have left, where there is such. A request
// is header lines "key: value", an empty line, then the body; an answer is UTF-8 JSON.
// An engine keeps the pack, the vectors and the profile it was sent for as long as it
// lives. It refuses to interpret: see grading.ts and profile.ts.

import { wasiFor } from "./wasi.ts";

/** Header is a request's keys in order; absent values are left out. A value has no line break. */
export type Header = Readonly<Record<string, string | number | undefined>>;

/** Engine is one running instance. After call has thrown it must not be used again. */
export interface Engine {
  call(header: Header, ...body: (string | Uint8Array<ArrayBuffer>)[]): string;
  /** rest does what can wait until the answer has been passed on. */
  rest(): void;
  /** bytes is what its memory takes. It never shrinks. */
  bytes(): number;
}

interface Exports {
  memory: WebAssembly.Memory;
  initialize: () => void;
  alloc: (n: number) => number;
  call: () => bigint;
  rest: () => void;
}

/** startEngine instantiates a compiled module. */
export async function startEngine(module: WebAssembly.Module): Promise<Engine> {
  let exports: Exports | undefined;
  const memory = (): WebAssembly.Memory => {
    if (!exports) throw new Error("engine: asked for memory before it started");
    return exports.memory;
  };
  const instance = await WebAssembly.instantiate(module, wasiFor(module, memory, (line) => console.warn("engine:", line)));
  const engine = (exports = exportsOf(instance.exports));
  engine.initialize();
  return {
    call: (header, ...body) => exchange(engine, [head(header), ...body]),
    rest: engine.rest,
    bytes: () => engine.memory.buffer.byteLength,
  };
}

const encoder = new TextEncoder();

function exchange(engine: Exports, parts: (string | Uint8Array<ArrayBuffer>)[]): string {
  const bytes = parts.map((part) => (typeof part === "string" ? encoder.encode(part) : part));
  const total = bytes.reduce((sum, part) => sum + part.length, 0);
  let at = engine.alloc(total) >>> 0;
  for (const part of bytes) {
    new Uint8Array(engine.memory.buffer, at, part.length).set(part);
    at += part.length;
  }
  const answer = BigInt.asUintN(64, engine.call());
  const length = Number(answer & 0xffff_ffffn);
  return new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(engine.memory.buffer, Number(answer >> 32n), length));
}

/** head writes header lines. Line breaks in a value would start a new key: they become spaces. */
export function head(header: Header): string {
  let lines = "";
  for (const [key, value] of Object.entries(header)) {
    if (value !== undefined) lines += `${key}: ${String(value).replace(/[\r\n]/g, " ")}\n`;
  }
  return lines + "\n";
}

/** exportsOf is a checked boundary: the types of a module's functions cannot be seen, only that they are functions. */
function exportsOf(e: WebAssembly.Exports): Exports {
  const { memory, _initialize: initialize, alloc, call, rest } = e;
  if (!(memory instanceof WebAssembly.Memory)) throw new Error("engine: no memory");
  if (typeof initialize !== "function" || typeof alloc !== "function" || typeof call !== "function") throw new Error("engine: exports are missing");
  return {
    memory,
    initialize: initialize as Exports["initialize"],
    alloc: alloc as Exports["alloc"],
    call: call as Exports["call"],
    rest: typeof rest === "function" ? (rest as Exports["rest"]) : () => undefined, // the audit keeps too much to look through it all
  };
}
