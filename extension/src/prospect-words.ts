// What is said of saved pages. One switch a kind: a new one does not compile until
// it has words here.

import type { Change } from "./prospect-change.ts";
import type { Wanted } from "./prospect-link.ts";
import type { Decision, Status } from "./prospect.ts";
import type { Asked, SiteNews } from "./prospect-site.ts";
import type { Column, LinkFilter } from "./prospect-view.ts";
import type { Role, Words } from "./prospect-list.ts";
import { decisions, statuses } from "./prospect.ts";
import { roles } from "./prospect-list.ts";
import { pillarWords, verdictWords } from "./said.ts";
import { count, dayWords, word } from "./words.ts";
import type { Unread } from "./unread.ts";

export function statusWords(status: Status): string {
  switch (status) {
    case "new":
      return word("statusNew");
    case "contacted":
      return word("statusContacted");
    case "agreed":
      return word("statusAgreed");
    case "live":
      return word("statusLive");
    case "declined":
      return word("statusDeclined");
    case "do-not-contact":
      return word("statusLeave");
  }
}

export const decisionWords = (decision: Decision): string => (decision === "" ? word("decisionNone") : verdictWords(decision));

export function unreadWords(unread: Unread): string {
  switch (unread) {
    case "local":
      return word("unreadLocal");
    case "banned":
      return word("unreadBanned");
    case "elsewhere":
      return word("unreadElsewhere");
    case "missing":
      return word("unreadMissing");
    case "refused":
      return word("unreadRefused");
    case "slow":
      return word("unreadSlow");
    case "unreachable":
      return word("unreadUnreachable");
    case "notAPage":
      return word("unreadNotAPage");
    case "long":
      return word("unreadLong");
    case "unreadable":
      return word("unreadUnreadable");
    case "permission":
      return word("unreadPermission");
  }
}

/** askedWords warn: "Contacted on 3 May 2026". */
export const askedWords = ({ status, at }: Asked): string => word("askedBefore", statusWords(status), dayWords(at));

/** siteNewsWords are "" where there is nothing to warn of. */
export function siteNewsWords({ others, asked }: SiteNews): string {
  const pages = others > 0 ? word("siteOthers", count(others)) : "";
  return [asked ? word("siteAsked", askedWords(asked)) : "", pages].filter((sentence) => sentence !== "").join(" ");
}

/** fieldWords name what people write of a page. */
export const fieldWords = (field: Change["field"]): string => (field === "wanted" ? word("columnWanted") : columnWords(field));

/** changeText is what would be written, "" where that takes something back. */
export function changeText(change: Change): string {
  switch (change.field) {
    case "note":
    case "price":
    case "contact":
      return change.value;
    case "tags":
      return change.value.join(", ");
    case "status":
      return statusWords(change.value);
    case "decision":
      return change.value === "" ? "" : decisionWords(change.value);
    case "wanted":
      return wantedText(change.value);
  }
}

/** wantedText is an agreement in one line. */
export const wantedText = ({ target, anchor, rel }: Wanted): string => [target, anchor, rel].filter((one) => one !== "").join(" · ");

export function columnWords(column: Column): string {
  switch (column) {
    case "page":
      return word("prospectPage");
    case "grade":
      return word("columnGrade");
    case "decision":
      return word("columnDecision");
    case "status":
      return word("columnStatus");
    case "link":
      return word("columnLink");
    case "site":
      return word("columnSite");
    case "broken":
      return word("columnBroken");
    case "weakest":
      return word("columnWeakest");
    case "newLink":
      return word("newLink");
    case "yours":
      return word("columnYours");
    case "rivals":
      return word("columnRivals");
    case "tags":
      return word("columnTags");
    case "price":
      return word("columnPrice");
    case "contact":
      return word("columnContact");
    case "note":
      return word("prospectNote");
    case "saved":
      return word("prospectSavedOn");
    default:
      return pillarWords(column);
  }
}

export function linkFilterWords(filter: LinkFilter): string {
  switch (filter) {
    case "":
      return word("filterAll");
    case "yours":
      return word("filterYours");
    case "notYours":
      return word("filterNotYours");
    case "rivals":
      return word("filterRivals");
    case "rivalsOnly":
      return word("filterRivalsOnly");
    case "broken":
      return word("filterBroken");
  }
}

export function roleWords(role: Role): string {
  switch (role) {
    case "address":
      return word("columnAddress");
    case "title":
      return word("columnTitle");
    case "note":
      return word("columnNote");
    case "tags":
      return word("columnTags");
    case "status":
      return word("columnStatus");
    case "decision":
      return word("columnDecision");
    case "price":
      return word("columnPrice");
    case "contact":
      return word("columnContact");
    case "target":
      return word("wantedTarget");
    case "anchor":
      return word("wantedAnchor");
    case "rel":
      return word("wantedRel");
    case "keep":
      return word("roleKeep");
    case "leave":
      return word("roleLeave");
  }
}

/** listWords are what our own tables say in the reader's language, so that what was exported comes back as it was. The columns of our grades are made anew. */
export function listWords(): Words {
  const small = (text: string): string => text.toLowerCase();
  const aside = [
    word("columnDomain"), word("columnGrade"), word("columnScore"), word("columnVerdict"), word("columnConfidence"), word("columnNewLink"), word("columnSummary"), word("columnGraded"),
    pillarWords("relevance"), pillarWords("authority"), pillarWords("trust"), pillarWords("placement"), word("columnYours"), word("columnRivals"),
    word("columnDecidedBy"), word("columnDecidedOn"), word("columnUnread"), word("columnLink"), word("columnLinkOn"), word("columnLinkWhat"), word("columnLinkAnchor"), word("columnLinkRel"), word("columnSite"), word("columnSiteWhy"), word("columnBroken"),
  ];
  return {
    headings: new Map<string, Role>([...aside.map((text): [string, Role] => [small(text), "leave"]), ...roles.map((role): [string, Role] => [small(roleWords(role)), role])]),
    statuses: new Map<string, Status>(statuses.flatMap((status): [string, Status][] => [[status, status], [small(statusWords(status)), status]])),
    decisions: new Map<string, Decision>(decisions.filter((one) => one !== "").flatMap((one): [string, Decision][] => [[one, one], [small(decisionWords(one)), one]])),
  };
}
