// Chromium's offscreen document: it holds the engine's thread while the service
// worker sleeps, and goes by itself some time after the last work.

import { onPort, startThread } from "./browser-engine.ts";
import { patience } from "./engine-line.ts";

/** So many ms after the last work the document closes itself, and the engine's memory is free. */
const idle = 5 * 60_000;

const thread = startThread();
let timer = setTimeout(close, idle);

onPort((port) => thread.postMessage("port", [port]));

// The background, which gives up work that takes too long, may have been ended over it.
thread.onmessage = ({ data: underWay }: MessageEvent<number>) => {
  clearTimeout(timer);
  timer = setTimeout(close, underWay > 0 ? patience : idle);
};
thread.onerror = () => close();
