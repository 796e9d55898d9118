// Keeps one engine for as long as the background lives: compiled once, started
// when first needed, started anew after a fault or when its memory has grown. It
// opens the pack last fetched from the user's server; the one in the extension is
// always there to fall back on. Word vectors are sent to it before its first grade,
// while the page is being read: rules compare texts without a profile, too.

import { packaged } from "./browser.ts";
import type { PackInUse } from "./data-state.ts";
import { flag, json, members, shape, text, whole, type Check } from "./check.ts";
import { startEngine, type Engine, type Header } from "./engine.ts";
import { packStore, type KeptPack } from "./pack-store.ts";
import { keepProfile, sendVectors, type Body } from "./profile.ts";
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

/** Running is an engine, the pack it has opened, the vectors it has or is getting, and the profile it was last sent. */
export interface Running {
  engine: Engine;
  pack: PackInUse;
  vectors: Promise<void> | null;
  profile: string | null;
}

/** warm starts the engine and gives it the vectors, so that it is ready when the page has been read. */
export async function warm(): Promise<void> {
  await withVectors(await engine());
}

/** callEngine answers as JSON text. It throws Refused, or any other error when the engine has failed. */
export async function callEngine(header: Header, ...body: Body[]): Promise<string> {
  return exchange(await engine(), header, ...body);
}

/** callWithVectors is callEngine for what needs to know what words mean. */
export async function callWithVectors(header: Header, ...body: Body[]): Promise<string> {
  const used = await engine();
  await withVectors(used);
  return exchange(used, header, ...body);
}

/** callFor is callEngine for a grade that is made with a profile, given as its file; null means with none. */
export async function callFor(profile: string | null, header: Header, ...body: Body[]): Promise<string> {
  const used = await engine();
  await withVectors(used);
  tell(used, profile); // nothing may come between this and the grade
  return exchange(used, header, ...body);
}

function exchange(used: Running, header: Header, ...body: Body[]): string {
  try {
    const answer = used.engine.call(header, ...body);
    if (used.engine.bytes() > mostMemory + 3 * used.pack.bytes) running = undefined; // a pack arrives, is copied, and leaves a gap
    return unlessRefused(answer);
  } catch (fault) {
    if (!(fault instanceof Refused)) running = undefined;
    throw fault;
  }
}

/** withVectors sends an engine the word vectors once. Where they cannot be read, texts are compared by their words alone. */
function withVectors(used: Running): Promise<void> {
  used.vectors ??= packaged("vectors.lgv")
    .then((bytes) => sendVectors((...request) => exchange(used, ...request), new Uint8Array(bytes)))
    .then(() => undefined, (why: unknown) => console.error("engine: without vectors:", why));
  return used.vectors;
}

/** tell has the engine keep a profile. One that it refuses, as another version may have left, counts as none. */
function tell(used: Running, profile: string | null): void {
  if (used.profile === profile) return;
  const send = (file: string | null): void => keepProfile((...request) => exchange(used, ...request), file);
  send(null);
  try {
    if (profile !== null) send(profile);
  } catch (why) {
    if (!(why instanceof Refused)) throw why;
    console.error("engine: without a profile:", why);
  }
  used.profile = profile;
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
  return { engine: started, pack: { ...opened, ...origin, bytes: bytes.length }, vectors: null, profile: null };
}

/** unlessRefused looks at the answer's start only: a report may be megabytes long. */
function unlessRefused(answer: string): string {
  if (!/^\s*\{\s*"error"\s*:/.test(answer)) return answer;
  throw new Refused(json((value) => text(members(value).get("error")))(answer, "answer"));
}
