// The popup's line on the page's site, where the user has had it looked at.

import { local } from "./browser.ts";
import { part } from "./page.ts";
import { readProspects } from "./prospect-shelf.ts";
import type { Report } from "./report.ts";
import { newestSaid } from "./site-said.ts";
import { kindWords } from "./site-words.ts";
import { dayWords, word } from "./words.ts";

export async function showSite({ domain }: Report): Promise<void> {
  const line = part("siteKnown", HTMLElement);
  line.hidden = true;
  const known = domain === "" ? null : newestSaid((await readProspects(local)).filter((one) => one.domain === domain).map(({ site }) => site[0]));
  if (!known || known.value.kind === "unknown") return;
  line.textContent = word("siteKnown", kindWords(known.value.kind), dayWords(known.at));
  line.dataset["kind"] = known.value.kind;
  line.hidden = false;
}
