// Chromium's offscreen document, which keeps the engine's thread: a service worker
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

/** popupAddress is the address of the other page that may have started the thread. */
export const popupAddress = (): string => api.runtime.getURL("popup.html");

/** joinThread starts the engine's thread, or finds it started by another of our pages; it lives while one of these does. Another name is another thread. */
export function joinThread(name = ""): SharedWorker {
  return new SharedWorker(api.runtime.getURL("engine-worker.js"), { type: "module", name });
}

/** joinForBackground joins it and hands it the ports of Chromium's background. */
export function joinForBackground(): MessagePort {
  const { port } = joinThread();
  navigator.serviceWorker.onmessage = ({ ports: [given] }) => given && port.postMessage("port", [given]);
  return port;
}
