// The audit's charts: drawings of the module in the reader's words, each with the
// same figures as a table.

import { charts, type Auditor, type Chart } from "./audit-calls.ts";
import type { AuditReport, Bin, Burst } from "./audit-report.ts";
import { reasonWords, termOf, type Terms } from "./audit-words.ts";
import { make, part, rest } from "./page.ts";
import { drawing } from "./svg.ts";
import { count, dateWords, direction, monthNames, numerals, percent, word } from "./words.ts";

/** Words of one chart, by the names that wordsOf of wasm/cmd/audit knows. */
type Words = Record<string, string>;

export async function showCharts(auditor: Auditor, report: AuditReport, terms: Terms): Promise<void> {
  const box = part("charts", HTMLElement);
  box.replaceChildren();
  for (const name of charts) {
    const words = wordsFor(name, report, terms);
    const figure = figureOf(name, await auditor.chart(name, words), report, terms);
    box.append(figure);
    await rest(); // so that no task lays out more than one
    if (name === "flow" && Number(words["wide"]) > onPaper) await drawForPaper(auditor, figure, name, words);
  }
}

/** onPaper is how wide a chart stands on A4 and Letter, in px: one that is drawn for a wide window has letters that nobody can read there. */
const onPaper = 800;

/** drawForPaper puts the same beside a drawing, narrower: print shows it in its place. */
async function drawForPaper(auditor: Auditor, figure: HTMLElement, name: Chart, words: Words): Promise<void> {
  const drawn = drawing(await auditor.chart(name, { ...words, id: `${name}-paper`, wide: String(onPaper) }));
  drawn?.classList.add("paper");
  if (drawn) figure.querySelector("svg")?.after(drawn);
}

function titleOf(name: Chart): string {
  switch (name) {
    case "flow":
      return word("auditFlow");
    case "variety":
      return word("auditVariety");
    case "anchors":
      return word("auditAnchors");
    case "votes":
      return word("auditWorths");
  }
}

/** descOf says what a chart shows, for who does not see it. */
function descOf(name: Chart, { flow, variety, anchors, votes }: AuditReport, terms: Terms): string {
  const highest = (bins: readonly Bin[]): Bin | undefined => bins.toSorted((a, b) => b.domains - a.domains)[0];
  switch (name) {
    case "flow": {
      const [first, last] = [flow.weeks[0], flow.weeks.at(-1)];
      return first && last ? word("auditFlowDesc", dateWords(first.monday), dateWords(last.monday), count(flow.dated), count(flow.bursts.length)) : word("auditNothing");
    }
    case "variety": {
      const top = highest(variety.types);
      return top ? word("auditVarietyDesc", count(variety.types.length), termOf(terms.types, top.name), percent(top.share)) : word("auditNothing");
    }
    case "anchors": {
      const top = highest(anchors.classes);
      return top ? word("auditAnchorsDesc", count(anchors.known), termOf(terms.classes, top.name), percent(top.share)) : word("auditNothing");
    }
    case "votes":
      return votes.domains > 0 ? word("auditWorthsDesc", count(votes.domains), count(Math.round(votes.sum))) : word("auditNothing");
  }
}

/** widthOf is about how wide a chart will stand, in px, so that its letters are as large as the page's. A card's edges take 42. */
function widthOf(name: Chart): number {
  const all = part("charts", HTMLElement).clientWidth;
  return Math.max(280, Math.round((name === "flow" || innerWidth <= narrow ? all : all / 2 - 9) - 42));
}

/** narrow is the width, in px, up to which charts stand one below the other; audit.css has it, too. */
const narrow = 760;

function wordsFor(name: Chart, report: AuditReport, terms: Terms): Words {
  const labels = name === "variety" ? terms.types : name === "anchors" ? terms.classes : {};
  return {
    title: titleOf(name), desc: descOf(name, report, terms), empty: word("auditNothing"), rightToLeft: direction() === "rtl" ? "yes" : "", wide: String(widthOf(name)),
    domains: word("auditDomains"), votes: word("auditVotesShort"), new: word("auditNew"), lost: word("auditLost"), usual: word("auditUsual"), burst: word("auditBurst"),
    range: word("auditRange"), others: word("auditOthers"), faint: word("auditFaint"), full: word("auditFull"),
    ...numerals(), months: monthNames().join("|"), month: "@ #",
    ...Object.fromEntries(Object.entries(labels).map(([key, label]) => [`label.${key}`, label])),
  };
}

