// Chromium's offscreen document: it keeps the engine's thread while the service
// worker sleeps, and goes by itself some time after the last work.

import { joinForBackground } from "./browser-offscreen.ts";
import { patience } from "./engine-line.ts";

/** So many ms after the last work the document closes itself, and the engine's memory is free. */
const idle = 5 * 60_000;

const thread = joinForBackground();
let timer = setTimeout(close, idle);

// The background, which gives up work that takes too long, may have been ended over it.
thread.onmessage = ({ data: underWay }: MessageEvent<number>) => {
  clearTimeout(timer);
  timer = setTimeout(close, underWay > 0 ? patience : idle);
};
