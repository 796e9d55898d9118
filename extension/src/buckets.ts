// Buckets that were fetched, so that no prefix is sent twice: equal requests under
// way are one, and what came is kept for the browser's session.
//
// The list of prefixes says a little of which sites were looked at, so it is kept
// where nothing is written to the disk: storage.session, which outlives the naps of
// the background and ends with the browser. The least recently used go first.

import { base64Of, bytesOf } from "./base64.ts";
import type { Store } from "./browser.ts";
import { list, shape, text } from "./check.ts";
import type { Edition } from "./edition.ts";
import type { Fetch } from "./request.ts";
import type { Server } from "./server-address.ts";
import { bucketAt } from "./trust-server.ts";

/** At most so many buckets are kept, and so many characters of base64: an eighth of what the session holds. */
const mostBuckets = 256;
const mostCharacters = 1_250_000;

const key = "buckets";

/** Kept is one bucket: where it came from, edition and prefix; its bytes in base64, since a session holds JSON. */
interface Kept {
  of: string;
  body: string;
}

const keptOf = list(shape<Kept>({ of: text, body: text }));

/** Bucket is what came, or why not: "gone" where the server has another edition by now, null where nothing is known. */
export type Bucket = Uint8Array<ArrayBuffer> | "gone" | null;

export interface Buckets {
  /** find answers an edition's bucket, from what is kept where it can. */
  find(server: Server, edition: Edition, prefix: string): Promise<Bucket>;
}

export function bucketsIn(session: Store, fetch: Fetch): Buckets {
  const flights = new Map<string, Promise<Bucket>>();
  let turn: Promise<unknown> = Promise.resolve();

  /** touch moves a bucket to the end of the list, with the body that is given or the one that is there, and answers that. One after another. */
  const touch = (of: string, given: string | null): Promise<string | null> => {
    const touched = turn.then(async () => {
      const kept = await readKept(session);
      const body = given ?? kept.find((one) => one.of === of)?.body ?? null;
      if (body !== null) await session.write(key, bounded([...kept.filter((one) => one.of !== of), { of, body }])).catch(() => undefined);
      return body;
    });
    turn = touched.catch(() => undefined);
    return touched;
  };

  const fly = async (server: Server, edition: Edition, prefix: string, of: string): Promise<Bucket> => {
    const kept = await touch(of, null);
    if (kept !== null) return bytesOf(kept);
    const came = await bucketAt(server, edition, prefix, fetch);
    if (came instanceof Uint8Array) await touch(of, base64Of(came));
    return came;
  };

  return {
    find: (server, edition, prefix) => {
      const of = `${server.address} ${edition.id} ${prefix}`;
      const flight = flights.get(of) ?? fly(server, edition, prefix, of).finally(() => flights.delete(of));
      flights.set(of, flight);
      return flight;
    },
  };
}

async function readKept(session: Store): Promise<Kept[]> {
  const value = await session.read(key);
  return value === undefined ? [] : keptOf(value, key);
}

/** bounded lets the first go until both limits hold. */
function bounded(kept: Kept[]): Kept[] {
  let from = Math.max(0, kept.length - mostBuckets);
  let characters = kept.slice(from).reduce((sum, { body }) => sum + body.length, 0);
  for (; characters > mostCharacters; from++) characters -= kept[from]?.body.length ?? 0;
  return kept.slice(from);
}