function figureOf(name: Chart, source: string, report: AuditReport, terms: Terms): HTMLElement {
  const figure = make("figure");
  figure.dataset["chart"] = name;
  const drawn = drawing(source);
  figure.append(make("h2", "", titleOf(name)));
  if (drawn) figure.append(drawn);
  if (name === "anchors" && !report.anchors.enough && report.anchors.known > 0) figure.append(make("p", "soft", word("auditFew")));
  if (name === "flow") figure.append(...report.flow.bursts.map((burst) => burstOf(burst, terms)));
  figure.append(tableOf(name, report, terms));
  return figure;
}

/** mostReasons are said of a burst. */
const mostReasons = 4;

function burstOf(burst: Burst, terms: Terms): HTMLElement {
  const box = make("div", "burst");
  const when = burst.from === burst.to ? dateWords(burst.from) : word("auditSpan", dateWords(burst.from), dateWords(burst.to));
  box.append(make("p", "", `${word("auditBurstSaid", when, count(burst.domains), count(Math.round(burst.usual)))} ${termOf(terms.verdicts, burst.verdict)}`));
  const why = make("ul", "soft");
  why.append(...burst.reasons.slice(0, mostReasons).map((reason) => make("li", "", reasonWords(reason, terms))));
  if (burst.reasons.length > 0) box.append(why);
  return box;
}

/** tableOf is the same as figures; made when it is opened, since years have many weeks. */
function tableOf(name: Chart, report: AuditReport, terms: Terms): HTMLElement {
  const box = make("details", "data");
  box.append(make("summary", "", word("auditTable")));
  box.addEventListener("toggle", () => {
    if (!box.open || box.querySelector("table")) return;
    const [head, ...rows] = rowsOf(name, report, terms);
    const scroll = make("div", "scroll");
    scroll.tabIndex = 0;
    scroll.role = "group";
    scroll.ariaLabel = titleOf(name);
    scroll.append(table(head ?? [], rows));
    box.append(scroll);
  });
  return box;
}

/** table has a heading and rows; the first cell of each is its heading. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): HTMLTableElement {
  const whole = make("table");
  const top = whole.createTHead().insertRow();
  top.append(...head.map((said) => headingOf(said, "col")));
  const body = whole.createTBody();
  for (const [first = "", ...rest] of rows) body.insertRow().append(headingOf(first, "row"), ...rest.map((said) => make("td", "", said)));
  return whole;
}

function headingOf(said: string, scope: string): HTMLTableCellElement {
  const heading = make("th", "", said);
  heading.scope = scope;
  return heading;
}

function rowsOf(name: Chart, { flow, variety, anchors, votes }: AuditReport, terms: Terms): string[][] {
  const bins = (all: readonly Bin[], label: (name: string) => string): string[][] => all.map(({ name: one, domains, share, votes: worth }) => [label(one), count(domains), percent(share), count(Math.round(worth * 10) / 10)]);
  const binHead = [word("auditKind"), word("auditDomains"), word("auditShare"), word("auditVotesShort")];
  switch (name) {
    case "flow":
      return [[word("auditWeek"), word("auditNew"), word("auditUsual"), word("auditLost")], ...flow.weeks.map((week) => [dateWords(week.monday), count(week.new), count(Math.round(week.usual * 10) / 10), count(week.lost)])];
    case "variety":
      return [binHead, ...bins(variety.types, (one) => termOf(terms.types, one))];
    case "anchors":
      return [[...binHead, word("auditRange")], ...bins(anchors.classes, (one) => termOf(terms.classes, one)).map((row, at) => [...row, rangeOf(anchors.classes[at])])];
    case "votes":
      return [binHead, ...bins(votes.distribution, (one) => one)];
  }
}

const rangeOf = (one: { from: number; to: number } | undefined): string => (one && one.to > 0 ? word("auditSpan", percent(one.from), percent(one.to)) : "–");
