// Keeps the pack as new as the user's server has it.
//
//	alarm, start, new setting ─► update ──┐
//	grade beyond the pack ─► latest ──────┴► which edition? ─ as before ─► nothing
//	                                              │ new
//	                          fetch its pack ─► SHA-256 ─► opened by a second engine ─► kept ─► used
//
// The old pack serves until the new one has passed all of that; what fails is
// remembered as a problem for the settings page, and the old pack stays.

import type { Store } from "./browser.ts";
import { orNull, oneOf, shape, text, whole } from "./check.ts";
import { problems, type Found, type PackInUse, type Problem } from "./data-state.ts";
import { editionOf, type Edition } from "./edition.ts";
import type { KeptPack, PackStore } from "./pack-store.ts";
import type { Fetch } from "./request.ts";
import type { Server } from "./server-address.ts";
import { editionAt, packAt } from "./trust-server.ts";

const minute = 60_000;

/** A grade asks for the edition again after so many ms; sooner after a failure. Servers say that it may be kept for five minutes. */
const gradePause = 15 * minute;
const failurePause = minute;

/** updateMinutes is how long the alarm waits between two looks at a server; one on this machine has nobody else to bother. */
export const updateMinutes = (server: Server): number => (server.here ? 10 : 360);

/** A pack that failed is fetched again after so many ms, however often its edition is met before. */
const packPause = 360 * minute;

/**
 * Means is what updating needs of the world. server is the one that is set now; awake keeps the background from napping
 * over long work; open tries a pack out, and use makes the one that was written the pack of the next grade.
 */
export interface Means {
  fetch: Fetch;
  now(): number;
  mayAsk(host: string): Promise<boolean>;
  server(): Promise<Server | null>;
  awake<T>(work: Promise<T>): Promise<T>;
  local: Store;
  packs: PackStore;
  open(pack: KeptPack): Promise<PackInUse | null>;
  use(): Promise<void>;
}

/** Looked is how the last look at a server went, and the last fetch of a pack where that failed. Times are in ms since 1970. */
export interface Looked {
  address: string;
  checked: number | null;
  edition: Edition | null;
  problem: Problem | null;
  failed: Failed | null;
}

interface Failed {
  edition: string;
  at: number;
  problem: Problem;
}

/** problemOf is what keeps a server's newest data from being used; null where it is in use. */
export function problemOf({ edition, problem, failed }: Looked): Problem | null {
  return problem ?? (failed && failed.edition === edition?.id ? failed.problem : null);
}

const key = "looked";

const problem = oneOf(...problems);
const lookedOf = shape<Looked>({
  address: text,
  checked: orNull(whole),
  edition: orNull(editionOf),
  problem: orNull(problem),
  failed: orNull(shape<Failed>({ edition: text, at: whole, problem })),
});

export interface Updates {
  /** latest answers the server's edition without asking where the last answer is new enough; null where it must not be asked for buckets. */
  latest(server: Server): Promise<Edition | null>;
  /** renewed asks at once: an edition was gone. */
  renewed(server: Server): Promise<Edition | null>;
  /** update asks at once, and ends when the edition's pack is in use or has failed. insist tries one that failed before again. */
  update(server: Server, insist: boolean): Promise<void>;
  /** looked is how the last look at this server went. */
  looked(server: Server): Promise<Looked>;
}

export function updatesBy(means: Means): Updates {
  const checks = new Map<string, Promise<Looked>>();
  const fetches = new Map<string, Promise<void>>();

  const looked = async (server: Server): Promise<Looked> => {
    const none: Looked = { address: server.address, checked: null, edition: null, problem: null, failed: null };
    try {
      const last = lookedOf(await means.local.read(key), key);
      return last.address === server.address ? last : none;
    } catch {
      return none; // never looked, or written by another version
    }
  };

  const find = async (server: Server): Promise<Found> =>
    (await means.mayAsk(server.host)) ? editionAt(server, means.fetch) : { edition: null, problem: "consent" };

  const check = (server: Server): Promise<Looked> => once(checks, server.address, async () => {
    const found = await find(server);
    const next: Looked = { ...(await looked(server)), ...found, checked: means.now() };
    await means.local.write(key, next);
    return next;
  });

  const renew = (server: Server, edition: Edition, insist: boolean): Promise<void> => once(fetches, `${server.address} ${edition.id}`, async () => {
    const [kept, { failed }] = await Promise.all([means.packs.read(), looked(server)]);
    if (kept?.from === server.address && kept.edition.id === edition.id) return;
    if (!insist && failed?.edition === edition.id && means.now() - failed.at < packPause) return;
    const problem = await means.awake(fetchPack(means, server, edition));
    const next: Looked = { ...(await looked(server)), failed: problem && { edition: edition.id, at: means.now(), problem } };
    await means.local.write(key, next);
  });

  const asked = async (server: Server): Promise<Edition | null> => {
    const { edition } = await check(server);
    if (edition) renew(server, edition, false).catch(console.error); // goes on by itself
    return edition;
  };

  return {
    looked,
    renewed: asked,
    latest: async (server) => {
      const { checked, edition } = await looked(server);
      const pause = edition ? gradePause : failurePause;
      return checked !== null && Math.abs(means.now() - checked) < pause ? edition : asked(server);
    },
    update: async (server, insist) => {
      const { edition } = await check(server);
      if (edition) await renew(server, edition, insist);
    },
  };
}

/** fetchPack answers what went wrong; null when the new pack is in use. */
async function fetchPack(means: Means, server: Server, edition: Edition): Promise<Problem | null> {
  if (!(await means.packs.there())) return "room"; // nothing is fetched for nothing
  const bytes = await packAt(server, edition, means.fetch);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const pack: KeptPack = { from: server.address, edition, fetched: means.now(), bytes };
  const opened = await means.open(pack);
  if (!opened) return "packUnreadable";
  if (opened.edition !== edition.id) return "packDamaged";
  if ((await means.server())?.address !== server.address) return null; // the user has set another meanwhile
  try {
    await means.packs.write(pack);
  } catch (why) {
    console.error(why);
    return "room";
  }
  await means.use();
  return null;
}

/** once lets equal work under way be one. */
function once<T>(flights: Map<string, Promise<T>>, of: string, work: () => Promise<T>): Promise<T> {
  const flight = flights.get(of) ?? work().finally(() => flights.delete(of));
  flights.set(of, flight);
  return flight;
}
