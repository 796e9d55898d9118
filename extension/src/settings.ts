// What the user has set. Kept on this device.

import { local } from "./browser.ts";
import { parseServer, type Server } from "./server-address.ts";

/** serverKey is where the server's address is kept in local. */
export const serverKey = "server";

/** readServer answers null where no server is set. */
export async function readServer(): Promise<Server | null> {
  const saved = await local.read(serverKey);
  return typeof saved === "string" ? parseServer(saved) : null;
}

/** writeServer sets a server; null sets none. */
export async function writeServer(server: Server | null): Promise<void> {
  if (server) await local.write(serverKey, server.address);
  else await local.remove([serverKey]);
}
