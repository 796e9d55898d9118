// The background: a service worker in Chromium, an event page in Firefox. It
// sleeps when nothing is asked, so its listeners stand at the top.

import { badgeOn } from "./badge.ts";
import { answer, answerOverlay, mayAsk, onAlarm, onBegin, onChanged, onTabClosed, outward, session, tabAddress } from "./browser.ts";
import { answerPages, onHosts } from "./browser-pages.ts";
import { wishKey, wishOf } from "./auto-state.ts";
import { closed, hostsChanged, left, names, seen, setWish } from "./by-itself.ts";
import { dataState, serverChanged, update } from "./data.ts";
import { forget, gradeTab } from "./grading.ts";
import { learnSite } from "./learning.ts";
import { forgetOverlay, marksFor, toggleOverlay } from "./marking.ts";
import { dropProfile, saveProfile, useProfile } from "./profiles.ts";
import { registrationOf } from "./registration.ts";
import { readServer, serverKey } from "./settings.ts";

answer({
  grade: ({ tab }) => gradeTab(tab, { asking: true, show: badgeOn(tab, tabAddress(tab)) }),
  data: dataState,
  update: async () => {
    await update(true);
    return dataState();
  },
  lookUp: async ({ name }) => {
    const server = await readServer();
    if (!server) return { outcome: "noServer", registered: null };
    if (!(await mayAsk(server.host))) return { outcome: "consent", registered: null };
    return registrationOf(server, name, outward);
  },
  learn: ({ tab }) => learnSite(tab),
  saveProfile: ({ id, file }) => saveProfile(id, file),
  useProfile: async ({ id }) => {
    await useProfile(id);
    return {};
  },
  dropProfile: async ({ id }) => {
    await dropProfile(id);
    return {};
  },
  toggleOverlay: ({ tab }) => toggleOverlay(tab),
  setWish: ({ wish, on }) => setWish(wish, on),
});

answerPages({ seen, left, names });
answerOverlay(marksFor);

/** followHosts finishes what a page of ours has asked the user for, also where the question has closed that page. */
async function followHosts(): Promise<void> {
  const asked = await session.read(wishKey);
  await session.remove([wishKey]);
  await hostsChanged(asked === undefined ? null : wishOf(asked));
}

onTabClosed((tab) => void Promise.all([forget(tab), forgetOverlay(tab), closed(tab)]));
onAlarm(() => update().catch(console.error));
onBegin(() => update().catch(console.error));
onBegin(() => hostsChanged(null).catch(console.error)); // permissions may have gone meanwhile, and updates forget scripts
onHosts(() => followHosts().catch(console.error));
onChanged(serverKey, () => serverChanged().catch(console.error));
