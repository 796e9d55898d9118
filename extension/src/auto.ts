// Runs in the pages of the sites that the user wants graded without a click, and asks
// the background to grade what is shown. It reads nothing itself but whether the page
// asks for a password or a card; then it stays silent.
//
// Where the background is ended in the middle of it, it is asked again: what is on the
// button is taken back before the next page in the same tab is graded.

import { tell } from "./browser-pages.ts";
import { asksForSecrets, isOffLimits } from "./off-limits.ts";
import { follow } from "./visits.ts";

const end = new AbortController();
const loaded = crypto.getRandomValues(new Uint32Array(2)).join("-"); // randomUUID is for https alone

async function seen(number: number, begun: number): Promise<void> {
  await leaving;
  if (isOffLimits(location.href) || asksForSecrets(document)) return;
  const answer = await tell("seen", { visit: `${loaded} ${number}`, begun });
  if (answer === "gone") end.abort(); // the extension was removed or updated under the page
}

let leaving: Promise<unknown> = Promise.resolve();

function left(): void {
  leaving = tell("left", {});
}

if (window.top === window) {
  follow(window, { seen: (number, begun) => void seen(number, begun), left }, end.signal);
}
