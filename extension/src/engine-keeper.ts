// Keeps one engine for as long as its thread lives: compiled once, started when
// first needed, started anew after a fault or when its memory has grown. It opens
// the pack last fetched from the user's server; the one in the extension is always
// there to fall back on. Word vectors are sent to it before its first grade, while
// the page is being read: rules compare texts without a profile, too.
//
// It asks nobody but the extension's own files and its own store, so that it runs in
// a worker, where there is no extension API.

import { json, members, shape, text, whole } from "./check.ts";
import type { PackInUse } from "./data-state.ts";
import { ofPieces, type Done, type Work } from "./engine-work.ts";
import { startEngine, type Engine, type Header } from "./engine.ts";
import type { KeptPack, PackStore } from "./pack-store.ts";
import { keepProfile, sendVectors, type Body } from "./profile.ts";

/** Memory never shrinks; past this many bytes an engine is let go after its call. */
const mostMemory = 96 << 20;

/** Refused is the engine's own sentence about a request it could not answer. */
export class Refused extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "Refused";
  }
}

/** Supply is what a keeper needs of the world: the extension's files by name, and the pack that was fetched last. */
export interface Supply {
  packaged(name: string): Promise<Response>;
  packs: Pick<PackStore, "read" | "drop">;
}

/** Running is an engine, the pack it has opened, the vectors it has or is getting, whether it ran once, and the profile it was last sent. */
interface Running {
  engine: Engine;
  pack: PackInUse;
  vectors: Promise<void>;
  warm: boolean;
  profile: string | null;
}

/** Keeper does what it is asked, each piece of work begun when it comes. It never rejects. */
export interface Keeper {
  work(work: Work): Promise<Done>;
}

export function keeperOf(supply: Supply): Keeper {
  const start = starter(supply);
  let compiled: Promise<WebAssembly.Module> | undefined;
  let kept: { server: string | null; started: Promise<Running> } | undefined;

  const drop = (): void => void (kept = undefined);

  const running = (server: string | null): Promise<Running> => {
    if (kept?.server !== server) kept = undefined;
    if (kept) return kept.started;
    compiled ??= supply.packaged("engine.wasm").then(compile);
    const mine = (kept = { server, started: start(compiled, server) });
    mine.started.catch(() => {
      compiled = undefined; // perhaps the file could not be read
      if (kept === mine) drop();
    });
    return mine.started;
  };

  /** inOne does a call whose fault, or whose memory, ends the engine. */
  const inOne = (used: Running, header: Header, ...body: Body[]): string => {
    try {
      const answer = exchange(used.engine, header, ...body);
      if (used.engine.bytes() > mostMemory + 3 * used.pack.bytes) drop(); // a pack arrives, is copied, and leaves a gap
      return answer;
    } catch (fault) {
      if (!(fault instanceof Refused)) drop();
      throw fault;
    }
  };

  const answer = async (work: Work): Promise<string> => {
    if (work.do === "letGo") {
      drop();
      return "{}";
    }
    const used = await running(work.server);
    if (work.do === "pack") return JSON.stringify(used.pack);
    if (work.do === "warm") {
      await used.vectors;
      if (!used.warm) inOne(used, { do: "warm" });
      used.warm = true;
      return "{}";
    }
    if (work.vectors) await used.vectors;
    if (work.profile !== undefined) tell(used, work.profile); // nothing may come between this and the call
    return inOne(used, work.header, ...ofPieces(work.body));
  };

  return {
    work: (work) => answer(work).then(
      (said) => ({ answer: said }),
      (why: unknown) => (why instanceof Refused ? { refused: why.message } : { fault: String(why) }),
    ),
  };
}

/** opensPack says whether an engine of its own can read a pack, and what is in it; null where not. */
export async function opensPack(supply: Pick<Supply, "packaged">, pack: KeptPack): Promise<PackInUse | null> {
  try {
    const engine = await startEngine(await supply.packaged("engine.wasm").then(compile));
    return opened(engine, pack.bytes, originOf(pack));
  } catch (why) {
    if (why instanceof Refused) return null;
    throw why;
  }
}

/** starter starts engines: with the kept pack of the server that is set, else with the one in the extension. All files are asked for at once. */
const starter = (supply: Supply) => async (compiled: Promise<WebAssembly.Module>, server: string | null): Promise<Running> => {
  const vectors = supply.packaged("vectors.lgv").then(bytesOf);
  vectors.catch(() => undefined); // said by send
  const starterPack = supply.packaged("starter.pack").then(bytesOf);
  starterPack.catch(() => undefined); // thrown below, where it is used
  const pack = server === null ? null : await supply.packs.read();
  if (pack && pack.from === server) {
    const engine = await startEngine(await compiled);
    try {
      return running(engine, opened(engine, pack.bytes, originOf(pack)), vectors);
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      await supply.packs.drop(); // of a form that this version does not read any more
    }
  }
  const engine = await startEngine(await compiled);
  return running(engine, opened(engine, await starterPack, { from: null, built: "", fetched: null }), vectors);
};

function running(engine: Engine, pack: PackInUse, vectors: Promise<Uint8Array<ArrayBuffer>>): Running {
  return { engine, pack, vectors: send(engine, vectors), warm: false, profile: null };
}

/** send gives an engine the word vectors. Where they cannot be read, texts are compared by their words alone. */
function send(engine: Engine, vectors: Promise<Uint8Array<ArrayBuffer>>): Promise<void> {
  return vectors
    .then((bytes) => sendVectors((...request) => exchange(engine, ...request), bytes))
    .then(() => undefined, (why: unknown) => console.error("engine: without vectors:", why));
}

type Origin = Pick<PackInUse, "from" | "built" | "fetched">;

const originOf = ({ from, edition: { built }, fetched }: KeptPack): Origin => ({ from, built, fetched });

const packOf = shape<Pick<PackInUse, "edition" | "names">>({ edition: text, names: whole });

function opened(engine: Engine, bytes: Uint8Array<ArrayBuffer>, origin: Origin): PackInUse {
  return { ...json(packOf)(exchange(engine, { do: "pack" }, bytes), "pack"), ...origin, bytes: bytes.length };
}

/** tell has the engine keep a profile. One that it refuses, as another version may have left, counts as none. */
function tell(used: Running, profile: string | null): void {
  if (used.profile === profile) return;
  const send = (file: string | null): void => keepProfile((...request) => exchange(used.engine, ...request), file);
  send(null);
  try {
    if (profile !== null) send(profile);
  } catch (why) {
    if (!(why instanceof Refused)) throw why;
    console.error("engine: without a profile:", why);
  }
  used.profile = profile;
}

const exchange = (engine: Engine, header: Header, ...body: Body[]): string => unlessRefused(engine.call(header, ...body));

/** unlessRefused looks at the answer's start only: a report may be megabytes long. */
function unlessRefused(answer: string): string {
  if (!/^\s*\{\s*"error"\s*:/.test(answer)) return answer;
  throw new Refused(json((value) => text(members(value).get("error")))(answer, "answer"));
}

const bytesOf = async (answer: Response): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await answer.arrayBuffer());

/** compile begins while the file is still being read, where the browser gives it the type of a module. */
async function compile(answer: Response): Promise<WebAssembly.Module> {
  if (answer.headers.get("content-type") === "application/wasm") return WebAssembly.compileStreaming(answer);
  return WebAssembly.compile(await answer.arrayBuffer());
}
