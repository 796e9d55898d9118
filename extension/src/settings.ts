// What the user has set. Kept on this device.

import { local } from "./browser.ts";
import { parseServer, type Server } from "./server-address.ts";

const key = "server";

/** readServer answers null where no server is set. */
export async function readServer(): Promise<Server | null> {
  const saved = await local.read(key);
  return typeof saved === "string" ? parseServer(saved) : null;
}

/** writeServer sets a server; null sets none. */
export async function writeServer(server: Server | null): Promise<void> {
  if (server) await local.write(key, server.address);
  else await local.remove([key]);
}
