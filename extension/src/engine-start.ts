// What starting one of the WebAssembly modules takes: its file unpacked and compiled,
// a pack opened in it, and what it refuses told from what it answers. The engine's
// thread and the audit's both do it, in a worker, where there is no extension API.

import { json, list, or, shape, text, whole } from "./check.ts";
import type { PackInUse } from "./data-state.ts";
import type { Engine, Header } from "./engine.ts";
import type { KeptPack, PackStore } from "./pack-store.ts";
import type { Body } from "./profile.ts";

/** Refused is the module's own sentence about a request it could not answer; reason is its word for it, where it has one, and args what stands in it. */
export class Refused extends Error {
  readonly reason: string;
  readonly args: string[];

  constructor(sentence: string, reason = "", args: string[] = []) {
    super(sentence);
    this.name = "Refused";
    [this.reason, this.args] = [reason, args];
  }
}

/** Supply is what a module's thread needs of the world: the extension's files by name, and the pack that was fetched last. */
export interface Supply {
  packaged(name: string): Promise<Response>;
  packs: Pick<PackStore, "read" | "drop">;
}

/** exchange throws Refused for what a module refuses. */
export const exchange = (engine: Engine, header: Header, ...body: Body[]): string => unlessRefused(engine.call(header, ...body));

const refusalOf = json(shape<{ error: string; reason: string; args: string[] }>({ error: text, reason: or(text, ""), args: or(list(text), []) }));

/** unlessRefused looks at the answer's start only: a report may be megabytes long. */
function unlessRefused(answer: string): string {
  if (!/^\s*\{\s*"error"\s*:/.test(answer)) return answer;
  const { error, reason, args } = refusalOf(answer, "answer");
  throw new Refused(error, reason, args);
}

export const bytesOf = async (answer: Response): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await answer.arrayBuffer());

/** moduleOf compiles one of the extension's modules, by its name, while its file is still being read. Chromium, which takes longer to read a megabyte of that than to unpack four, has them packed. */
export async function moduleOf(name: string, { packaged }: Pick<Supply, "packaged">): Promise<WebAssembly.Module> {
  if (location.protocol === "moz-extension:") return WebAssembly.compileStreaming(packaged(`${name}.wasm`));
  const { body } = await packaged(`${name}.wasm.gz`);
  if (!body) throw new Error(`${name}: empty`);
  return WebAssembly.compileStreaming(new Response(body.pipeThrough(new DecompressionStream("gzip")), { headers: { "content-type": "application/wasm" } }));
}

export type Origin = Pick<PackInUse, "from" | "built" | "fetched">;

export const originOf = ({ from, edition: { built }, fetched }: KeptPack): Origin => ({ from, built, fetched });

const packOf = shape<Pick<PackInUse, "edition" | "names">>({ edition: text, names: whole });

/** opened has a module open a pack. */
export function opened(engine: Engine, bytes: Uint8Array<ArrayBuffer>, origin: Origin): PackInUse {
  return { ...json(packOf)(exchange(engine, { do: "pack" }, bytes), "pack"), ...origin, bytes: bytes.length };
}

/** openPackOf opens the kept pack of the server that is set, else the one in the extension, in a module that may still be starting. */
export async function openPackOf(starting: Promise<Engine>, { packs }: Pick<Supply, "packs">, server: string | null, own: Promise<Uint8Array<ArrayBuffer>>): Promise<PackInUse> {
  const kept = server === null ? null : await packs.read();
  const engine = await starting;
  if (kept && kept.from === server) {
    try {
      return opened(engine, kept.bytes, originOf(kept));
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      await packs.drop(); // of a form that this version does not read any more
    }
  }
  return opened(engine, await own, { from: null, built: "", fetched: null });
}
