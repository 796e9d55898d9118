// The background: a service worker in Chromium, an event page in Firefox. It
// sleeps when nothing is asked, so its listeners stand at the top.

import { badge } from "./badge.ts";
import { answer, mayAsk, onTabClosed, tabAddress } from "./browser.ts";
import { prefixBits } from "./engine-host.ts";
import { forget, gradeTab } from "./grading.ts";
import { parseServer } from "./server-address.ts";
import { stateOf } from "./trust-server.ts";

answer({
  grade: async ({ tab }) => {
    const before = await tabAddress(tab);
    const outcome = await gradeTab(tab);
    // A badge belongs to the page that was graded: not to one the tab has gone to since.
    if ((await tabAddress(tab)) === before) await badge(tab, outcome);
    return outcome;
  },
  checkServer: async ({ server }) => {
    const parsed = parseServer(server);
    if (!parsed) return { edition: null, refusal: "address" };
    if (parsed.host && !(await mayAsk(parsed.host))) return { edition: null, refusal: "consent" };
    return stateOf(parsed, await prefixBits(), (address, how) => fetch(address, how));
  },
});

onTabClosed((tab) => void forget(tab));
