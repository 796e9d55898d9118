// Chromium's offscreen document: it holds the engine's thread while the service
// worker sleeps, and goes by itself some time after the last work.

import { answerWork, startThread } from "./browser-engine.ts";
import { lineTo } from "./engine-line.ts";

/** So many ms after the last work the document closes itself, and the engine's memory is free. */
const idle = 5 * 60_000;

const line = lineTo(startThread);
let timer = setTimeout(close, idle);

answerWork((work) => {
  clearTimeout(timer);
  return line.ask(work).finally(() => {
    clearTimeout(timer);
    timer = setTimeout(close, idle);
  });
});
