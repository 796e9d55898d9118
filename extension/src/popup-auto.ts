// The popup's way to having a site graded without a press: the settings' switch for it,
// with the site filled in. The browser asks there; its question would close a popup.

import { gradesPage, parseSite, readAuto } from "./auto-state.ts";
import { local, openPage } from "./browser.ts";
import { isOffLimits } from "./off-limits.ts";
import { part } from "./page.ts";
import type { Report } from "./report.ts";
import { word } from "./words.ts";

export async function showAuto({ domain, url }: Report): Promise<void> {
  const button = part("byItself", HTMLButtonElement);
  button.hidden = true;
  if (parseSite(domain) === null || isOffLimits(url)) return;
  button.textContent = gradesPage(await readAuto(local), url) ? word("autoIsOn") : word("autoOffer");
  button.onclick = () => void openPage(`options.html?site=${encodeURIComponent(domain)}#auto`).then(() => close());
  button.hidden = false;
}
