// The dialog with all that is known of one saved page: the link that was agreed and
// what was seen of it, and what people wrote before, which can be taken back.

import { make, part } from "./page.ts";
import { longestWanted, nothingWanted, type Wanted } from "./prospect-link.ts";
import { lookWords } from "./prospect-link-words.ts";
import { earlierOf, type Change } from "./prospect-change.ts";
import { nameOf } from "./prospect-cells.ts";
import type { Seen } from "./prospect-view.ts";
import type { SiteEvidence } from "./site-said.ts";
import { kindWords, reasonWords, siteBasis } from "./site-words.ts";
import { changeText, fieldWords, unreadWords } from "./prospect-words.ts";
import { dayWords, listed, word } from "./words.ts";

/** Writing has a change of a page kept. */
export type Writing = (id: string, change: Change) => Promise<void>;

const now: { shown: Seen | null; write: Writing } = { shown: null, write: async () => undefined };

const dialog = (): HTMLDialogElement => part("details", HTMLDialogElement);

const fields = { target: "wantedTarget", anchor: "wantedAnchor", rel: "wantedRel" } as const;
const names = ["target", "anchor", "rel"] as const;

export function startDetails(write: Writing): void {
  now.write = write;
  for (const [name, id] of Object.entries(fields)) {
    const field = part(id, HTMLInputElement);
    field.maxLength = name === "target" ? longestWanted.target : name === "anchor" ? longestWanted.anchor : longestWanted.rel;
    field.addEventListener("change", () => void keep().catch(console.error));
  }
  part("detailsForm", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    keep().catch(console.error);
    dialog().close();
  });
  dialog().addEventListener("close", () => (now.shown = null));
}

/** openDetails: own are the sites that links are looked for to where no target was agreed. */
export function openDetails(seen: Seen, own: readonly string[]): void {
  const { target, anchor, rel } = seen.wanted;
  for (const [id, value] of [[fields.target, target], [fields.anchor, anchor], [fields.rel, rel]] as const) part(id, HTMLInputElement).value = value;
  part("wantedHint", HTMLElement).textContent = own.length > 0 ? word("wantedHint", listed(own)) : word("wantedHintNone");
  show(seen);
  dialog().showModal();
}

/** followDetails shows what has changed of the page meanwhile; what is being typed stays. */
export function followDetails(all: readonly Seen[]): void {
  const { shown } = now;
  const seen = all.find(({ id }) => id === shown?.id);
  if (!seen || !shown) return;
  for (const name of names) {
    const field = part(fields[name], HTMLInputElement);
    if (field.value.trim() === shown.wanted[name]) field.value = seen.wanted[name]; // else it would be written back when the dialog closes
  }
  show(seen);
}

function show(seen: Seen): void {
  const { one } = seen;
  now.shown = seen;
  part("detailsHeading", HTMLElement).textContent = nameOf(seen);
  part("detailsAddress", HTMLElement).textContent = one.url;
  part("looks", HTMLElement).replaceChildren(...(one.link.length > 0 ? one.link.map((look) => make("li", "", lookWords(look))) : [make("li", "soft", word("linkNever"))]));
  showSite(seen);
  const broken = seen.broken?.value.links ?? [];
  part("brokenPart", HTMLElement).hidden = broken.length === 0;
  part("brokenList", HTMLElement).replaceChildren(...broken.map(({ href, text, why }) => evidenceOf({ text: word("fieldOf", unreadWords(why), text === "" ? word("panelNoText") : text), page: href })));
  const earlier = earlierOf(one);
  part("pastNone", HTMLElement).hidden = earlier.length > 0;
  part("pastList", HTMLElement).replaceChildren(...earlier.map(({ change, at, by }) => {
    const row = make("li");
    const said = word("shareValue", changeText(change) || "–", by === "" ? dayWords(at) : word("signed", by, dayWords(at)));
    const button = make("button", "link", word("pastTake"));
    button.type = "button";
    button.ariaLabel = word("pastTakeWhat", fieldWords(change.field), said);
    button.addEventListener("click", () => void take(seen.id, change).catch(console.error));
    row.append(make("span", "", word("fieldOf", fieldWords(change.field), said)), button);
    return row;
  }));
}

/** showSite has the verdict on the site, with what was seen for each reason and on which page. */
function showSite({ site }: Seen): void {
  const reasons = site?.value.reasons ?? [];
  const kind = part("siteKind", HTMLElement);
  kind.className = site ? "" : "soft";
  kind.textContent = site ? [kindWords(site.value.kind), site.value.why === null ? siteBasis(site.value) : unreadWords(site.value.why), dayWords(site.at)].join(" · ") : word("siteNever");
  part("siteReasons", HTMLElement).replaceChildren(...reasons.map((reason) => {
    const row = make("li", "", reasonWords(reason));
    const list = make("ul");
    list.append(...reason.evidence.map(evidenceOf));
    row.append(list);
    return row;
  }));
}

/** evidenceOf is in the site's own language, or counted in the engine's; only http(s) becomes a link. */
function evidenceOf({ text, page }: SiteEvidence): HTMLElement {
  const row = make("li");
  row.append(make("bdi", "", text));
  if (page === null || !/^https?:/.test(page)) return row;
  const link = make("a", "address", page.replace(/^https?:\/\/(www\.)?/, ""));
  link.href = page;
  link.target = "_blank";
  link.rel = "noreferrer";
  link.dir = "ltr";
  row.append(link);
  return row;
}

/** take writes an older value anew; the button that was pressed goes, so the focus goes to the list. */
async function take(id: string, change: Change): Promise<void> {
  await now.write(id, change);
  part("pastHeading", HTMLElement).focus();
}

/** keep writes what was agreed, where it is other than before. */
async function keep(): Promise<void> {
  const { shown } = now;
  const typed = (id: string): string => part(id, HTMLInputElement).value.trim();
  const value: Wanted = { target: typed(fields.target), anchor: typed(fields.anchor), rel: typed(fields.rel) };
  const before = shown?.wanted ?? nothingWanted;
  if (shown && JSON.stringify(value) !== JSON.stringify(before)) await now.write(shown.id, { field: "wanted", value });
}
