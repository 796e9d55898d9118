// The cells of a saved page's row: what is known, and fields for what people write.

import { make } from "./page.ts";
import { valueOf, type Field } from "./field.ts";
import { decisions, longest, statuses } from "./prospect.ts";
import type { Change } from "./prospect-change.ts";
import type { Column, Seen } from "./prospect-view.ts";
import { kindWords, siteBasis } from "./site-words.ts";
import { stateWords, whatWords } from "./prospect-link-words.ts";
import { askedWords, columnWords, decisionWords, statusWords, unreadWords } from "./prospect-words.ts";
import { pillarWords, verdictWords } from "./said.ts";
import { count, dayWords, listed, percent, word } from "./words.ts";

/** Write has a change kept; it ends when it is. */
export type Write = (change: Change) => Promise<void>;

/** nameOf is what a page is called in labels. */
export const nameOf = ({ one }: Seen): string => valueOf(one.title, "") || one.url;

/** shownIn is all that a column shows of a page: a cell that shows the same is left as it is. */
export function shownIn(column: Column, seen: Seen): string {
  const { one, graded, decision, unread, asked, pagesOfSite } = seen;
  switch (column) {
    case "page":
      return JSON.stringify([one.url, valueOf(one.title, ""), asked, pagesOfSite]);
    case "grade":
      return JSON.stringify([graded, decision, unread]);
    case "decision":
      return JSON.stringify(one.decision);
    case "status":
      return JSON.stringify(one.status);
    case "broken":
      return JSON.stringify(seen.broken);
    case "site":
      return JSON.stringify(seen.site);
    case "link":
      return JSON.stringify(seen.link);
    case "weakest":
      return JSON.stringify(seen.weakest);
    case "newLink":
      return String(graded?.newLinkVote);
    case "yours":
    case "rivals":
    case "tags":
    case "price":
    case "contact":
    case "note":
    case "saved":
      return JSON.stringify(seen[column]);
    default:
      return String(graded?.pillars[column]);
  }
}

export function cellOf(column: Column, seen: Seen, write: Write): HTMLElement {
  switch (column) {
    case "page":
      return pageOf(seen);
    case "grade":
      return gradeOf(seen);
    case "decision":
      return decisionOf(seen, write);
    case "status":
      return statusOf(seen, write);
    case "link":
      return linkOf(seen);
    case "site":
      return siteOf(seen);
    case "broken":
      return brokenOf(seen);
    case "weakest":
      return weakestOf(seen);
    case "newLink":
      return number(seen.graded?.newLinkVote ?? null, percent);
    case "yours":
    case "rivals":
      return sitesOf(seen[column]);
    case "tags":
      return typedCell(column, seen, seen.tags.join(", "), write, (typed) => ({ field: "tags", value: tagsOf(typed) }));
    case "price":
    case "contact":
    case "note":
      return typedCell(column, seen, seen[column], write, (value) => ({ field: column, value }));
    case "saved": {
      const day = make("td", "day", dayWords(seen.saved));
      if (seen.graded) day.title = word("prospectGradedOn", dayWords(seen.graded.at));
      return day;
    }
    default:
      return number(seen.graded?.pillars[column] ?? null, (n) => count(Math.round(n)));
  }
}

/** tagsOf are what was typed with commas between. */
const tagsOf = (typed: string): string[] => [...new Set(typed.split(/[,;，、]/).map((tag) => tag.trim().slice(0, longest.tag)))].filter((tag) => tag !== "").slice(0, longest.tags);

/** pageOf: only http(s) becomes a link. */
function pageOf(seen: Seen): HTMLElement {
  const { one: { url, domain }, asked, pagesOfSite } = seen;
  const cell = make("th", "page");
  cell.scope = "row";
  const link = make("a");
  link.append(make("bdi", "", nameOf(seen) === url ? domain || url : nameOf(seen)));
  if (/^https?:/.test(url)) link.href = url;
  link.target = "_blank";
  link.rel = "noreferrer";
  const address = make("bdi", "address", url.replace(/^https?:\/\/(www\.)?/, ""));
  address.title = url;
  cell.append(link, address);
  if (asked) cell.append(make("span", "warn", word("siteAsked", askedWords(asked))));
  if (pagesOfSite > 1) cell.append(make("span", "aside", word("sitePages", count(pagesOfSite))));
  return cell;
}

/** gradeOf has the user's verdict in the place of the engine's, which stands below it. */
function gradeOf({ graded, decision, unread, verdict }: Seen): HTMLElement {
  const cell = make("td");
  const known = graded !== null && graded.grade !== null && graded.score !== null ? { letter: graded.grade, score: graded.score } : null;
  const tile = make("span", "tile", known ? known.letter : "–");
  tile.dataset["grade"] = known ? known.letter : "none";
  tile.role = "img";
  tile.ariaLabel = known ? word("gradeLabel", known.letter, count(Math.round(known.score))) : word("noGradeLabel");
  const words = make("span", "verdict", graded || decision || unread ? verdictWords(verdict) : word("notGraded"));
  if (known && decision && decision !== graded?.verdict) words.append(make("span", "aside", word("decisionOver", verdictWords(graded?.verdict ?? "unknown"))));
  if (unread) words.append(make("span", "aside", unreadWords(unread)));
  cell.title = graded?.summary ?? "";
  const inner = make("span", "graded");
  inner.append(tile, words);
  cell.append(inner);
  return cell;
}

const number = (value: number | null, write: (value: number) => string): HTMLElement =>
  value === null ? make("td", "number unknown", word("notKnown")) : make("td", "number", write(value));

function weakestOf({ weakest }: Seen): HTMLElement {
  const cell = number(weakest?.score ?? null, (n) => count(Math.round(n)));
  if (weakest) cell.append(make("span", "aside", pillarWords(weakest.pillar)));
  return cell;
}

