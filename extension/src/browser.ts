// The browser's extension API, as much of it as most parts use. browser-pages.ts has
// what is about scripts in pages by themselves, browser-own.ts what is about the
// extension itself, browser-engine.ts what is about the
// engine's thread.

import { api } from "./browser-api.ts";
import { send } from "./browser-ask.ts";
import { givenName } from "./given.ts";
import { answers, dispatch, type Calls, type Handlers, type Kind, type Outcome } from "./messages.ts";
import { logIn, type Why } from "./sent-log.ts";

export { activeTab, type Pressed, type Tab } from "./browser-front.ts";

/** tabAddress is the tab's address while the user's click still lets us see it. */
export async function tabAddress(tab: number): Promise<string | undefined> {
  try {
    return (await api.tabs.get(tab)).url;
  } catch {
    return undefined; // closed
  }
}

/** tabShown is a tab's address and what its page is called, while the user's click still lets us see them; else "". */
export function tabShown(tab: number): Promise<{ url: string; title: string }> {
  return api.tabs.get(tab).then(({ url = "", title = "" }) => ({ url, title }), () => ({ url: "", title: "" }));
}

/** isPrivate says whether a tab is in a private window; one that has closed meanwhile may have been. */
export function isPrivate(tab: number): Promise<boolean> {
  return api.tabs.get(tab).then(({ incognito }) => incognito, () => true);
}

/** isLoading says whether a tab waits for a page, or for more of it. */
export async function isLoading(tab: number): Promise<boolean> {
  return (await api.tabs.get(tab)).status === "loading";
}

/** onFront hears that another tab has come to the front, or that a tab is going somewhere or has arrived. */
export function onFront(then: () => void): void {
  api.tabs.onActivated.addListener(then);
  api.tabs.onUpdated.addListener((_, { status, url }) => {
    if (status !== undefined || url !== undefined) then();
  });
}

export function onTabClosed(then: (tab: number) => void): void {
  api.tabs.onRemoved.addListener((tab) => then(tab));
}

/** readPage runs the content script in a tab's top frame and answers what it says: once the page has loaded, or as it is at once. Rejects where that is not allowed. */
export async function readPage(tab: number, atOnce: boolean): Promise<unknown> {
  const [frame] = await api.scripting.executeScript({ target: { tabId: tab }, files: ["content.js"], injectImmediately: atOnce });
  return frame?.result;
}

/** runInPage runs a function in a tab's top frame as it is, which sees only what it is given, and answers what it says. */
export async function runInPage<G extends unknown[]>(tab: number, run: (...given: G) => unknown, given: G): Promise<unknown> {
  const [frame] = await api.scripting.executeScript({ target: { tabId: tab }, func: run, args: given, injectImmediately: true });
  return frame?.result;
}

/** runScript runs one of our files in a tab's top frame as it is; take in given.ts answers it what it is given. */
export async function runScript(tab: number, file: string, given: unknown): Promise<unknown> {
  const where = { target: { tabId: tab }, injectImmediately: true };
  const lay = (name: string, value: unknown): void => void Reflect.set(globalThis, name, value);
  await api.scripting.executeScript({ ...where, func: lay, args: [givenName, given] });
  const [frame] = await api.scripting.executeScript({ ...where, files: [file] });
  return frame?.result;
}

/** ask sends a question to the background and checks its answer. Every question of Calls may be asked twice. */
export async function ask<K extends Kind>(kind: K, what: Calls[K]["ask"]): Promise<Calls[K]["answer"]> {
  return answers[kind](await send({ kind, ...what }), kind);
}

/** askGrade asks for a tab's grade. said is what the question was answered before, where it has been asked; undefined where no answer came. */
export async function askGrade(tab: number, said?: unknown): Promise<Outcome> {
  return said === undefined || said === null ? ask("grade", { tab }) : answers.grade(said, "grade");
}

/** answer listens. Only the extension's own pages are heard, never a page's script. */
export function answer(handlers: Handlers): void {
  const home = api.runtime.getURL("");
  api.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (sender.id !== api.runtime.id || !sender.url?.startsWith(home)) return false;
    const reply = dispatch(handlers, message);
    reply?.then(respond, (why: unknown) => {
      console.error(why);
      respond(null); // an answer, which fails the asker's check: undefined would be asked again
    });
    return reply !== undefined; // keeps the way back open
  });
}

/** packaged fetches a file of the extension itself. */
export function packaged(name: string): Promise<Response> {
  return fetch(api.runtime.getURL(name));
}

