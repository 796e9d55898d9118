// Keeps one engine for as long as its thread lives: compiled once, started at once,
// started anew after a fault or when its memory has grown. It opens
// the pack last fetched from the user's server; the one in the extension is always
// there to fall back on. Word vectors are sent to it before its first grade, while
// the page is being read: rules compare texts without a profile, too.
//
// It asks nobody but the extension's own files and its own store, so that it runs in
// a worker, where there is no extension API.

import type { PackInUse } from "./data-state.ts";
import { bytesOf, exchange, moduleOf, openPackOf, opened, originOf, Refused, type Supply } from "./engine-start.ts";
import type { Done, Work } from "./engine-work.ts";
import { startEngine, type Engine, type Header } from "./engine.ts";
import type { KeptPack } from "./pack-store.ts";
import { keepProfile, sendVectors, type Body } from "./profile.ts";

/** Memory never shrinks; past this many bytes an engine is let go after its call. */
const mostMemory = 96 << 20;

/** So many ms an engine waits to be asked before it runs once on a tiny page, which has most of its code compiled: a page that comes meanwhile would wait for it. */
const patience = 1000;

/** Begun is an engine on its way, before anybody has said what for: it gets the vectors. pack is the extension's own. */
interface Begun {
  engine: Promise<Engine>;
  vectors: Promise<void>;
  pack: Promise<Uint8Array<ArrayBuffer>>;
}

/** Running is an engine, the pack it has opened, the vectors it has or is getting, and the profile it was last sent. */
interface Running {
  engine: Engine;
  pack: PackInUse;
  vectors: Promise<void>;
  profile: string | null;
}

/** Keeper does what it is asked, each piece of work begun when it comes. It never rejects. */
export interface Keeper {
  work(work: Work): Promise<Done>;
}

/** keeperOf begins with an engine at once. */
export function keeperOf(supply: Supply): Keeper {
  let compiled: Promise<WebAssembly.Module> | undefined;
  let kept: { server: string | null; started: Promise<Running> } | undefined;
  let asked = false; // for an answer of an engine's

  const begin = (): Begun => {
    compiled ??= moduleOf("engine", supply);
    const begun = beginEngine(supply, compiled, () => !asked);
    begun.engine.catch(() => (compiled = undefined)); // perhaps the file could not be read
    return begun;
  };

  let spare: Begun | undefined = begin();

  const drop = (): void => void (kept = undefined);

  const running = (server: string | null): Promise<Running> => {
    if (kept?.server !== server) kept = undefined;
    if (kept) return kept.started;
    const begun = spare ?? begin();
    spare = undefined;
    const mine = (kept = { server, started: withPack(supply, begun, server) });
    Promise.all([mine.started, begun.vectors]).catch(() => {
      if (kept === mine) drop();
    });
    return mine.started;
  };

  /** inOne does a call whose fault, or whose memory, ends the engine. */
  const inOne = (used: Running, header: Header, ...body: Body[]): string => {
    try {
      const answer = exchange(used.engine, header, ...body);
      setTimeout(() => used.engine.rest()); // when the answer is on its way
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
    if (work.do === "warm" || work.vectors) await used.vectors;
    if (work.do === "warm") return "{}";
    if (work.profile !== undefined) tell(used, work.profile); // nothing may come between this and the call
    return inOne(used, work.header, ...work.body);
  };

  return {
    work: (work) => {
      asked ||= work.do === "call";
      return answer(work).then(
        (said) => ({ answer: said }),
        (why: unknown) => (why instanceof Refused ? { refused: why.message } : { fault: String(why) }),
      );
    },
  };
}

/** opensPack says whether an engine of its own can read a pack, and what is in it; null where not. */
export async function opensPack(supply: Pick<Supply, "packaged">, pack: KeptPack): Promise<PackInUse | null> {
  try {
    const engine = await startEngine(await moduleOf("engine", supply));
    return opened(engine, pack.bytes, originOf(pack));
  } catch (why) {
    if (why instanceof Refused) return null;
    throw why;
  }
}

/** beginEngine asks for all files at once. */
function beginEngine(supply: Supply, compiled: Promise<WebAssembly.Module>, free: () => boolean): Begun {
  const words = supply.packaged("vectors.lgv").then(bytesOf);
  const pack = supply.packaged("starter.pack").then(bytesOf);
  const engine = compiled.then(startEngine);
  const vectors = Promise.all([engine, words])
    .then(([running, bytes]) => sendVectors((...request) => exchange(running, ...request), bytes))
    .then(() => undefined, (why: unknown) => console.error("engine: without vectors:", why)); // texts are compared by their words alone then
  Promise.all([engine, vectors]).then(([running]) => setTimeout(() => free() && exchange(running, { do: "warm" }), patience), () => undefined);
  for (const fails of [pack, vectors]) fails.catch(() => undefined); // said where it is used
  return { engine, vectors, pack };
}

/** withPack opens a pack in an engine that has begun. */
async function withPack(supply: Supply, begun: Begun, server: string | null): Promise<Running> {
  const pack = await openPackOf(begun.engine, supply, server, begun.pack);
  return { engine: await begun.engine, pack, vectors: begun.vectors, profile: null };
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
