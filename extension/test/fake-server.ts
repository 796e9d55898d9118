// A trust server for unit tests: a table of answers by path, and what was asked of it.

import { createHash } from "node:crypto";
import type { Store } from "../src/browser.ts";
import type { Fetch } from "../src/request.ts";
import type { Server } from "../src/server-address.ts";

export const server: Server = { address: "https://trust.example", host: "https://trust.example/*", here: false };

export const pack = new TextEncoder().encode("a pack, as far as anything here can tell, of bytes");

const sha256 = createHash("sha256").update(pack).digest("hex");

/** document is what GET /v1/edition answers, changed as a test wishes. */
export const document = (change: object = {}): Record<string, unknown> => ({
  format: 1, id: "2f9c", built: "2026-01-05", names: 1_000_000, bits: 11, buckets: 2048, pack: { bytes: pack.length, sha256 }, sources: [], ...change,
});

/** Table has an answer for a path; what it lacks is no network. */
export type Table = Record<string, (how: RequestInit) => Response>;

/** serving answers from a table, which a test may change, and keeps what was asked: paths in asked, all in full. */
export function serving(table: Table): { fetch: Fetch; asked: string[]; full: RequestInit[] } {
  const asked: string[] = [];
  const full: RequestInit[] = [];
  const fetch: Fetch = async (address, how) => {
    const path = address.slice(server.address.length);
    asked.push(path);
    full.push(how);
    const answer = table[path];
    if (!answer) throw new TypeError("no network");
    return answer(how);
  };
  return { fetch, asked, full };
}

/** memory is a store that lasts as long as the test; what goes in comes out as JSON would bring it. */
export function memory(): Store & { all: Map<string, unknown> } {
  const all = new Map<string, unknown>();
  return {
    all,
    read: async (key) => structuredClone(all.get(key)),
    keys: async () => [...all.keys()],
    write: async (key, value) => void all.set(key, JSON.parse(JSON.stringify(value))),
    remove: async (keys) => keys.forEach((key) => all.delete(key)),
  };
}
