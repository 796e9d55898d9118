// Times an engine in V8 for BenchmarkV8 of wasm/cmd/engine, which bundles this
// file and starts it with node:
//
//	node speed.mjs engine.wasm runs request…
//
// A request is a file with the bytes of one call; what one leaves in the engine the
// next ones find. For each it prints one line of JSON: the processor time of the
// first call, in milliseconds, all compiling included, the median of that of a call
// and of reading alone once the code is warm, the fastest of reading, what machine
// it ran in, and the engine's memory in bytes after them. On a busy computer the
// same work costs up to twice the processor time: the fastest tells the engine's
// part from its neighbours'. The engine must have the export facts (built with the
// tag speed). It judges nothing: the limit stands in the benchmark.

import { readFile } from "node:fs/promises";
import { argv, cpuUsage, versions } from "node:process";

import { wasiFor } from "../src/wasi.ts";

interface Exports {
  memory: WebAssembly.Memory;
  alloc: (n: number) => number;
  call: () => bigint;
  facts: () => number;
}

const [, , engineFile = "", runsText = "", ...requests] = argv;
const runs = Number(runsText);

const engine = await start(await WebAssembly.compile(await readFile(engineFile)));
for (const file of requests) {
  const request = await readFile(file);
  const grade = (): void => void exchange(request, () => engine.call());
  const read = (): void => void exchange(request, () => engine.facts());
  const machine = `node ${versions.node}, V8 ${versions.v8}`;
  const first = time(grade);
  for (let i = 1; i < runs; i++) grade();
  for (let i = 0; i < runs; i++) read();
  const graded = times(grade);
  const took = times(read);
  console.log(JSON.stringify({ first, grade: median(graded), read: median(took), fastest: took[0], machine, memory: engine.memory.buffer.byteLength }));
}

async function start(module: WebAssembly.Module): Promise<Exports> {
  let memory: WebAssembly.Memory | undefined;
  const ofEngine = (): WebAssembly.Memory => {
    if (!memory) throw new Error("speed: asked for memory before the engine started");
    return memory;
  };
  const { exports } = await WebAssembly.instantiate(module, wasiFor(module, ofEngine, console.error));
  const { memory: given, _initialize: initialize, alloc, call, facts } = exports;
  if (!(given instanceof WebAssembly.Memory)) throw new Error("speed: no memory");
  if (typeof initialize !== "function" || typeof facts !== "function") throw new Error("speed: not built with the tag speed");
  memory = given;
  initialize();
  return { memory: given, alloc: alloc as Exports["alloc"], call: call as Exports["call"], facts: facts as Exports["facts"] };
}

/** exchange does what engine.ts does around a call, up to the answer's text. */
function exchange(request: Uint8Array, call: () => bigint | number): string {
  const at = engine.alloc(request.length) >>> 0;
  new Uint8Array(engine.memory.buffer, at, request.length).set(request);
  const answer = call();
  if (typeof answer === "number") return "";
  const whole = BigInt.asUintN(64, answer);
  return new TextDecoder().decode(new Uint8Array(engine.memory.buffer, Number(whole >> 32n), Number(whole & 0xffff_ffffn)));
}

/** times are those of runs calls, in milliseconds of processor time, the shortest first. */
function times(call: () => void): number[] {
  return Array.from({ length: runs }, () => time(call)).sort((a, b) => a - b);
}

function time(call: () => void): number {
  const before = cpuUsage();
  call();
  const { user, system } = cpuUsage(before);
  return (user + system) / 1000;
}

function median(sorted: number[]): number {
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
