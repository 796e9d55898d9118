// Runs in the pages of the sites that the user wants graded without a click, and asks
// the background to grade what is shown. It reads nothing itself but whether the page
// asks for a password or a card; then it stays silent.
//
// The background may be put to sleep in the middle of a grade: then the question comes
// back unanswered, and is asked again.

import { tell } from "./browser-pages.ts";
import { asksForSecrets, isOffLimits } from "./off-limits.ts";
import { follow } from "./visits.ts";

const tries = 3;
const end = new AbortController();
const loaded = crypto.getRandomValues(new Uint32Array(2)).join("-"); // randomUUID is for https alone

async function seen(number: number, begun: number): Promise<void> {
  if (isOffLimits(location.href) || asksForSecrets(document)) return;
  for (let n = 0; n < tries; n++) {
    const answer = await tell("seen", { visit: `${loaded} ${number}`, begun });
    if (answer === "gone") end.abort(); // the extension was removed or updated under the page
    if (answer !== "unanswered") return;
  }
}

if (window.top === window) {
  follow(window, { seen: (number, begun) => void seen(number, begun), left: () => void tell("left", {}) }, end.signal);
}
