// The user's trust server, as addresses to ask. It is asked which edition it has,
// for that edition's pack, and for a bucket by the first bits of a name's hash, so
// that it does not learn which name is meant; for a name itself only on a press of
// the button that says so (registration.ts).
//
// It refuses an edition that would show too much: more than 16 bits, or fewer than
// 256 listed names to a bucket. Whatever goes wrong is a value, never an error.

import { json } from "./check.ts";
import type { Found, Problem } from "./data-state.ts";
import { documentOf, hides, type Edition } from "./edition.ts";
import { get, type Asking, type Fetch } from "./request.ts";
import type { Server } from "./server-address.ts";

/** The most that is waited for one answer, in ms, and for a pack. */
const patience = 4000;
const packPatience = 10 * 60_000;
/** The longest answers read, in bytes: an edition's sources are long; a bucket is wasm/trust's MaxBucketBytes. */
const longestEdition = 1 << 20;
const longestBucket = 2 << 20;

/** editionAt asks which edition a server has. The answer is a few kilobytes, and each time the whole of it: see request.ts. */
export async function editionAt(server: Server, fetch: Fetch): Promise<Found> {
  const refused = (problem: Problem): Found => ({ edition: null, problem });
  let body: Uint8Array<ArrayBuffer>;
  try {
    const got = await get(`${server.address}/v1/edition`, { why: "edition", longest: longestEdition, signal: AbortSignal.timeout(patience) }, fetch);
    if (got.status !== 200) return refused("unreachable");
    body = got.body;
  } catch {
    return refused("unreachable");
  }
  try {
    const edition = json(documentOf)(new TextDecoder().decode(body), "edition");
    return hides(edition) ? { edition, problem: null } : refused("exposes");
  } catch {
    return refused("answer");
  }
}

/** bucketAt asks for a bucket; "gone" means that the server has another edition by now, null that nothing is known. */
export async function bucketAt(server: Server, { id }: Edition, prefix: string, fetch: Fetch): Promise<Uint8Array<ArrayBuffer> | "gone" | null> {
  if (!/^[0-9a-f]{4}$/.test(prefix)) return null;
  try {
    const asking: Asking = { why: "bucket", longest: longestBucket, signal: AbortSignal.timeout(patience) };
    const { status, body } = await get(`${server.address}/v1/buckets/${id}/${prefix}`, asking, fetch);
    return status === 200 ? body : "gone";
  } catch {
    return null;
  }
}

/** packAt fetches an edition's pack and compares it with the edition's description. */
export async function packAt(server: Server, { id, pack }: Edition, fetch: Fetch): Promise<Uint8Array<ArrayBuffer> | Problem> {
  let body: Uint8Array<ArrayBuffer>;
  try {
    const got = await get(`${server.address}/v1/pack/${id}`, { why: "pack", longest: pack.bytes, signal: AbortSignal.timeout(packPatience) }, fetch);
    if (got.status !== 200) return "packLost";
    body = got.body;
  } catch {
    return "packLost";
  }
  return body.length === pack.bytes && (await sha256(body)) === pack.sha256 ? body : "packDamaged";
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** isPublic keeps the names of machines inside a network, and addresses, from being asked for at all. */
export function isPublic(name: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(name) && !/\.(local|localhost|internal|home|lan|test|invalid|arpa)$/.test(name);
}
