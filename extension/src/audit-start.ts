// The first part of the audit page: which files, whose site, and what its owner knows
// of it. It reads no more of a file than tells what the file is.

import type { Days } from "./audit-calls.ts";
import { longestDisavow } from "./audit-disavow.ts";
import { readAudits } from "./audit-shelf.ts";
import { local } from "./browser.ts";
import { textOf } from "./charset.ts";
import { make, part } from "./page.ts";
import { parseProfile } from "./profile.ts";
import { inUse, readShelf } from "./profile-shelf.ts";
import { readRivals } from "./own-sites.ts";
import { bytes, count, dayWords, word } from "./words.ts";

/** What a file is to the audit. */
const roles = ["mine", "rival", "disavow", "before"] as const;
export type Role = (typeof roles)[number];

export interface Chosen {
  file: File;
  role: Role;
  rival: string; // the competitor's site
}

/** mostFiles and longestFile, in bytes, bound what is taken. */
const mostFiles = 50;
const longestFile = 1 << 30;

/** How many bytes of a file's beginning are looked at. */
const beginning = 20_000;

/** Ask is what the form says once it is sent. */
export interface Asked {
  site: string;
  own: string[];
  profile: string | null;
  manual: string;
  bought: string;
  days: Days;
  chosen: readonly Chosen[];
}

export class Start {
  #chosen: Chosen[] = [];
  readonly #run: (asked: Asked) => void;

  constructor(run: (asked: Asked) => void) {
    this.#run = run;
    const pick = part("pick", HTMLInputElement);
    part("choose", HTMLElement).addEventListener("click", () => pick.click());
    pick.addEventListener("change", () => void this.#add([...(pick.files ?? [])]).finally(() => (pick.value = "")));
    this.#takeDrops();
    for (const id of ["manual", "bought"]) {
      part(id, HTMLSelectElement).append(new Option(word("notKnown"), ""), new Option(word("auditNo"), "no"), new Option(word("auditYes"), "yes"));
    }
    part("start", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    void this.#fill();
  }

  /** say writes one sentence under the form, "" for none. */
  say(sentence: string): void {
    part("startSaid", HTMLElement).textContent = sentence;
  }

  /** Files may be dropped anywhere on the page, so that none that misses opens in its place. */
  #takeDrops(): void {
    const drop = part("drop", HTMLElement);
    document.addEventListener("dragover", (event) => {
      event.preventDefault();
      drop.toggleAttribute("data-over", true);
    });
    document.addEventListener("dragleave", (event) => drop.toggleAttribute("data-over", event.relatedTarget !== null));
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.toggleAttribute("data-over", false);
      if (!part("start", HTMLElement).hidden) void this.#add([...(event.dataTransfer?.files ?? [])]);
    });
  }

  /** fill writes what is known already: the site of the profile in use, other sites, and what is kept of audits. */
  async #fill(): Promise<void> {
    const [shelf, rivals, audits] = await Promise.all([readShelf(local), readRivals(local), readAudits(local)]);
    const profiles = shelf.profiles.map(({ file }) => parseProfile(file, "profile"));
    const used = inUse(shelf);
    const names = new Set([...(used ? parseProfile(used.file, "profile").sites : []), ...audits.map(({ site }) => site), ...profiles.flatMap(({ sites }) => sites)]);
    part("sites", HTMLDataListElement).replaceChildren(...[...names].map((name) => new Option(name, name)));
    part("rivals", HTMLDataListElement).replaceChildren(...rivals.map((name) => new Option(name, name)));
    const field = part("site", HTMLInputElement);
    if (field.value === "") field.value = [...names][0] ?? "";
    const [latest] = audits;
    if (latest?.last) {
      part("kept", HTMLElement).textContent = word("auditKept", latest.site, dayWords(latest.last.at * 1000), count(Math.round(latest.last.votes)), count(latest.last.domains), count(Object.keys(latest.decided).length));
    }
  }

  async #add(files: readonly File[]): Promise<void> {
    this.say("");
    for (const file of files) {
      if (file.size > longestFile) this.say(word("auditLarge", file.name));
      else if (this.#chosen.length < mostFiles) this.#chosen.push({ file, role: await roleOf(file), rival: "" });
    }
    this.#show();
  }

  #show(): void {
    const list = part("files", HTMLElement);
    list.hidden = this.#chosen.length === 0;
    list.replaceChildren(...this.#chosen.map((one, at) => this.#row(one, at)));
  }

  #row(one: Chosen, at: number): HTMLElement {
    const row = make("li");
    const name = make("span", "name", one.file.name);
    const role = make("select");
    role.ariaLabel = word("auditRole", one.file.name);
    role.append(...roles.map((known) => new Option(roleWords(known), known, false, known === one.role)));
    const rival = make("input");
    rival.setAttribute("list", "rivals");
    rival.dir = "ltr";
    rival.ariaLabel = word("auditRival");
    rival.placeholder = word("auditRival");
    rival.value = one.rival;
    rival.hidden = one.role !== "rival";
    rival.addEventListener("input", () => (one.rival = rival.value.trim()));
    role.addEventListener("change", () => {
      one.role = roles.find((known) => known === role.value) ?? "mine";
      rival.hidden = one.role !== "rival";
    });
    const remove = make("button", "link", word("prospectRemove"));
    remove.type = "button";
    remove.ariaLabel = word("auditLeaveOut", one.file.name);
    remove.addEventListener("click", () => {
      this.#chosen.splice(at, 1);
      this.#show();
      part("choose", HTMLElement).focus(); // the button that had the focus is gone
    });
    row.append(name, make("span", "soft", bytes(one.file.size)), role, rival, remove);
    return row;
  }

  async #send(): Promise<void> {
    const site = part("site", HTMLInputElement).value.trim();
    if (!this.#chosen.some(({ role }) => role === "mine")) return this.say(word("auditNoFiles"));
    if (!/^[^\s/]+\.[^\s/]+|^https?:\/\//i.test(site)) {
      part("site", HTMLInputElement).focus();
      return this.say(word("auditSiteBad"));
    }
    if (this.#chosen.some(({ role, rival }) => role === "rival" && rival === "")) return this.say(word("auditRivalBad"));
    const large = this.#chosen.find(({ role, file }) => role === "disavow" && file.size > longestDisavow);
    if (large) return this.say(word("auditTooLarge", large.file.name));
    this.say("");
    const file = inUse(await readShelf(local))?.file ?? null;
    const own = file ? parseProfile(file, "profile").sites : [];
    this.#run({ site, own, profile: file, manual: part("manual", HTMLSelectElement).value, bought: part("bought", HTMLSelectElement).value, days: "", chosen: this.#chosen.map((one) => ({ ...one })) });
  }
}

/** roleOf guesses what a file is by how it begins. */
export async function roleOf(file: File): Promise<Role> {
  const start = textOf(new Uint8Array(await file.slice(0, beginning).arrayBuffer()));
  if (/^\s*\{\s*"version"\s*:\s*\d+\s*,\s*"policy"\s*:/.test(start)) return "before";
  return /^\s*domain:\S/m.test(start) || /disavow/i.test(file.name) ? "disavow" : "mine";
}

function roleWords(role: Role): string {
  switch (role) {
    case "mine":
      return word("auditMine");
    case "rival":
      return word("auditTheirs");
    case "disavow":
      return word("auditInForce");
    case "before":
      return word("auditEarlier");
  }
}