function sitesOf(sites: string[] | null): HTMLElement {
  if (sites === null) return make("td", "number unknown", word("notKnown"));
  const cell = make("td", sites.length > 0 ? "sites has" : "sites", sites.length > 0 ? word("panelYes") : word("panelNo"));
  if (sites.length > 0) cell.append(make("span", "aside", listed(sites)));
  return cell;
}

/** linkOf says how the link stands, what of it has changed, and when that was seen. */
function linkOf({ link }: Seen): HTMLElement {
  const cell = make("td", "link");
  if (!link) {
    cell.append(make("span", "state none", stateWords("never")));
    return cell;
  }
  const state = make("span", "state", stateWords(link.value.state));
  state.dataset["state"] = link.value.state;
  cell.append(state, ...whatWords(link.value).map((sentence) => make("span", "aside", sentence)), make("span", "aside", word("linkCheckedOn", dayWords(link.at))));
  return cell;
}

/** siteOf says what kind of site it is; the reasons are in the details. */
function siteOf({ site }: Seen): HTMLElement {
  const cell = make("td", "site");
  if (!site) {
    cell.append(make("span", "state none", word("siteNever")));
    return cell;
  }
  const { kind, why } = site.value;
  const state = make("span", "state", kindWords(kind));
  state.dataset["state"] = kind === "guest-post-farm" ? "lost" : kind === "unknown" ? "unknown" : "plain";
  cell.append(state, make("span", "aside", why === null ? siteBasis(site.value) : unreadWords(why)), make("span", "aside", word("siteLookedOn", dayWords(site.at))));
  return cell;
}

/** brokenOf counts the links that lead nowhere; they are listed in the details. */
function brokenOf({ broken }: Seen): HTMLElement {
  const cell = make("td", "broken");
  if (!broken) {
    cell.append(make("span", "state none", word("siteNever")));
    return cell;
  }
  const { why, looked, unknown, links } = broken.value;
  if (why !== null) cell.append(make("span", "number unknown", word("notKnown")), make("span", "aside", unreadWords(why)));
  else cell.append(make("span", links.length > 0 ? "found" : "", word("brokenFound", count(links.length), count(looked))), ...(unknown > 0 ? [make("span", "aside", word("brokenUnknown", count(unknown)))] : []));
  cell.append(make("span", "aside", word("siteLookedOn", dayWords(broken.at))));
  return cell;
}

function statusOf(seen: Seen, write: Write): HTMLElement {
  const cell = make("td");
  const field = select(statuses, statusWords, seen.status, (value) => write({ field: "status", value }));
  field.ariaLabel = word("fieldOf", columnWords("status"), nameOf(seen));
  field.dataset["status"] = seen.status;
  cell.append(field, ...signed(seen.one.status, statusWords));
  return cell;
}

function decisionOf(seen: Seen, write: Write): HTMLElement {
  const cell = make("td");
  const field = select(decisions, decisionWords, seen.decision, (value) => write({ field: "decision", value }));
  field.ariaLabel = word("fieldOf", columnWords("decision"), nameOf(seen));
  cell.append(field, ...(seen.decision === "" ? [] : signed(seen.one.decision, decisionWords)));
  return cell;
}

/** signed says who has written what holds, and when; on a touch also what was written before. */
function signed<T>(past: Field<T>, words: (value: T) => string): HTMLElement[] {
  const [last] = past;
  if (!last) return [];
  const line = make("span", "aside", signature(last));
  if (past.length > 1) line.title = past.map((entry) => word("shareValue", words(entry.value), signature(entry))).join("\n");
  return [line];
}

/** pastWords are what was written before, "" where that is nothing. */
const pastWords = (past: Field<string | string[]>): string => past.slice(1).map((entry) => word("shareValue", [entry.value].flat().join(", "), signature(entry))).join("\n");

const signature = ({ by, at }: { by: string; at: number }): string => (by === "" ? dayWords(at) : word("signed", by, dayWords(at)));

/** select is a field of a few words. */
export function select<T extends string>(values: readonly T[], words: (value: T) => string, now: T, then: (value: T) => unknown): HTMLSelectElement {
  const field = make("select");
  for (const value of values) {
    const option = make("option", "", words(value));
    option.value = value;
    option.selected = value === now;
    field.append(option);
  }
  field.addEventListener("change", () => {
    const chosen = values.find((value) => value === field.value);
    if (chosen !== undefined) then(chosen);
  });
  return field;
}

/** typedCell is kept when the field is left, and when nothing was typed for a moment. Its field is marked as long as what it holds is not kept. */
function typedCell(column: "note" | "tags" | "price" | "contact", seen: Seen, value: string, write: Write, changeOf: (typed: string) => Change): HTMLElement {
  const cell = make("td", column);
  const field = column === "note" ? make("textarea") : make("input");
  if (field instanceof HTMLTextAreaElement) field.rows = 1;
  field.maxLength = column === "tags" ? longest.tag * longest.tags : longest[column];
  field.value = value;
  field.ariaLabel = word("fieldOf", columnWords(column), nameOf(seen));
  field.title = pastWords(seen.one[column]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = async (): Promise<void> => {
    clearTimeout(timer);
    if (!("typed" in field.dataset)) return;
    const typed = field.value;
    await write(changeOf(typed));
    if (field.value !== typed) return;
    delete field.dataset["typed"];
    removeEventListener("pagehide", leave);
  };
  const leave = (): void => void keep().catch(console.error);
  field.addEventListener("input", () => {
    field.dataset["typed"] = "";
    addEventListener("pagehide", leave);
    clearTimeout(timer);
    timer = setTimeout(leave, 500);
  });
  field.addEventListener("blur", leave);
  cell.append(field);
  return cell;
}
