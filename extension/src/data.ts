// The data that the extension grades with: the pack in use, the buckets beyond it,
// and how both are kept up to date. This file joins the parts.

import { awake, local, mayAsk, outward, repeat, session } from "./browser.ts";
import { bucketsIn, type Bucket } from "./buckets.ts";
import type { DataState } from "./data-state.ts";
import type { Edition } from "./edition.ts";
import { letGo, nameOf, openPack, packInUse } from "./engine-host.ts";
import { packStore } from "./pack-store.ts";
import { readServer } from "./settings.ts";
import type { Server } from "./server-address.ts";
import { isPublic } from "./trust-server.ts";
import { problemOf, updateMinutes, updatesBy } from "./updates.ts";

const updates = updatesBy({ fetch: outward, now: Date.now, mayAsk, server: readServer, awake, local, packs: packStore, open: openPack, use: letGo });
const buckets = bucketsIn(session, outward);

/** Known is what a server's edition has of one name's prefix. */
export interface Known {
  edition: Edition;
  bucket: Uint8Array<ArrayBuffer>;
}

/**
 * known asks the user's server about a page's own name, by the first bits of its hash; null means that nothing more is
 * known. A name that the pack has is not asked about, and nor is the server then asked for anything else.
 */
export async function known(server: Server, url: string): Promise<Known | null> {
  if (!(await mayAsk(server.host))) return null;
  const { domain, known } = await nameOf(url);
  if (known || !isPublic(domain)) return null;
  const edition = await updates.latest(server);
  const bucket = edition && (await bucketOf(server, edition, url));
  if (edition && bucket instanceof Uint8Array) return { edition, bucket };
  if (bucket !== "gone") return null;
  const newer = await updates.renewed(server);
  const second = newer && newer.id !== edition?.id ? await bucketOf(server, newer, url) : null;
  return newer && second instanceof Uint8Array ? { edition: newer, bucket: second } : null;
}

async function bucketOf(server: Server, edition: Edition, url: string): Promise<Bucket> {
  return buckets.find(server, edition, (await nameOf(url, edition.bits)).prefix);
}

/** update looks for a new pack, gets it and has it used; without a server none is kept. insist also tries one again that failed before. */
export async function update(insist = false): Promise<void> {
  const server = await readServer();
  await repeat("update", server && updateMinutes(server));
  await (server ? updates.update(server, insist) : packStore.drop());
}

/** serverChanged lets go of the pack of the server before: until the new one's has come, the one in the extension serves. */
export async function serverChanged(): Promise<void> {
  await letGo();
  await update();
}

export async function dataState(): Promise<DataState> {
  const [server, pack] = await Promise.all([readServer(), packInUse()]);
  if (!server) return { server: null, checked: null, edition: null, problem: null, pack };
  const looked = await updates.looked(server);
  return { server: server.address, checked: looked.checked, edition: looked.edition, problem: problemOf(looked), pack };
}
