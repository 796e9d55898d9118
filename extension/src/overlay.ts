// Runs in a page when the overlay is turned on or off there: the first run puts it
// up, the next takes it away. What it keeps, how to stop what is running and which press
// it was run for, are names in the script's own world, which the page does not see. Run
// once more for the same press, by a background that was ended before it heard what came
// of it, it changes nothing.

import { take } from "./given.ts";
import { isLoaded, startOverlay } from "./overlay-run.ts";

declare global {
  var linkgradeOverlay: AbortController | undefined;
  var linkgradePress: unknown;
}

function toggle(press: unknown): { on: boolean; waits: boolean } {
  const running = globalThis.linkgradeOverlay;
  if (press === globalThis.linkgradePress) return running ? on() : off;
  globalThis.linkgradePress = press;
  if (running) {
    running.abort();
    return off;
  }
  const stop = new AbortController();
  globalThis.linkgradeOverlay = stop;
  stop.signal.addEventListener("abort", () => (globalThis.linkgradeOverlay = undefined));
  startOverlay(stop);
  return on();
}

const off = { on: false, waits: false };
const on = () => ({ on: true, waits: !isLoaded() });

export const result = toggle(take());
