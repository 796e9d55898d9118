// The settings' switches for what the extension does by itself. A switch asks the
// browser for the permission within the press; where the browser's question closes
// the page, the background finishes what was asked.

import { ask, local, onChanged, session } from "./browser.ts";
import { inPrivate, requestHosts } from "./browser-pages.ts";
import { autoKey, hostsOf, isOn, mostSites, parseSite, readAuto, wishKey, type AutoState, type Wish } from "./auto-state.ts";
import { engineIds, searchEngines } from "./chip-engines.ts";
import { make, part } from "./page.ts";
import { count, listed, word } from "./words.ts";

/** Said is what came of pressing a switch. */
type Said = "" | "refused" | "full" | "failed";

const saidWords = (said: Said): string => {
  switch (said) {
    case "":
      return "";
    case "refused":
      return word("autoRefused");
    case "full":
      return word("autoFull", count(mostSites));
    case "failed":
      return word("autoFailed");
  }
};

/** turn switches within a click. */
async function turn(wish: Wish, on: boolean): Promise<Said> {
  const hosts = on ? hostsOf(wish) : [];
  const allowed = hosts.length === 0 ? Promise.resolve(true) : requestHosts(hosts); // before anything is awaited
  if (hosts.length > 0) await session.write(wishKey, wish);
  try {
    if (!(await allowed)) return "refused";
    return isOn(await ask("setWish", { wish, on }), wish) === on ? "" : "full";
  } catch (why) {
    console.error(why);
    return "failed";
  } finally {
    await session.remove([wishKey]);
  }
}

/** wishSwitch is one switch with its label; said hears what came of a press. */
function wishSwitch(wish: Wish, label: string, on: boolean, said: (sentence: string) => void): HTMLLabelElement {
  const row = make("label", "switch");
  const field = make("input");
  field.type = "checkbox";
  field.role = "switch";
  field.checked = on;
  field.dataset["wish"] = `${wish.what} ${wish.of}`.trim();
  field.addEventListener("change", () => {
    const wanted = field.checked;
    field.disabled = true;
    void turn(wish, wanted).then((came) => {
      field.disabled = false;
      if (came !== "") field.checked = !wanted;
      said(saidWords(came));
    });
  });
  row.append(field, make("span", "track"), make("span", "", label));
  return row;
}

/** startSwitches fills an element with the whole part, and keeps it true while the page is open. */
export async function startSwitches(into: HTMLElement): Promise<void> {
  const said = make("p", "said");
  said.role = "status";
  const say = (sentence: string): void => {
    said.textContent = sentence;
    said.dataset["how"] = sentence ? "bad" : "plain";
  };
  const lost = make("p", "said");
  lost.id = "autoLost";
  const pages = make("div", "switches");
  const engines = make("div", "switches");
  const field = adder(say);
  const show = async (): Promise<void> => {
    const state = await readAuto(local);
    const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["wish"] : undefined;
    const wishes: [Wish, string][] = [
      ...state.sites.toSorted().map((of): [Wish, string] => [{ what: "site", of }, word("autoSite", of)]),
      [{ what: "everywhere", of: "" }, word("autoEverywhere")],
      ...((await inPrivate()) ? [[{ what: "private", of: "" }, word("autoPrivate")] satisfies [Wish, string]] : []),
    ];
    pages.replaceChildren(...wishes.map(([wish, label]) => wishSwitch(wish, label, isOn(state, wish), say)));
    engines.replaceChildren(...engineIds.map((of) => wishSwitch({ what: "chips", of }, searchEngines[of].name, state.chips.includes(of), say)));
    lost.textContent = state.lost.length > 0 ? word("autoLost", listed(state.lost.map(lostWords))) : "";
    lost.dataset["how"] = "bad";
    if (held) into.querySelector<HTMLElement>(`[data-wish="${CSS.escape(held)}"]`)?.focus();
  };
  const heading = make("h3", "", word("chipsHeading"));
  into.replaceChildren(lost, pages, field, said, make("p", "soft", word("autoLeftAlone")), heading, make("p", "", word("chipsAbout")), engines);
  onChanged(autoKey, () => void show());
  await show();
  await fill(into);
}

/** fill is for one who comes from a page of a site, with the site in the address: a press on what has the focus is left to do. */
async function fill(into: HTMLElement): Promise<void> {
  const site = parseSite(new URLSearchParams(location.search).get("site") ?? "");
  if (site === null) return;
  const kept = into.querySelector<HTMLElement>(`[data-wish="${CSS.escape(`site ${site}`)}"]`);
  const form = into.querySelector("form");
  if (!kept) part("autoAdd", HTMLInputElement).value = site;
  (kept ?? form?.querySelector("button"))?.focus();
  form?.scrollIntoView({ block: "center" });
}

const lostWords = (lost: AutoState["lost"][number]): string => {
  const engine = engineIds.find((id) => id === lost);
  if (engine) return searchEngines[engine].name;
  return lost === "*" ? word("autoLostAll") : lost;
};

/** adder is the field for another site. */
function adder(say: (sentence: string) => void): HTMLFormElement {
  const form = make("form");
  form.noValidate = true;
  const label = make("label", "", word("autoAddLabel"));
  const row = make("div", "row");
  const field = make("input");
  field.id = label.htmlFor = "autoAdd";
  field.type = "text";
  field.inputMode = "url";
  field.autocomplete = "off";
  field.spellcheck = false;
  const button = make("button", "second", word("autoAddButton"));
  row.append(field, button);
  form.append(label, row);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const site = parseSite(field.value);
    field.ariaInvalid = String(site === null);
    if (site === null) return say(word("autoAddBad"));
    void turn({ what: "site", of: site }, true).then((came) => {
      say(saidWords(came));
      if (came === "") field.value = "";
    });
  });
  return form;
}
