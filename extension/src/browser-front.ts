// The tab in front, and the popup's question about it. What loads before all else
// has no more than this of the browser's extension API.

import { api } from "./browser-api.ts";
import { joinForBackground, joinThread } from "./browser-offscreen.ts";

export interface Tab {
  id: number;
}

/** activeTab is the tab in front; undefined where there is none to grade. */
export async function activeTab(): Promise<Tab | undefined> {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined || tab.id < 0 ? undefined : { id: tab.id };
}

/** Pressed is the tab that a press on the toolbar button was about, null where there is none, and the unchecked answer to the question about its grade; undefined where no answer came. */
export interface Pressed {
  tab: number | null;
  said: unknown;
}

/** askFirst asks for the grade of the tab in front, and has the engine start beside it. It never rejects. */
export async function askFirst(): Promise<Pressed> {
  if (api.offscreen) joinForBackground();
  else if (!api.extension.inIncognitoContext) joinThread(); // in Firefox a private window has threads of its own, of which the background has none
  let tab: number | null = null;
  try {
    tab = (await activeTab())?.id ?? null;
    return { tab, said: tab === null ? undefined : await api.runtime.sendMessage<unknown, unknown>({ kind: "grade", tab }) };
  } catch (why) {
    console.warn(why);
    return { tab, said: undefined };
  }
}
