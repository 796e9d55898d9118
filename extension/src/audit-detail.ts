// One referring domain beside the list: what it is worth and why, what its links look
// like, and the buttons of the review.

import { stepOn, type Judged, type Step } from "./audit-calls.ts";
import type { Action } from "./audit-domains.ts";
import { reasonList } from "./audit-figures.ts";
import { stepWords, termOf, voteWords, type Terms } from "./audit-words.ts";
import { make } from "./page.ts";
import { count, dateWords, listed, percent, word } from "./words.ts";

/** Place is which domain of how many this is, and what hears the buttons. */
export interface Place {
  at: number;
  total: number;
  act: (what: Action) => void;
}

export function detailOf(judged: Judged, terms: Terms, place: Place): HTMLElement[] {
  const { domain } = judged;
  const heading = make("h3");
  heading.append(make("bdi", "", domain.name));
  const parts = [heading, verdictOf(judged, terms), buttonsOf(judged, place)];
  if (domain.guard !== "") parts.push(make("p", "guard", word("auditNever", termOf(terms.guards, domain.guard))));
  if (domain.reasons.length > 0) parts.push(make("h4", "", word("auditWhy")), reasonList(domain.reasons, terms));
  parts.push(factsOf(judged, terms));
  if (domain.anchors.length > 0) parts.push(make("h4", "", word("auditAnchors")), anchorsOf(judged, terms));
  return parts;
}

function verdictOf(judged: Judged, terms: Terms): HTMLElement {
  const line = make("p", "verdict");
  const step = make("span", "step", stepWords(stepOn(judged)));
  step.dataset["step"] = stepOn(judged);
  line.append(step, " ", make("span", "soft", judged.decided ? word("auditByYou") : termOf(terms.verdicts, judged.domain.origin)));
  return line;
}

function buttonsOf({ decided, domain }: Judged, { at, total, act }: Place): HTMLElement {
  const row = make("div", "row acts");
  const button = (what: Action, said: string, key: string, off = false): HTMLButtonElement => {
    const one = make("button", "second", said);
    one.type = "button";
    one.disabled = off;
    one.dataset["do"] = what;
    if (key !== "") {
      one.setAttribute("aria-keyshortcuts", key);
      one.append(" ", keyOf(key));
    }
    one.addEventListener("click", () => act(what));
    return one;
  };
  const step = (what: Step, key: string): HTMLButtonElement => {
    const one = button(what, stepWords(what), key, what === "disavow" && (domain.guard !== "" || domain.gone));
    one.ariaPressed = String(decided === what);
    return one;
  };
  row.append(
    step("keep", "K"), step("check", "C"), step("disavow", "D"), make("span", "gap"),
    button("previous", word("auditPrevious"), "P", at === 0), button("next", word("auditNext"), "N", at + 1 >= total), button("undo", word("auditUndo"), "U"),
  );
  if (decided) row.append(button("back", word("auditTakeBack"), ""));
  return row;
}

function keyOf(key: string): HTMLElement {
  const shown = make("kbd", "", key);
  shown.ariaHidden = "true";
  return shown;
}

function factsOf({ domain }: Judged, terms: Terms): HTMLElement {
  const list = make("dl", "facts");
  const fact = (name: string, value: string | HTMLElement | null): void => {
    if (value === null || value === "") return;
    const said = make("dd");
    said.append(value);
    list.append(make("dt", "", name), said);
  };
  fact(word("auditWorthShort"), domain.vote === null ? word("notKnown") : voteWords(domain.vote));
  fact(word("pillarRelevance"), domain.relevance === null ? word("notKnown") : percent(domain.relevance));
  fact(word("pillarAuthority"), domain.authority === null ? word("notKnown") : word("auditOfHundred", count(domain.authority)));
  fact(word("auditRank"), domain.rank === null ? null : word("auditOfHundred", count(domain.rank)));
  fact(word("auditKind"), termOf(terms.types, domain.type));
  fact(word("auditLinks"), word("auditFromPages", count(domain.links), count(domain.pages)));
  fact(word("auditRel"), relOf(domain.follow, domain.sponsored, domain.ugc));
  fact(word("auditSitewide"), domain.sitewide ? word("panelYes") : null);
  fact(word("auditFirst"), domain.first && dateWords(domain.first));
  fact(word("auditLast"), domain.last && dateWords(domain.last));
  fact(word("auditLost"), domain.lost ? dateWords(domain.lost) : domain.gone ? word("panelYes") : null);
  fact(word("auditKnownTo"), listed(domain.tools.map((tool) => termOf(terms.tools, tool))));
  fact(word("auditHosts"), domain.hosts.length > 1 ? listed(domain.hosts) : null);
  fact(word("auditInForce"), domain.disavowed ? word("panelYes") : null);
  fact(word("auditExample"), addressOf(domain.example, domain.title));
  fact(word("auditLeadsTo"), addressOf(domain.target, ""));
  return list;
}

function relOf(follow: boolean | null, sponsored: boolean | null, ugc: boolean | null): string {
  const said = [follow === null ? "" : follow ? word("auditFollow") : "nofollow", sponsored ? "sponsored" : "", ugc ? "ugc" : ""].filter((one) => one !== "");
  return said.length === 0 ? word("notKnown") : listed(said);
}

/** addressOf is a link for http and https alone, which tells the page nothing of where it was. */
function addressOf(address: string, title: string): HTMLElement | null {
  if (address === "") return null;
  const said = title.trim() || address;
  if (!/^https?:\/\//i.test(address)) return make("bdi", "", said);
  const link = make("a");
  link.append(make("bdi", "", said));
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer nofollow";
  link.title = address;
  return link;
}

function anchorsOf({ domain }: Judged, terms: Terms): HTMLElement {
  const list = make("ul", "anchors");
  list.append(...domain.anchors.map(({ text, class: kind, links }) => {
    const one = make("li");
    one.append(make("bdi", text.trim() ? "" : "soft", text.trim() || word("panelNoText")), " ", make("span", "soft", `${termOf(terms.classes, kind)} · ${count(links)}`));
    return one;
  }));
  return list;
}
