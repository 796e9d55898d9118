// Runs in a page when the overlay is turned on or off there: the first run puts it
// up, the next takes it away. The one thing it keeps, how to stop what is running,
// is a name in the script's own world, which the page does not see.

import { startOverlay } from "./overlay-run.ts";

declare global {
  var linkgradeOverlay: AbortController | undefined;
}

function toggle(): { on: boolean } {
  const running = globalThis.linkgradeOverlay;
  if (running) {
    running.abort();
    return { on: false };
  }
  const stop = new AbortController();
  globalThis.linkgradeOverlay = stop;
  stop.signal.addEventListener("abort", () => (globalThis.linkgradeOverlay = undefined));
  startOverlay(stop);
  return { on: true };
}

export const result = toggle();
