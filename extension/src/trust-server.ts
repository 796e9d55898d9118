// What a server's data says of one name, asked so that the server does not learn
// which: by the first bits of its hash. It is asked for the page's own name only,
// only when the user grades that page by hand and only when the pack has no answer.
//
// It refuses an edition that would show too much: more than 16 bits, or fewer
// than 256 listed names to a bucket; and one whose buckets the engine could not
// read, since asking would show something for nothing. Nothing identifies the
// asker: no cookie, no referrer. Whatever goes wrong, the name is "not known",
// never an error.

import { editionOf, type Edition, type Refusal, type ServerState } from "./server-state.ts";
import type { Server } from "./server-address.ts";

/** The most that is waited for a server, in ms, for both requests together. */
const patience = 4000;
/** Mean names a bucket must hold at least, and bits a request may show at most. */
const leastNames = 256;
const mostBits = 16;
/** The longest answers read, in bytes: an edition's sources are long, a bucket of 300 million names is 14 KB. */
const longestEdition = 1 << 20;
const longestBucket = 1 << 20;

export type Fetch = (address: string, how: RequestInit) => Promise<Response>;

/** Answer is a bucket of a server's edition, as it came. */
export interface Answer {
  edition: string;
  bucket: Uint8Array<ArrayBuffer>;
}

/** hides says whether an edition's buckets hide a name among enough others. */
export function hides({ bits, names }: Pick<Edition, "bits" | "names">): boolean {
  return bits >= 0 && bits <= mostBits && names / 2 ** bits >= leastNames;
}

/** Wanted is what to ask for: a name, and its prefix of so many bits as the engine reads. */
export interface Wanted {
  domain: string;
  prefix: string; // four lower-case hex digits
  bits: number;
}

/** stateOf says in one word what stands at an address; bits are those of the prefixes that the engine reads. */
export async function stateOf(server: Server, bits: number, fetch: Fetch, signal = AbortSignal.timeout(patience)): Promise<ServerState> {
  const refused = (refusal: Refusal): ServerState => ({ edition: null, refusal });
  let body: Uint8Array<ArrayBuffer>;
  try {
    body = await get(`${server.address}/v1/edition`, longestEdition, signal, fetch);
  } catch {
    return refused("unreachable");
  }
  try {
    const edition = editionOf(JSON.parse(new TextDecoder().decode(body)));
    if (!hides(edition)) return refused("exposes");
    return edition.bits === bits ? { edition, refusal: null } : refused("differs");
  } catch {
    return refused("answer");
  }
}

/** lookUp asks for a name's bucket; null means not known. */
export async function lookUp(server: Server, { domain, prefix, bits }: Wanted, fetch: Fetch): Promise<Answer | null> {
  if (!isPublic(domain) || !/^[0-9a-f]{4}$/.test(prefix)) return null;
  const signal = AbortSignal.timeout(patience);
  const { edition } = await stateOf(server, bits, fetch, signal);
  if (!edition) return null;
  try {
    const address = `${server.address}/v1/buckets/${edition.id}/${prefix}`;
    return { edition: edition.id, bucket: await get(address, longestBucket, signal, fetch) };
  } catch {
    return null;
  }
}

/** isPublic keeps the names of machines inside a network, and addresses, from being asked for at all. */
export function isPublic(name: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(name) && !/\.(local|localhost|internal|home|lan|test|invalid|arpa)$/.test(name);
}

async function get(address: string, longest: number, signal: AbortSignal, fetch: Fetch): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer", redirect: "error", signal });
  if (answer.status !== 200 || !answer.body) throw new Error(`server: status ${answer.status}`);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > longest) throw new Error(`server: more than ${longest} bytes`);
    parts.push(value);
  }
  const all = new Uint8Array(length);
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}
