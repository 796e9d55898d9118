// Keeps the pack that was last fetched and verified, across ends of the browser.
//
// IndexedDB holds it: one record, replaced in one transaction, so that there is the
// old pack or the new one and nothing between. It asks for no permission. The browser
// may drop it when the disk is nearly full: then the pack in the extension serves until
// the next fetch. A Firefox that always browses privately lets nothing be written:
// its users have the pack in the extension, and no other is fetched.

import { bytes, shape, text, whole } from "./check.ts";
import { editionOf, type Edition } from "./edition.ts";

/** KeptPack is a pack with the edition it belongs to, and the server's address that it came from. fetched is in ms since 1970. */
export interface KeptPack {
  from: string;
  edition: Edition;
  fetched: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** PackStore holds one pack. read answers null where there is none, also when the store itself cannot be had: it is not there then, and write rejects. */
export interface PackStore {
  there(): Promise<boolean>;
  read(): Promise<KeptPack | null>;
  write(pack: KeptPack): Promise<void>;
  drop(): Promise<void>;
}

const database = "linkgrade";
const packs = "packs";
const current = "current";

const keptPackOf = shape<KeptPack>({ from: text, edition: editionOf, fetched: whole, bytes });

export const packStore: PackStore = {
  there: () => open().then((db) => (db.close(), true), () => false),
  read: async () => {
    try {
      const value: unknown = await run("readonly", (store) => store.get(current));
      return value === undefined ? null : keptPackOf(value, "pack");
    } catch (why) {
      console.warn("the kept pack cannot be read:", why);
      return null;
    }
  },
  write: async (pack) => {
    await run("readwrite", (store) => store.put(pack, current));
  },
  drop: async () => {
    await run("readwrite", (store) => store.delete(current)).catch(() => undefined); // none is kept there, or none can be
  },
};

/** run answers a request's result once its whole transaction has been written. */
async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  try {
    return await new Promise((answer, refuse) => {
      const transaction = db.transaction(packs, mode, { durability: "strict" });
      const request = ask(transaction.objectStore(packs));
      transaction.oncomplete = () => answer(request.result);
      transaction.onabort = () => refuse(transaction.error ?? new Error("pack store: aborted"));
    });
  } finally {
    db.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((answer, refuse) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(packs);
    request.onsuccess = () => answer(request.result);
    request.onerror = () => refuse(request.error ?? new Error("pack store: not opened"));
  });
}
