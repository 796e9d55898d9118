// What the background asks the engine's thread, and how that answers: plain values
// and bytes, which cross messages between a page and its workers.

import { bytes, list, members, Mismatch, oneOf, or, orNull, text, type Check } from "./check.ts";
import type { Header } from "./engine.ts";
import type { Body } from "./profile.ts";

/**
 * Work is one thing to do. server is the address of the server whose pack is to be used, where it was fetched; null stands
 * for the pack in the extension.
 *
 *	warm   start the engine, give it the vectors
 *	pack   which pack is in use?
 *	letGo  end the engine: the next work starts one with the pack that is kept then
 *	call   a request to the engine. vectors: not before it has them; profile: with this one kept, null for none
 */
export type Work =
  | { do: "warm"; server: string | null }
  | { do: "pack"; server: string | null }
  | { do: "letGo" }
  | { do: "call"; server: string | null; vectors: boolean; profile?: string | null; header: Header; body: Body[] };

/** Done is what came of it: the answer as JSON text, the engine's sentence where it refuses, or a fault. */
export type Done = { answer: string } | { refused: string } | { fault: string };

export const doneOf: Check<Done> = (value, at = "done") => {
  const given = members(value, at);
  for (const [name, said] of given) {
    if (name === "answer") return { answer: text(said, at) };
    if (name === "refused") return { refused: text(said, at) };
    if (name === "fault") return { fault: text(said, at) };
  }
  throw new Mismatch(at, "an answer");
};

const header: Check<Header> = (value, at = "header") => {
  const lines: Record<string, string | number> = {};
  for (const [key, said] of members(value, at)) {
    if (typeof said === "string" || typeof said === "number") lines[key] = said;
    else if (said !== undefined && said !== null) throw new Mismatch(`${at}.${key}`, "a text or a number");
  }
  return lines;
};

const piece: Check<Body> = (value, at) => (typeof value === "string" ? value : bytes(value, at));

/** workOf checks what came over a message. */
export const workOf: Check<Work> = (value, at = "work") => {
  const given = members(value, at);
  const what = oneOf("warm", "pack", "letGo", "call")(given.get("do"), `${at}.do`);
  if (what === "letGo") return { do: what };
  const server = orNull(text)(given.get("server"), `${at}.server`);
  if (what !== "call") return { do: what, server };
  const profile = given.has("profile") ? { profile: orNull(text)(given.get("profile"), `${at}.profile`) } : {};
  return {
    do: what, server, ...profile,
    vectors: given.get("vectors") === true,
    header: header(given.get("header"), `${at}.header`),
    body: or(list(piece), [])(given.get("body"), `${at}.body`),
  };
};
