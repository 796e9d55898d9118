// The first things an audit says: what the profile is worth, how it looks, its figures,
// what to do, what the files were, and who links to competitors.

import { table } from "./audit-charts.ts";
import type { Auditor, ReadFile } from "./audit-calls.ts";
import type { AuditReport, Look, Reason } from "./audit-report.ts";
import type { Figures } from "./audit-shelf.ts";
import { tooLong } from "./audit-work.ts";
import { takenWords } from "./audit-taken.ts";
import { reasonWords, refusedWords, termOf, voteWords, type Terms } from "./audit-words.ts";
import { tsv } from "./cells.ts";
import { make, part } from "./page.ts";
import { handFile } from "./transfer.ts";
import { count, dayWords, percent, word } from "./words.ts";

/** tenth writes small figures with a decimal, and large ones without. */
const tenth = (n: number): string => count(n < 100 ? Math.round(n * 10) / 10 : Math.round(n));

export function showHeadline({ votes, counts, look }: AuditReport, terms: Terms): void {
  part("votesNumber", HTMLElement).textContent = votes.domains > 0 ? tenth(votes.sum) : "–";
  part("worth", HTMLElement).textContent = votes.domains === 0 ? word("auditNothing") : [
    word("auditWorth", count(counts.domains), tenth(votes.sum)),
    votes.topShare !== null && counts.domains > 5 ? word("auditTop", percent(votes.topShare)) : "",
  ].filter((sentence) => sentence !== "").join(" ");
  part("looks", HTMLElement).replaceChildren(lookOf(look, terms));
}

/** lookOf is a verdict with how sure it is, and why. */
function lookOf({ verdict, confidence, reasons }: Look, terms: Terms): HTMLElement {
  const box = make("div", "look");
  const head = make("p", "lookHead", termOf(terms.verdicts, verdict));
  head.dataset["verdict"] = verdict;
  const sure = make("span", "soft", word("auditSure", percent(confidence)));
  head.append(" ", sure);
  box.append(head, reasonList(reasons, terms));
  return box;
}

export function reasonList(reasons: readonly { reason: string; args: string[]; text: string }[], terms: Terms): HTMLUListElement {
  const list = make("ul", "reasons");
  list.append(...reasons.map((reason) => make("li", "", reasonWords(reason, terms))));
  return list;
}

export function showFigures({ counts, votes, flow, rels, targets }: AuditReport): void {
  const all: [string, string][] = [
    [word("auditDomains"), count(counts.domains)],
    [word("auditLinks"), count(counts.links)],
    [word("auditShannon"), tenth(votes.shannon)],
    [word("auditTopShare"), votes.topShare === null ? word("notKnown") : percent(votes.topShare)],
    [word("auditFollowed"), count(rels.followed)],
    [word("auditDeep"), count(targets.deep)],
    [word("auditSteady"), flow.steadiness === null ? word("notKnown") : percent(flow.steadiness)],
    [word("auditLost"), count(counts.lost)],
    [word("auditRegained"), count(counts.regained)],
    [word("auditAgreed"), count(counts.agreed)],
    [word("auditSitewide"), count(counts.sitewide)],
  ];
  part("figures", HTMLElement).replaceChildren(...all.map(([name, value]) => {
    const one = make("div");
    one.append(make("dt", "", name), make("dd", "", value));
    return one;
  }));
}

export function showAdvice({ advice }: AuditReport, terms: Terms): void {
  const none = advice.reasons.find(({ reason }) => reason === "too-few-domains"); // no link was read: there is nothing to advise on
  const worth = none ? reasonWords(none, terms) : termOf(terms.worths, advice.disavow);
  part("adviceHeading", HTMLElement).textContent = worth;
  part("adviceWhy", HTMLElement).replaceChildren(...[...advice.reasons, ...advice.warnings].map((reason) => make("li", "", reasonWords(reason, terms))));
  part("advice", HTMLElement).dataset["worth"] = advice.disavow;
  part("disavowWorth", HTMLElement).textContent = worth;
}

/** showSince compares with the audit before, where its figures are kept. */
export function showSince(report: AuditReport, last: Figures | null): void {
  part("since", HTMLElement).textContent = last && last.at < report.at
    ? word("auditSince", dayWords(last.at * 1000), tenth(last.votes), tenth(report.votes.sum), count(last.domains), count(report.counts.domains)) : "";
}

/** showSources lists the files: what each was taken for, and what became of its rows. */
export function showSources(auditor: Auditor, report: AuditReport, files: readonly ReadFile[], terms: Terms): void {
  part("sourceHead", HTMLElement).replaceChildren(...[word("auditFiles"), word("auditTakenFor"), word("auditRows"), word("auditAside"), word("auditElsewhere")].map(columnHead));
  const inReport = [...report.files]; // in an order of their own, and without competitors' files
  part("sourceRows", HTMLElement).replaceChildren(...files.map((file) => {
    const known = file.rival === "" ? inReport.findIndex(({ name, said }) => name === file.name && said === file.said) : -1;
    const told = known < 0 ? undefined : inReport.splice(known, 1)[0];
    const row = make("tr");
    const name = make("th", "", file.name);
    name.scope = "row";
    name.dir = "auto";
    const taken = make("td", "", takenWords(file, terms).join(" · "));
    if (told?.isSample) taken.append(make("span", "soft", ` ${word("auditSample")}`));
    if (file.failed !== null) taken.append(file.passed ? make("p", "soft", word("auditPassed", failedWords(file.name, file.failed, terms))) : make("p", "warn", failedWords(file.name, file.failed, terms)));
    row.append(name, taken, make("td", "number", count(file.rows)), asideCell(auditor, file, terms), make("td", "number", told ? count(told.elsewhere) : "–"));
    return row;
  }));
}

const failedWords = (name: string, why: Reason, terms: Terms): string => (why.reason === tooLong ? word("auditTooLarge", name) : refusedWords(why, terms));

function asideCell(auditor: Auditor, file: ReadFile, terms: Terms): HTMLElement {
  const cell = make("td", "number", count(file.aside));
  const { name, aside, number } = file;
  if (aside === 0 || number === null) return cell;
  const save = make("button", "link", word("auditAsideSave"));
  save.type = "button";
  save.addEventListener("click", () => void saveAside(auditor, name, number, terms).catch(console.error));
  cell.append(" ", save);
  return cell;
}

async function saveAside(auditor: Auditor, name: string, number: number, terms: Terms): Promise<void> {
  const { lines } = await auditor.aside(number);
  handFile(`\uFEFF${tsv([[word("auditLine"), word("auditWhy"), word("columnText")], ...lines.map(({ line, why, reason, text }) => [line, terms.asides[reason] ?? why, text])])}\n`, `${name}.aside.tsv`, "text/tab-separated-values");
}

function columnHead(said: string): HTMLElement {
  const heading = make("th", "", said);
  heading.scope = "col";
  return heading;
}

export function showRivals({ rivals }: AuditReport): void {
  part("rivalGap", HTMLElement).hidden = rivals.length === 0;
  part("rivalHead", HTMLElement).replaceChildren(...[word("columnDomain"), word("auditWorthShort"), word("auditLinksTo")].map(columnHead));
  const rows = table([], rivals.map(({ domain, sites, vote }) => [domain, voteWords(vote), sites.join(", ")])).tBodies[0]?.rows ?? [];
  part("rivalRows", HTMLElement).replaceChildren(...rows);
}
