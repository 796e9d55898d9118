// What the page of saved pages shows of them: which, in which order, in which columns.
// Unknown comes last, whichever way round.

import { valueOf, type Entry } from "./field.ts";
import type { BrokenSaid } from "./broken-links.ts";
import { linkStates, nothingWanted, type LinkSaid, type Wanted } from "./prospect-link.ts";
import { newestSaid, type SiteSaid } from "./site-said.ts";
import type { SiteKind } from "./survey.ts";
import type { StateFilter } from "./prospect-link-words.ts";
import { idOf, type Decision, type Graded, type Prospect, type Status } from "./prospect.ts";
import { askedOf, gravest, siteOf, sitesOf, statusOfPage, type Asked } from "./prospect-site.ts";
import { savedAt } from "./prospect-shelf.ts";
import { pillarNames, type PillarName, type Verdict } from "./report.ts";
import type { Unread } from "./unread.ts";

/** Columns in the order in which they are shown. Another fact of a page is one more word here; the compiler names the rest. */
export const columns = ["page", "grade", "decision", "status", "link", "site", "broken", "weakest", ...pillarNames, "newLink", "yours", "rivals", "tags", "price", "contact", "note", "saved"] as const;
export type Column = (typeof columns)[number];

/** chosenAtFirst are shown until the user chooses. The page's own is always shown. */
export const chosenAtFirst: readonly Column[] = ["page", "grade", "decision", "status", "weakest", "tags", "note"];

/** Own are the user's sites and competitors, as registrable names. targets are the sites that links are looked for to. */
export interface Own {
  sites: ReadonlySet<string>;
  targets: readonly string[]; // of the profile in use
  rivals: ReadonlySet<string>;
}

/** Seen is a page as it stands now. verdict is the user's where there is one; yours and rivals are null where its links are not known. */
export interface Seen {
  id: string;
  one: Prospect;
  graded: Graded | null;
  unread: Unread | null;
  decision: Decision;
  verdict: Verdict;
  status: Status;
  weakest: { pillar: PillarName; score: number } | null; // of the pillars that are known
  wanted: Wanted;
  targets: readonly string[]; // where its link is looked for to; none where nobody has said
  link: Entry<LinkSaid> | null;
  broken: Entry<BrokenSaid> | null;
  site: Entry<SiteSaid> | null; // of any page of the site
  tags: string[];
  price: string;
  contact: string;
  note: string;
  saved: number;
  yours: string[] | null;
  rivals: string[] | null;
  pagesOfSite: number;
  asked: Asked | null; // on another page of the site
}

/** seenOf looks at all pages at once: what is known of a site stands with each of its pages. */
export function seenOf(all: readonly Prospect[], own: Own): Seen[] {
  const sites = sitesOf(all);
  return all.map((one) => {
    const same = sites.get(siteOf(one)) ?? [];
    const [graded] = one.graded;
    const [unread] = one.unread;
    const wanted = valueOf(one.wanted, nothingWanted);
    const decision = valueOf(one.decision, "");
    const links = graded?.value.sites ?? null;
    return {
      id: idOf(one), one, decision,
      graded: graded?.value ?? null,
      unread: unread && unread.at > (graded?.at ?? 0) ? unread.value : null,
      verdict: decision || (graded && graded.value.grade !== null ? graded.value.verdict : "unknown"),
      status: statusOfPage(one),
      weakest: graded ? weakestOf(graded.value) : null,
      wanted, targets: wanted.target === "" ? own.targets : [wanted.target], link: one.link[0] ?? null, broken: one.broken[0] ?? null,
      site: newestSaid(same.map((other) => other.site[0])),
      tags: valueOf(one.tags, []), price: valueOf(one.price, ""), contact: valueOf(one.contact, ""), note: valueOf(one.note, ""),
      saved: savedAt(one),
      yours: links && links.filter((site) => own.sites.has(site)),
      rivals: links && links.filter((site) => own.rivals.has(site)),
      pagesOfSite: same.length,
      asked: gravest(same.flatMap((other) => (other === one ? [] : (askedOf(other) ?? [])))),
    };
  });
}

function weakestOf({ pillars }: Graded): Seen["weakest"] {
  const known = pillarNames.flatMap((pillar) => (pillars[pillar] === null ? [] : [{ pillar, score: pillars[pillar] }]));
  return known.toSorted((a, b) => a.score - b.score)[0] ?? null;
}

/** Order: down is from the largest to the smallest, and from Z to A. */
export interface Order {
  column: Column;
  down: boolean;
}

