// The log of what was ever sent: each request, before it is sent. It is kept on
// this device, is shown on the settings page, and can be cleared there.
//
// It refuses to become a list of what the user looks at: a name that was sent on
// the press of a button is not in it, only that one was; what is left of a page's
// site is the prefix that hundreds of names share. The pages by which a site was
// learnt are counted, and stand under the site's own name.

import type { Store } from "./browser.ts";
import { list, oneOf, shape, text, whole } from "./check.ts";

/** Whys: which edition there is, its pack, the bucket of a graded page's prefix, a name's registration, a page of a site that is learnt, a saved page that is graded in the background, its site's robots.txt. */
export const whys = ["edition", "pack", "bucket", "name", "learn", "visit", "robots"] as const;
export type Why = (typeof whys)[number];

/** Sent is one request. at is in ms since 1970; host is with its port. */
export interface Sent {
  at: number;
  host: string;
  path: string;
  why: Why;
}

/** sentKey is where the log is kept in local. */
export const sentKey = "sent";

/** mostSent bounds the log; the oldest go first. It has about 100 bytes a request. */
export const mostSent = 1000;

const logOf = list(shape<Sent>({ at: whole, host: text, path: text, why: oneOf(...whys) }));

/** readSent answers the requests, the last one last. */
export async function readSent(local: Pick<Store, "read">): Promise<Sent[]> {
  const value = await local.read(sentKey);
  try {
    return value === undefined ? [] : logOf(value, sentKey);
  } catch (why) {
    console.error(why); // of another version: it begins anew
    return [];
  }
}

/** Log is written by the background alone. */
export interface Log {
  /** note rejects where the requests cannot be kept: then they are not to be sent. */
  note(addresses: readonly string[], why: Why): Promise<void>;
  clear(): Promise<void>;
}

export function logIn(local: Pick<Store, "read" | "write" | "remove">, now: () => number): Log {
  let last: Promise<unknown> = Promise.resolve();
  const next = (change: () => Promise<void>): Promise<void> => {
    const changed = last.then(change);
    last = changed.catch(() => undefined);
    return changed;
  };
  return {
    note: (addresses, why) =>
      next(async () => {
        const entries = addresses.map((address) => entryOf(address, why, now()));
        await local.write(sentKey, [...(await readSent(local)), ...entries].slice(-mostSent));
      }),
    clear: () => next(() => local.remove([sentKey])),
  };
}

function entryOf(address: string, why: Why, at: number): Sent {
  const { host, pathname } = new URL(address);
  return { at, host, path: why === "name" ? pathname.replace(/[^/]+$/, "…") : pathname, why };
}
