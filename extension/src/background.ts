// The background: a service worker in Chromium, an event page in Firefox. It
// sleeps when nothing is asked, so its listeners stand at the top.

import { badge } from "./badge.ts";
import { answer, answerOverlay, local, mayAsk, onAlarm, onBegin, onChanged, onTabClosed, outward, sent, tabAddress } from "./browser.ts";
import { onInstall, openWelcome } from "./browser-own.ts";
import { dataState, serverChanged, update } from "./data.ts";
import { gradeExample } from "./example.ts";
import { forget, gradeTab } from "./grading.ts";
import { learnSite } from "./learning.ts";
import { forgetOverlay, marksFor, toggleOverlay } from "./marking.ts";
import { dropProfile, saveProfile, useProfile } from "./profiles.ts";
import { Desk } from "./prospect-shelf.ts";
import { registrationOf } from "./registration.ts";
import { reset, restore } from "./restoring.ts";
import { readServer, serverKey } from "./settings.ts";

const prospects = new Desk(local);

answer({
  grade: async ({ tab }) => {
    const before = await tabAddress(tab);
    const outcome = await gradeTab(tab);
    // A badge belongs to the page that was graded: not to one the tab has gone to since.
    if ((await tabAddress(tab)) === before) await badge(tab, outcome);
    return outcome;
  },
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
  clearSent: async () => {
    await sent.clear();
    return {};
  },
  restore: ({ file }) => restore(file),
  reset: async () => {
    await reset();
    return {};
  },
  gradeExample: ({ page }) => gradeExample(page),
  keepProspect: async ({ prospect }) => ({ kept: await prospects.keep(prospect) }),
  noteProspect: async ({ id, note }) => ({ kept: await prospects.note(id, note, Date.now()) }),
  dropProspects: async ({ ids }) => {
    await prospects.drop(ids);
    return {};
  },
  putBackProspects: async ({ prospects: dropped }) => ({ kept: await prospects.putBack(dropped) }),
});

answerOverlay(marksFor);

onTabClosed((tab) => void Promise.all([forget(tab), forgetOverlay(tab)]));
onAlarm(() => update().catch(console.error));
onBegin(() => update().catch(console.error));
onChanged(serverKey, () => serverChanged().catch(console.error));
onInstall(() => openWelcome().catch(console.error));
