// The browser's extension API about the extension itself: what it may do, where it
// comes from, its own pages, and all that it keeps.

import { api } from "./browser-api.ts";

/** Granted is what the user may allow, and take back. */
export type Granted = Parameters<typeof api.permissions.remove>[0];

/** permissionsHere are the names that the manifest always has, and one by one what the user has allowed besides. */
export async function permissionsHere(): Promise<{ always: string[]; allowed: { name: string; granted: Granted }[] }> {
  const { permissions: always = [], host_permissions: fixed = [] } = api.runtime.getManifest();
  const { origins = [], permissions = [] } = await api.permissions.getAll();
  const hosts = origins.filter((host) => !fixed.includes(host)).map((host) => ({ name: host, granted: { origins: [host] } }));
  const names = permissions.filter((name) => !always.includes(name)).map((name) => ({ name, granted: { permissions: [name] } }));
  return { always: [...always], allowed: [...hosts, ...names] };
}

/** giveBack takes from the extension what the user had allowed. */
export async function giveBack(granted: Granted): Promise<void> {
  await api.permissions.remove(granted);
}

/** onPermissions hears that the user has allowed something, or taken it back. */
export function onPermissions(then: () => void): void {
  api.permissions.onAdded.addListener(then);
  api.permissions.onRemoved.addListener(then);
}

/** onInstall is called once, when the extension comes to a browser. */
export function onInstall(then: () => void): void {
  api.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") then();
  });
}

/** openWelcome opens the first page in front; behind the tab in front where a developer has loaded the folder, as tests do. */
export async function openWelcome(): Promise<void> {
  const { installType } = await api.management.getSelf();
  await api.tabs.create({ url: api.runtime.getURL("welcome.html"), active: installType !== "development" });
}

/** openTab opens an address that the user has typed. */
export async function openTab(address: string): Promise<void> {
  await api.tabs.create({ url: address });
}
