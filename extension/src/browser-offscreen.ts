// Chromium's offscreen document, which holds the engine's thread: a service worker
// is ended after half a minute and cannot start one.

import { api } from "./browser-api.ts";

const page = "engine.html";

/** offscreenAddress is the address of the document. */
export const offscreenAddress = (): string => api.runtime.getURL(page);

/** openOffscreen opens the document where there is none; Firefox has no such thing. */
export async function openOffscreen(): Promise<void> {
  try {
    await api.offscreen?.createDocument({ url: page, reasons: ["WORKERS"], justification: "Keeps the engine that grades pages ready from one grade to the next." });
  } catch (why) {
    if (!/single offscreen/i.test(String(why))) throw why; // it is there, or somebody else is opening it
  }
}

export async function closeOffscreen(): Promise<void> {
  await api.offscreen.closeDocument().catch(() => undefined); // it has gone already
}
