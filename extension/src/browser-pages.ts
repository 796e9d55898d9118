// The browser's extension API about what goes by itself: scripts that run in pages
// unasked, what they say, and the permissions for it.

import { api } from "./browser-api.ts";
import { alive, send } from "./browser-ask.ts";
import { dispatchPage, pageAnswers, type PageCalls, type PageHandlers, type PageKind } from "./page-calls.ts";

/**
 * answerPages hears the extension's own scripts in the top frames of web pages. A page's own script cannot send such a
 * message, but its process can: which page it is comes from the browser.
 */
export function answerPages(handlers: PageHandlers): void {
  api.runtime.onMessage.addListener((message: unknown, { id, tab, frameId, url }, respond) => {
    if (id !== api.runtime.id || tab?.id === undefined || frameId !== 0 || !url || !/^https?:/.test(url)) return false;
    const reply = dispatchPage(handlers, message, { tab: tab.id, url, private: tab.incognito });
    reply?.then(respond, (why: unknown) => {
      console.error(why);
      respond(null);
    });
    return reply !== undefined;
  });
}

/** tell is how a script in a page asks the background: unanswered where that was ended over it again and again, gone where this script has outlived its extension. */
export async function tell<K extends PageKind>(kind: K, what: PageCalls[K]["ask"]): Promise<PageCalls[K]["answer"] | "unanswered" | "gone"> {
  try {
    return pageAnswers[kind](await send({ kind, ...what }), kind);
  } catch {
    return alive() ? "unanswered" : "gone";
  }
}

/** PageScript is a script that the browser runs by itself in the pages that match, once the document is read. */
export interface PageScript {
  id: string;
  file: string;
  matches: string[];
}

/**
 * runInPages has exactly these scripts run from the next pages on; one without matches does not. They stay across ends of the
 * browser. Each is changed in one step, so that a background that ends in between leaves the old one or the new one.
 */
export async function runInPages(scripts: readonly PageScript[]): Promise<void> {
  const there = new Map((await api.scripting.getRegisteredContentScripts()).map(({ id, matches }) => [id, matches ?? []]));
  for (const { id, file, matches } of scripts) {
    const now = there.get(id);
    there.delete(id);
    if (now && sameNames(now, matches)) continue;
    const script = { id, js: [file], matches, persistAcrossSessions: true }; // it runs when the document is read
    if (matches.length === 0) {
      if (now) await api.scripting.unregisterContentScripts({ ids: [id] });
    } else if (now) await api.scripting.updateContentScripts([script]);
    else await api.scripting.registerContentScripts([script]);
  }
  if (there.size > 0) await api.scripting.unregisterContentScripts({ ids: [...there.keys()] }); // of another version
}

const sameNames = (some: readonly string[], others: readonly string[]): boolean => some.length === others.length && some.every((one) => others.includes(one));

/** hasHosts says whether the extension may read pages of these match patterns. */
export const hasHosts = (origins: string[]): Promise<boolean> => api.permissions.contains({ origins });

/** requestHosts asks the user. Only within a click, before anything is awaited; in Firefox from a tab. */
export const requestHosts = (origins: string[]): Promise<boolean> => api.permissions.request({ origins });

/** dropHosts gives back what is no longer needed. */
export async function dropHosts(origins: string[]): Promise<void> {
  await api.permissions.remove({ origins }).catch(() => false); // not there any more, or part of a wider one
}

/** onHosts hears that the user has given hosts or taken them back, here or in the browser's own settings. */
export function onHosts(then: () => void): void {
  api.permissions.onAdded.addListener(then);
  api.permissions.onRemoved.addListener(then);
}

/** inPrivate says whether the user lets the extension into private windows at all. */
export const inPrivate = (): Promise<boolean> => api.extension.isAllowedIncognitoAccess();
