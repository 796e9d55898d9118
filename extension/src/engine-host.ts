// The background's way to the engine, which runs in a thread of its own: in Firefox
// a worker of the background page; in Chromium one of an offscreen document.

import { packaged } from "./browser.ts";
import { askEngine } from "./browser-engine.ts";
import type { PackInUse } from "./data-state.ts";
import { flag, json, orNull, shape, text, whole, type Check } from "./check.ts";
import { opensPack } from "./engine-keeper.ts";
import { Refused } from "./engine-start.ts";
import type { Work } from "./engine-work.ts";
import type { Header } from "./engine.ts";
import type { KeptPack } from "./pack-store.ts";
import type { Body } from "./profile.ts";
import type { Server } from "./server-address.ts";
import { readServer } from "./settings.ts";

export { Refused };

/** warm starts the engine and gives it the vectors, so that it is ready when the page has been read. */
export async function warm(server: Server | null): Promise<void> {
  await answerOf({ do: "warm", server: server?.address ?? null });
}

/** callEngine answers as JSON text. It throws Refused, or any other error when the engine has failed. */
export async function callEngine(header: Header, ...body: Body[]): Promise<string> {
  return answerOf({ do: "call", server: await server(), vectors: false, header, body });
}

/** callWithVectors is callEngine for what needs to know what words mean. */
export async function callWithVectors(header: Header, ...body: Body[]): Promise<string> {
  return answerOf({ do: "call", server: await server(), vectors: true, header, body });
}

/** callFor is callEngine for a grade that is made with a profile, given as its file; null means with none. */
export async function callFor(profile: string | null, header: Header, ...body: Body[]): Promise<string> {
  return callBeside(await readServer(), profile, header, ...body);
}

/** callBeside is callFor for one who knows the user's server already: each look into the settings is a way to another process and back. */
export function callBeside(server: Server | null, profile: string | null, header: Header, ...body: Body[]): Promise<string> {
  return answerOf({ do: "call", server: server?.address ?? null, vectors: true, profile, header, body });
}

async function answerOf(work: Work): Promise<string> {
  const done = await askEngine(work);
  if ("answer" in done) return done.answer;
  if ("refused" in done) throw new Refused(done.refused);
  throw new Error(`engine: ${done.fault}`);
}

const server = async (): Promise<string | null> => (await readServer())?.address ?? null;

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

const packInUseOf = shape<PackInUse>({ edition: text, names: whole, bytes: whole, from: orNull(text), built: text, fetched: orNull(whole) });

/** packInUse is what grades are made with. */
export async function packInUse(): Promise<PackInUse> {
  return json(packInUseOf)(await answerOf({ do: "pack", server: await server() }), "pack");
}

/** openPack has an engine of its own open a pack; null when it cannot read it. */
export function openPack(pack: KeptPack): Promise<PackInUse | null> {
  return opensPack({ packaged }, pack);
}

/** letGo ends the engine: the next call starts one with the pack that is kept then. */
export async function letGo(): Promise<void> {
  await answerOf({ do: "letGo" });
}
