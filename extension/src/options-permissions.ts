// The settings page's part on permissions: why each is there, and a switch that
// gives back each one that the user had allowed besides.

import { giveBack, onPermissions, permissionsHere, type Granted } from "./browser-own.ts";
import { make, part, say } from "./page.ts";
import { readServer } from "./settings.ts";
import { word } from "./words.ts";

export async function startPermissions(): Promise<void> {
  onPermissions(() => show().catch(console.error));
  await show();
}

async function show(): Promise<void> {
  const [{ always, allowed }, server] = await Promise.all([permissionsHere(), readServer()]);
  part("always", HTMLElement).replaceChildren(...always.map((name) => why(name)));
  part("allowedNone", HTMLElement).hidden = allowed.length > 0;
  part("allowed", HTMLElement).replaceChildren(...allowed.map(({ name, granted }) => line(name, name === server?.host, granted)));
}

function why(name: string): HTMLElement {
  const row = make("div");
  row.append(make("dt", "", name), make("dd", "", reasonWords(name)));
  return row;
}

/** reasonWords says what a permission of the manifest is for; build/house_test.go wants each of them here. */
function reasonWords(name: string): string {
  switch (name) {
    case "activeTab":
      return word("permissionActiveTab");
    case "alarms":
      return word("permissionAlarms");
    case "scripting":
      return word("permissionScripting");
    case "storage":
      return word("permissionStorage");
    case "sidePanel":
      return word("permissionSidePanel");
    case "offscreen":
      return word("permissionOffscreen");
    case "contextMenus":
      return word("permissionContextMenus");
    default:
      return "";
  }
}

/** line is one permission with its switch; switched off it is given back, and gone from the list. */
function line(name: string, isServer: boolean, granted: Granted): HTMLElement {
  const item = make("li");
  const label = make("label", "line");
  const names = make("span", "names");
  names.append(make("span", "name", hostWords(name)), make("span", "soft", isServer ? word("permissionServer") : word("permissionAsked")));
  const toggle = make("input", "switch");
  Object.assign(toggle, { type: "checkbox", checked: true });
  toggle.role = "switch";
  toggle.addEventListener("change", () => void back(name, granted).catch(console.error));
  label.append(names, toggle);
  item.append(label);
  return item;
}

async function back(name: string, granted: Granted): Promise<void> {
  await giveBack(granted);
  await show();
  say("allowedSaid", word("permissionGone", hostWords(name)), "good");
}

/** hostWords writes a match pattern as the host it stands for. */
const hostWords = (pattern: string): string => {
  const [, host] = /^[a-z*]+:\/\/([^/]+)\/\*$/.exec(pattern) ?? [];
  if (pattern === "<all_urls>" || host === "*") return word("permissionEverywhere");
  return host ?? pattern;
};
