// What was found at a server's address, as the options page says it.

import { members, oneOf, shape, text, whole, type Check } from "./check.ts";

/** Edition is one build of a server's data, as far as the extension needs it. */
export interface Edition {
  id: string;
  built: string; // date or time as the server writes it; "" if it does not
  names: number;
  bits: number; // of a name's hash that a request shows
}

export const refusals = ["address", "consent", "unreachable", "answer", "exposes", "differs"] as const;

/** Refusal: no such address, not allowed by the user, no answer, an answer that is not ours, buckets too small to hide a name, or not the ones the engine reads. */
export type Refusal = (typeof refusals)[number];

export type ServerState = { edition: Edition; refusal: null } | { edition: null; refusal: Refusal };

const editionMembers = shape<Edition>({ id: text, built: (v) => (typeof v === "string" ? v : ""), names: whole, bits: whole });

/** editionOf checks GET /v1/edition. An id goes into addresses, so it is plain letters and digits. */
export const editionOf: Check<Edition> = (value, at = "edition") => {
  const edition = editionMembers(value, at);
  if (!/^[0-9A-Za-z][0-9A-Za-z._-]{0,127}$/.test(edition.id)) throw new TypeError(`${at}.id: not an edition's id`);
  return edition;
};

/** serverStateOf checks a state that crossed a message. */
export const serverStateOf: Check<ServerState> = (value, at = "state") => {
  const given = members(value, at);
  if (given.get("refusal") === null) return { edition: editionOf(given.get("edition"), `${at}.edition`), refusal: null };
  return { edition: null, refusal: oneOf(...refusals)(given.get("refusal"), `${at}.refusal`) };
};
