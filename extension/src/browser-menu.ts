// The browser's extension API about menus and keys.

import { api } from "./browser-api.ts";

/** MenuItem is an entry of the menu that a right click opens, on links or on pages. */
export interface MenuItem {
  id: string;
  on: "link" | "page";
  title: string;
}

const webPages = ["http://*/*", "https://*/*"];

/** setMenu leaves these entries and no others, on web pages and on links to such. The browser keeps them until the extension is updated. */
export async function setMenu(items: readonly MenuItem[]): Promise<void> {
  await api.contextMenus.removeAll();
  for (const { id, on, title } of items) api.contextMenus.create({ id, title, contexts: [on], documentUrlPatterns: webPages, ...(on === "link" ? { targetUrlPatterns: webPages } : {}) });
}

/** onMenu hears of a chosen entry: the tab it was chosen in, and the link's address where it was one's. */
export function onMenu(then: (id: string, tab: number, link: string | undefined) => void): void {
  api.contextMenus.onClicked.addListener(({ menuItemId, linkUrl }, tab) => {
    if (tab?.id !== undefined) then(String(menuItemId), tab.id, linkUrl);
  });
}

/** onCommand hears of keys that were pressed for one of the manifest's commands. */
export function onCommand(then: (name: string, tab: number) => void): void {
  api.commands.onCommand.addListener((name, tab) => {
    if (tab?.id !== undefined) then(name, tab.id);
  });
}

/** openBeside opens an address in a tab next to another, in front, and answers its number once it has loaded, or has not for half a minute. */
export async function openBeside(url: string, beside: number): Promise<number> {
  const { index, windowId } = await api.tabs.get(beside);
  const { id = -1 } = await api.tabs.create({ url, index: index + 1, windowId, openerTabId: beside });
  await new Promise<void>((done) => {
    const end = (): void => {
      clearTimeout(timer);
      api.tabs.onUpdated.removeListener(heard);
      done();
    };
    const heard = (tab: number, { status }: { status?: string | undefined }): void => {
      if (tab === id && status === "complete") end();
    };
    const timer = setTimeout(end, 30_000);
    api.tabs.onUpdated.addListener(heard);
  });
  return id;
}