/** Store is a place for values: session is emptied when the browser ends, local stays. */
export interface Store {
  read(key: string): Promise<unknown>;
  keys(): Promise<string[]>;
  write(key: string, value: unknown): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** Folder is a store that answers all values whose keys begin alike, in one turn, and takes several in one: all of them, or none. */
export interface Folder extends Store {
  under(prefix: string): Promise<[key: string, value: unknown][]>;
  writeAll(values: Record<string, unknown>): Promise<void>;
}

const store = (area: () => chrome.storage.StorageArea): Folder => ({
  read: async (key) => (await area().get<Record<string, unknown>>(key))[key],
  keys: async () => Object.keys(await area().get(null)),
  under: async (prefix) => Object.entries(await area().get(null)).filter(([key]) => key.startsWith(prefix)),
  write: (key, value) => area().set({ [key]: value }),
  writeAll: (values) => area().set(values),
  remove: (keys) => area().remove(keys),
});

export const session = store(() => api.storage.session);
export const local = store(() => api.storage.local);

/** sent is the log of all that is sent. */
export const sent = logIn(local, Date.now);

/** onChanged hears of a new value in local, whoever wrote it. */
export function onChanged(key: string, then: () => void): void {
  api.storage.local.onChanged.addListener((changes) => {
    if (key in changes) then();
  });
}

/** onChangedUnder hears of new values in local whose keys begin so. */
export function onChangedUnder(prefix: string, then: () => void): void {
  api.storage.local.onChanged.addListener((changes) => {
    if (Object.keys(changes).some((key) => key.startsWith(prefix))) then();
  });
}

const reported = "reported";

/** tellReported tells the extension's pages that a tab has another report, or none. Changes of session itself would bring them the whole of it, twice. */
export function tellReported(tab: number): void {
  const channel = new BroadcastChannel(reported);
  channel.postMessage(tab);
  channel.close();
}

export function onReported(then: () => void): void {
  new BroadcastChannel(reported).onmessage = then;
}

/** onBegin is called when the extension is installed or updated, and when the browser starts. */
export function onBegin(then: () => void): void {
  api.runtime.onInstalled.addListener(then);
  api.runtime.onStartup.addListener(then);
}

/** Alarms: to look for newer data, to go on with grading saved pages, and with what was cut off. */
export type Alarm = "update" | "queue" | "unfinished";

/** repeat sets an alarm, anew every so many minutes from now; null ends it. An alarm that is as wished goes on. */
export async function repeat(alarm: Alarm, minutes: number | null): Promise<void> {
  if (minutes === null) await api.alarms.clear(alarm);
  else if ((await api.alarms.get(alarm))?.periodInMinutes !== minutes) await api.alarms.create(alarm, { periodInMinutes: minutes });
}

export function onAlarm(alarm: Alarm, then: () => void): void {
  api.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) then();
  });
}

/** awake keeps the background from being put to sleep, as browsers do after 30 s without a call of theirs, until work has ended. */
export async function awake<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(stir, 20_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** stir is a call that counts as being awake. */
export const stir = (): void => void api.runtime.getPlatformInfo();

/** Badge is what the toolbar button says of a tab. Colours are CSS colours. */
export interface Badge {
  letter: string;
  ground: string;
  ink: string;
  title: string;
}

/** showBadge fails silently for a tab that has closed meanwhile. The mark is for the benchmark of the click. */
export async function showBadge(tab: number, { letter, ground, ink, title }: Badge): Promise<void> {
  performance.mark("badge");
  const tabId = tab;
  await Promise.allSettled([
    api.action.setBadgeText({ tabId, text: letter }),
    api.action.setBadgeBackgroundColor({ tabId, color: ground }),
    api.action.setBadgeTextColor({ tabId, color: ink }),
    api.action.setTitle({ tabId, title }),
  ]);
}

/** clearBadge takes back what the button says of a tab; given a letter, where it says that one. */
export async function clearBadge(tabId: number, letter?: string): Promise<void> {
  if (letter !== undefined && (await api.action.getBadgeText({ tabId }).catch(() => "")) !== letter) return;
  await Promise.allSettled([api.action.setBadgeText({ tabId, text: "" }), api.action.setTitle({ tabId, title: "" })]);
}

/**
 * needsConsent says whether a host must be allowed before it is asked anything. Firefox shows every host that is not
 * allowed which installation asks: its Origin header holds a number of that installation's own. Chromium's holds the
 * extension's, the same for everyone.
 */
const needsConsent = (): boolean => api.runtime.getURL("").startsWith("moz-");

/** mayAsk says whether a host (as "https://example.org/*") may be asked without telling it who asks. */
export async function mayAsk(host: string): Promise<boolean> {
  return !needsConsent() || api.permissions.contains({ origins: [host] });
}

/** requestHost asks the user to allow a host. Only within a click, before anything is awaited. */
export async function requestHost(host: string): Promise<boolean> {
  return !needsConsent() || api.permissions.request({ origins: [host] });
}

/**
 * outward asks a server. For Firefox a host that is allowed is of the same origin, and one that is not is not asked at
 * all in this mode, whatever else went wrong: no request can have the Origin header that names the installation. The
 * request is in the log before it is sent.
 */
export async function outward(address: string, how: RequestInit, why: Why): Promise<Response> {
  await sent.note([address], why);
  return fetch(address, { ...how, mode: needsConsent() ? "same-origin" : "cors" });
}

/**
 * openPanel opens Chromium's side panel or Firefox's sidebar beside a tab; where a browser has neither, in a tab of its own
 * that stays with that one. Only within a click, before anything is awaited.
 */
export function openPanel(tab: number): Promise<unknown> {
  if (api.sidebarAction) return api.sidebarAction.open();
  return typeof api.sidePanel?.open === "function" ? api.sidePanel.open({ tabId: tab }) : openPage(`panel.html#${tab}`);
}

/** openPage opens a page of the extension in a new tab. */
export function openPage(name: string): Promise<unknown> {
  return api.tabs.create({ url: api.runtime.getURL(name) });
}

export function openOptions(): Promise<void> {
  return api.runtime.openOptionsPage();
}

/** message is a word from _locales, by its key; "" if there is none. */
export function message(key: string, given: string[]): string {
  return api.i18n.getMessage(key, given);
}

/** language is what the browser's own words are in, as a BCP 47 tag. */
export function language(): string {
  return api.i18n.getUILanguage();
}