const namesFirst: ReadonlySet<Column> = new Set(["page", "decision", "status", "link", "site", "tags", "price", "contact", "note"]);

/** firstDown says whether a column is best read from above at first: numbers are, names are not. */
export const firstDown = (column: Column): boolean => !namesFirst.has(column);

/** Verdicts and statuses are ordered as work goes, not by their letters. */
const rankOf = <T extends string>(...order: readonly T[]): ((value: T) => number) => (value) => order.indexOf(value);
const byVerdict = rankOf<Verdict>("pursue", "look-closer", "avoid");
const byStatus = rankOf<Status>("new", "contacted", "agreed", "live", "declined", "do-not-contact");

const bySite = rankOf<SiteKind>("guest-post-farm", "unknown", "company-blog", "personal-blog", "magazine", "news-site");

const orNothing = (value: string): string | null => (value === "" ? null : value.toLowerCase());

function sortValue(seen: Seen, column: Column): number | string | null {
  switch (column) {
    case "page":
      return seen.one.url.replace(/^https?:\/\/(www\.)?/, "");
    case "grade":
      return seen.graded?.score ?? null;
    case "decision":
      return seen.decision === "" ? null : byVerdict(seen.decision);
    case "status":
      return byStatus(seen.status);
    case "link":
      return seen.link && linkStates.indexOf(seen.link.value.state);
    case "site":
      return seen.site && bySite(seen.site.value.kind);
    case "broken":
      return seen.broken && seen.broken.value.why === null ? seen.broken.value.links.length : null;
    case "weakest":
      return seen.weakest?.score ?? null;
    case "newLink":
      return seen.graded?.newLinkVote ?? null;
    case "yours":
      return seen.yours?.length ?? null;
    case "rivals":
      return seen.rivals?.length ?? null;
    case "tags":
      return orNothing(seen.tags.join(" "));
    case "price":
    case "contact":
    case "note":
      return orNothing(seen[column]);
    case "saved":
      return seen.saved;
    default:
      return seen.graded?.pillars[column satisfies PillarName] ?? null;
  }
}

/** ordered answers a new list. Prices are compared by their first number, then as they are written. */
export function ordered(all: readonly Seen[], { column, down }: Order): Seen[] {
  const sign = down ? -1 : 1;
  const values = new Map(all.map((seen) => [seen, sortValue(seen, column)]));
  return [...all].sort((a, b) => {
    const [one, other] = [values.get(a) ?? null, values.get(b) ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || b.saved - a.saved;
    const order = typeof one === "string" && typeof other === "string" ? one.localeCompare(other, undefined, { numeric: true }) : Number(one) - Number(other);
    return sign * order || b.saved - a.saved;
  });
}

/** What a page's links are asked for by a filter. */
export const linkFilters = ["", "yours", "notYours", "rivals", "rivalsOnly", "broken"] as const;
export type LinkFilter = (typeof linkFilters)[number];

/** Filter: "" lets all pass. text is looked for in the address, the title and all that people have written. */
export interface Filter {
  text: string;
  verdict: Verdict | "";
  status: Status | "";
  tag: string;
  links: LinkFilter;
  state: StateFilter;
}

export const noFilter: Filter = { text: "", verdict: "", status: "", tag: "", links: "", state: "" };

export function passes(seen: Seen, { text, verdict, status, tag, links, state }: Filter): boolean {
  if (verdict !== "" && seen.verdict !== verdict) return false;
  if (status !== "" && seen.status !== status) return false;
  if (tag !== "" && !seen.tags.includes(tag)) return false;
  if (!passesLinks(seen, links)) return false;
  if (state !== "" && state !== (seen.link?.value.state ?? "never")) return false;
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const said = [seen.one.url, valueOf(seen.one.title, ""), seen.note, seen.price, seen.contact, ...seen.tags].join(" ").toLowerCase();
  return words.every((word) => said.includes(word));
}

/** A page whose links are not known passes none of these. */
function passesLinks({ yours, rivals, broken }: Seen, links: LinkFilter): boolean {
  if (links === "") return true;
  if (links === "broken") return (broken?.value.links.length ?? 0) > 0;
  if (yours === null || rivals === null) return false;
  switch (links) {
    case "yours":
      return yours.length > 0;
    case "notYours":
      return yours.length === 0;
    case "rivals":
      return rivals.length > 0;
    case "rivalsOnly":
      return rivals.length > 0 && yours.length === 0;
  }
}

/** tagsIn are all tags that are in use, in their order. */
export const tagsIn = (all: readonly Seen[]): string[] => [...new Set(all.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b));
