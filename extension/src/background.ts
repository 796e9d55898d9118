// The background: a service worker in Chromium, an event page in Firefox. It
// sleeps when nothing is asked, so its listeners stand at the top.

import { badgeOn } from "./badge.ts";
import { answer, local, mayAsk, onAlarm, onBegin, onChanged, onTabClosed, outward, repeat, sent, session, tabAddress } from "./browser.ts";
import { answerOverlay } from "./browser-overlay.ts";
import { onCommand, onMenu, setMenu } from "./browser-menu.ts";
import { onInstall, openWelcome } from "./browser-own.ts";
import { answerPages, onHosts } from "./browser-pages.ts";
import { wishKey, wishOf } from "./auto-state.ts";
import { closed, hostsChanged, left, names, namesOfSites, seen, setWish } from "./by-itself.ts";
import { dataState, serverChanged, update } from "./data.ts";
import { gradeExample } from "./example.ts";
import { forget, gradeTab } from "./grading.ts";
import { learnSite } from "./learning.ts";
import { chosen, commanded, menuItems, saveUnfinished } from "./menu.ts";
import { forgetOverlay, marksFor, toggleOverlay } from "./marking.ts";
import { dropProfile, saveProfile, useProfile } from "./profiles.ts";
import { Desk } from "./prospect-shelf.ts";
import { registrationOf } from "./registration.ts";
import { regradingBy } from "./regrading.ts";
import { merge, reset, restore } from "./restoring.ts";
import { readServer, serverKey } from "./settings.ts";
import { watch } from "./unfinished.ts";

const prospects = new Desk(local);
const regrading = regradingBy(prospects);

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
  keepProspect: ({ found }) => prospects.keep(found),
  changeProspects: async ({ ids, change }) => ({ kept: await prospects.change(ids, change) }),
  addProspects: async ({ rows }) => ({ kept: await prospects.add(rows) }),
  siteNames: async ({ urls }) => ({ names: await namesOfSites(urls) }),
  dropProspects: async ({ ids }) => {
    await prospects.drop(ids);
    return {};
  },
  startQueue: async ({ task, ids, hosts }) => {
    await regrading.start(task, ids, hosts);
    return {};
  },
  pauseQueue: async ({ paused }) => {
    await regrading.pause(paused);
    return {};
  },
  stopQueue: async () => {
    await regrading.stop();
    return {};
  },
  putBackProspects: async ({ prospects: dropped }) => ({ kept: await prospects.putBack(dropped) }),
  toggleOverlay: ({ tab, press }) => toggleOverlay(tab, press),
  clearSent: async () => {
    await sent.clear();
    return {};
  },
  restore: async ({ file }) => {
    const restored = await restore(file);
    await hostsChanged(null).catch(console.error); // what a file lets go by itself needs the user's permission here, too
    return restored;
  },
  merge: ({ file, press }) => merge(file, press, prospects),
  reset: async () => {
    await regrading.stop(); // gives back the hosts that it was allowed
    await reset();
    await hostsChanged(null);
    return {};
  },
  gradeExample: ({ page }) => gradeExample(page),
  setWish: ({ wish, on }) => setWish(wish, on),
});

answerPages({ seen, left, names });
answerOverlay(marksFor);

/** followHosts finishes what a page of ours has asked the user for, also where the question has closed that page. */
async function followHosts(): Promise<void> {
  const asked = await session.read(wishKey);
  if (asked === undefined) return hostsChanged(null);
  await watch();
  await hostsChanged(wishOf(asked)).finally(() => session.remove([wishKey]));
}

/** finish does what the browser has cut off. */
async function finish(): Promise<void> {
  await followHosts();
  await saveUnfinished(prospects);
  await repeat("unfinished", null);
}

onTabClosed((tab) => void Promise.all([forget(tab), forgetOverlay(tab), closed(tab)]));
onAlarm("update", () => update().catch(console.error));
onAlarm("unfinished", () => finish().catch(console.error));
onAlarm("queue", () => regrading.goOn().catch(console.error));
onBegin(() => update().catch(console.error));
onBegin(() => regrading.goOn().catch(console.error)); // wakes the background where the browser's end has cut off a run
regrading.goOn().catch(console.error); // and whatever else has woken it
onBegin(() => hostsChanged(null).catch(console.error)); // permissions may have gone meanwhile, and updates forget scripts
onBegin(() => setMenu(menuItems()).catch(console.error)); // updates forget it, and its words may be another language's now
onMenu((id, tab, link) => void chosen(prospects, id, tab, link).catch(console.error));
onCommand((name, tab) => void commanded(prospects, name, tab).catch(console.error));
onHosts(() => followHosts().catch(console.error));
onChanged(serverKey, () => serverChanged().catch(console.error));
onInstall(() => openWelcome().catch(console.error));
