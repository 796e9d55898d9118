// What the user's site is about, as the engine reads and writes it, and the calls
// that make, try and keep a profile: wasm/cmd/engine/request.go describes them.
//
// The engine forgets everything when it ends. Whoever starts one sends the pack,
// the vectors and the profile; learning keeps nothing between its calls: the
// samples of the pages that were read are the caller's to keep (session storage
// holds 20 of them) until learnProfile makes a profile of them.

import { flag, json, list, members, number, or, shape, text, whole } from "./check.ts";
import type { Header } from "./engine.ts";

/** Term is a word or a phrase of two. One without pages is the user's own: learning leaves it as it is. */
export interface Term {
  term: string;
  weight: number; // over 0, at most 1
  pages: number; // on how many of the pages it stands
  struck: boolean; // counts for nothing
}

/** Profile is what a profile's file holds. Sites are registrable names; learntAt is in unix seconds, 0 for never. */
export interface Profile {
  version: number;
  name: string;
  sites: string[];
  brands: string[];
  targets: string[];
  language: string;
  keywords: string[];
  terms: Term[];
  learntFrom: string[];
  learntAt: number;
}

const texts = or(list(text), []);

/** profileOf checks the shape only; what a profile may hold is the engine's to say. */
export const profileOf = shape<Profile>({
  version: or(number, 1),
  name: or(text, ""),
  sites: texts,
  brands: texts,
  targets: texts,
  language: or(text, ""),
  keywords: texts,
  terms: or(list(shape<Term>({ term: text, weight: or(number, 1), pages: or(whole, 0), struck: or(flag, false) })), []),
  learntFrom: texts,
  learntAt: or(whole, 0),
});

/** Body is a part of a request's body. */
export type Body = string | Uint8Array<ArrayBuffer>;

/** Call is the engine's: callEngine, or an Engine's call. It throws what the engine refuses, with its sentence. */
export type Call = (header: Header, ...body: Body[]) => string | Promise<string>;

const vectorsOf = shape<{ made: string; words: number }>({ made: text, words: whole });

/** sendVectors answers how many words the vectors know. */
export async function sendVectors(call: Call, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  return json(vectorsOf)(await call({ do: "vectors" }, bytes), "vectors").words;
}

/** keepProfile has later grades made with a profile, given as its file's text; null forgets the one that is kept. */
export function keepProfile(call: (header: Header, ...body: Body[]) => string, file: string | null): void {
  call({ do: "profile" }, file ?? "");
}

/** SamplePage is a page of the user's own site: a live page's stream, or a document's text as it was fetched. */
export type SamplePage = { url: string } & ({ stream: string } | { html: string });

/** sampleOf answers a line of JSON, of at most some tens of kilobytes. */
export async function sampleOf(call: Call, page: SamplePage): Promise<string> {
  if ("stream" in page) return call({ do: "sample", url: page.url, "content-type": "text/html", feed: "dom" }, page.stream);
  return call({ do: "sample", url: page.url, "content-type": "text/html; charset=utf-8", feed: "html" }, page.html);
}

/** sampleText is the main text of a sample. */
export const sampleText = json((value, at) => text(members(value, at).get("body"), at));

/**
 * learnProfile answers the file of what samples (at most 20) and an older profile's file give; at is in unix seconds.
 * With no samples it is the older one, checked and written anew: so a file edited by hand is tried without being kept.
 */
export async function learnProfile(call: Call, samples: readonly string[], older: string | null, at: number): Promise<string> {
  const bytes = new TextEncoder().encode(older ?? "");
  return call({ do: "learn", at, older: bytes.length }, bytes, samples.join("\n"));
}

/** parseProfile reads a profile's file, for showing it. */
export const parseProfile = json(profileOf);

/** fileOf writes a profile as the engine reads it. */
export const fileOf = (profile: Profile): string => JSON.stringify(profile);

export const emptyProfile: Profile = { version: 1, name: "", sites: [], brands: [], targets: [], language: "", keywords: [], terms: [], learntFrom: [], learntAt: 0 };

/** lines are what was typed, one entry a line, each once. */
export const lines = (typed: string): string[] => split(typed, /\n/);

/** entries are what was typed with commas or a line each. */
export const entries = (typed: string): string[] => split(typed, /[\n,;，、]/);

const split = (typed: string, at: RegExp): string[] => [...new Set(typed.split(at).map((one) => one.trim()).filter((one) => one !== ""))];
