// The audit page: exports in, what the links are worth out, and a disavow file that does
// no harm. A worker reads and judges; this page shows, and keeps what the user decides.
// Nothing of it is sent.

import { Auditor, type Counts, type Existing, type Judged, type ReadFile, type Step } from "./audit-calls.ts";
import { showChanges } from "./audit-changes.ts";
import { showCharts } from "./audit-charts.ts";
import { DaysPane } from "./audit-days.ts";
import { DisavowPane } from "./audit-disavow.ts";
import { DomainPane, type Undone } from "./audit-domains.ts";
import { tableFile } from "./audit-export.ts";
import { showAdvice, showFigures, showHeadline, showRivals, showSince, showSources } from "./audit-figures.ts";
import { GivenUp } from "./audit-line.ts";
import { figuresOf, keepDecision, readAudit, writeAudit, type KeptAudit } from "./audit-shelf.ts";
import { Start, type Asked } from "./audit-start.ts";
import { tooMuch, unopened } from "./audit-work.ts";
import { readTerms, refusedWords, stepWords, type Terms } from "./audit-words.ts";
import type { AuditReport } from "./audit-report.ts";
import { local } from "./browser.ts";
import { Refused } from "./engine-start.ts";
import { part, rest } from "./page.ts";
import { readServer } from "./settings.ts";
import { handBlob } from "./transfer.ts";
import { fillWords, percent, word } from "./words.ts";

/** Audit is the one that is shown, or under way. */
interface Audit {
  auditor: Auditor;
  kept: KeptAudit;
  report: AuditReport | null;
}

let audit: Audit | null = null;
let underWay: Auditor | null = null; // what Cancel ends
let terms: Promise<Terms> | undefined;
const past: [name: string, before: Step | null][] = []; // what undo takes back, the last last

const busy = (is: boolean): void => {
  part("busy", HTMLElement).hidden = !is;
  part("start", HTMLElement).hidden = is;
  if (is) part("stop", HTMLElement).focus();
};

async function run(asked: Asked): Promise<void> {
  if (!part("busy", HTMLElement).hidden) return; // pressed twice
  audit?.auditor.end();
  past.length = 0; // of another audit
  say("");
  const auditor = (underWay = new Auditor());
  part("report", HTMLElement).hidden = part("tools", HTMLElement).hidden = true;
  busy(true);
  try {
    const existing = await readAll(auditor, asked);
    await tellRest(auditor, asked, existing);
  } catch (why) {
    auditor.end();
    part("report", HTMLElement).hidden = part("tools", HTMLElement).hidden = true; // where it failed half-way
    busy(false);
    part("run", HTMLElement).focus(); // the button that had it is gone
    start.say(await troubleOf(why));
    if (!(why instanceof GivenUp)) console.error(why);
  }
}

async function troubleOf(why: unknown): Promise<string> {
  if (why instanceof GivenUp) return word("auditGivenUp");
  if (why instanceof Refused) return refusedWords(why, await theTerms());
  return why instanceof Error && why.message === tooMuch ? word("auditTooMuch") : word("auditFailed");
}

/** readAll reads the files one after the other, and shows what came of them; it answers what the disavow file in force was read as. */
async function readAll(auditor: Auditor, asked: Asked): Promise<Existing | null> {
  progress(0, word("auditStarting"));
  const server = await readServer();
  const site = await auditor.begin({ ...asked, server: server?.address ?? null, at: Math.floor(Date.now() / 1000) });
  const kept = await readAudit(local, site);
  audit = { auditor, kept, report: null };
  const inForce = asked.chosen.find(({ role }) => role === "disavow");
  const existing = inForce ? await auditor.existing(new Uint8Array(await inForce.file.arrayBuffer())) : null;
  const files = await readFiles(auditor, asked);
  progress(1, word("auditFiguring"));
  const counts = await auditor.decide(Object.entries(kept.decided));
  await show(audit, files, counts);
  days.show(asked, files, await theTerms());
  return existing;
}

/** tellRest shows what stands beside the report, which stays whatever fails of it. */
async function tellRest(auditor: Auditor, { chosen }: Asked, existing: Existing | null): Promise<void> {
  try {
    await disavow.show(auditor, await theTerms(), existing);
    await showChanges(auditor, chosen.find(({ role }) => role === "before")?.file ?? null, await theTerms());
    if (audit?.auditor === auditor) await keep(audit);
  } catch (why) {
    if (why instanceof GivenUp) return; // for another audit
    console.error(why);
    say(await troubleOf(why));
  }
}

async function readFiles(auditor: Auditor, { chosen }: Asked): Promise<ReadFile[]> {
  const exports = chosen.filter(({ role }) => role === "mine" || role === "rival");
  const total = exports.reduce((sum, { file }) => sum + file.size, 0);
  const done: ReadFile[] = [];
  let before = 0;
  for (const { file, role, rival } of exports) {
    const tell = (bytes: number): void => {
      const share = (before + bytes) / Math.max(1, total);
      progress(share, word("auditReading", file.name, percent(Math.floor(share * 10) / 10))); // read out ten times, not once a megabyte
    };
    tell(0);
    try {
      done.push(...await auditor.read(file, role === "rival" ? rival : "", tell));
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      done.push({ ...unopened(file.name, why), packed: false, passed: false });
    }
    before += file.size;
  }
  return done;
}

function progress(share: number, said: string): void {
  part("bar", HTMLProgressElement).value = share;
  if (part("busyTold", HTMLElement).textContent !== said) part("busyTold", HTMLElement).textContent = said;
}

const theTerms = (): Promise<Terms> => (terms ??= readTerms());

async function show(now: Audit, files: readonly ReadFile[], counts: Counts): Promise<void> {
  const [report, known] = await Promise.all([now.auditor.report(), theTerms()]);
  now.report = report;
  for (const id of later) part(id, HTMLElement).hidden = true;
  showHeadline(report, known);
  showSince(report, now.kept.last);
  busy(false);
  part("start", HTMLElement).hidden = true;
  part("report", HTMLElement).hidden = part("tools", HTMLElement).hidden = false;
  part("told", HTMLElement).textContent = report.site;
  await appear("figures", () => showFigures(report));
  await appear("advice", () => showAdvice(report, known));
  await rest();
  await showCharts(now.auditor, report, known);
  await appear("domains");
  const unlisted = part("unlisted", HTMLElement);
  unlisted.hidden = report.unlisted === 0;
  unlisted.textContent = word("auditUnlisted", report.unlisted);
  await domains.show(now.auditor, known, counts.keep + counts.check + counts.disavow, report.variety.types.map(({ name }) => name));
  domains.counted(counts);
  await appear("disavow");
  await appear("sources", () => showSources(now.auditor, report, files, known));
  await rest();
  showRivals(report);
  part("anew", HTMLElement).focus();
}

/** Parts that come one after the other, so that no task lays out the whole page. */
const later = ["figures", "advice", "domains", "disavow", "rivalGap", "sources"];

async function appear(id: string, show = (): void => undefined): Promise<void> {
  await rest();
  show();
  part(id, HTMLElement).hidden = false;
}

/** keep writes the last audit's figures, beside the decisions as they are by now. */
async function keep({ kept: { site }, report }: Audit): Promise<void> {
  if (report) await writeAudit(local, { ...await readAudit(local, site), last: figuresOf(report) });
}

function say(sentence: string, canUndo = past.length > 0): void {
  part("said", HTMLElement).textContent = sentence;
  part("undo", HTMLElement).hidden = !canUndo;
}

/** put takes a decision, or takes it back; null where nothing was taken. */
async function put(now: Audit, name: string, step: Step | null): Promise<Counts | null> {
  const counts = await now.auditor.decide([[name, step]]);
  if (counts.guarded.includes(name)) {
    say(word("auditNotTaken", name), false);
    return null;
  }
  try {
    now.kept = await keepDecision(local, now.kept.site, name, step);
  } catch (why) {
    console.error(why);
    await now.auditor.decide([[name, now.kept.decided[name] ?? null]]);
    say(word("keepingFailed"), false);
    return null;
  }
  await disavow.draft();
  return counts;
}

async function decide({ domain, decided }: Judged, step: Step | null): Promise<Counts | null> {
  if (!audit) return null;
  const counts = await put(audit, domain.name, step);
  if (!counts) return null;
  past.push([domain.name, decided]);
  say(step ? word("auditDecidedSaid", domain.name, stepWords(step)) : word("auditUndone", domain.name));
  return counts;
}

/** undo takes the last decision back; null where there is none, or where it could not be kept. */
async function undo(): Promise<Undone | null> {
  const last = past.at(-1);
  const counts = audit && last ? await put(audit, ...last) : null;
  if (!last || !counts) return null;
  past.splice(past.lastIndexOf(last), 1);
  say(word("auditUndone", last[0]));
  return { name: last[0], counts };
}

async function save(form: "csv" | "tsv"): Promise<void> {
  if (!audit) return;
  handBlob(await tableFile(audit.auditor, await theTerms(), domains.query, form), `${word("auditFileName")}-${audit.kept.site}.${form}`);
}

async function saveJSON(): Promise<void> {
  if (audit) handBlob(await audit.auditor.json(), `${word("auditFileName")}-${audit.kept.site}.json`);
}

/** changed tells all anew by another disavow file: what is in it already is advised otherwise. */
async function changed(): Promise<void> {
  if (!audit) return;
  const [report, known, counts] = await Promise.all([audit.auditor.report(), theTerms(), audit.auditor.decide([])]);
  audit.report = report;
  showHeadline(report, known);
  showFigures(report);
  showAdvice(report, known);
  domains.counted(counts);
  await domains.again();
}

document.title = word("auditTitle");
fillWords(document);
const start = new Start((asked) => void run(asked));
const days = new DaysPane((asked) => void run(asked));
const domains = new DomainPane({ decide, undo });
const disavow = new DisavowPane(changed);
part("stop", HTMLElement).addEventListener("click", () => underWay?.end());
part("anew", HTMLElement).addEventListener("click", () => {
  part("report", HTMLElement).hidden = part("tools", HTMLElement).hidden = true;
  part("start", HTMLElement).hidden = false;
  part("choose", HTMLElement).focus();
});
part("print", HTMLElement).addEventListener("click", () => print());
part("json", HTMLElement).addEventListener("click", () => void saveJSON().catch(console.error));
part("csv", HTMLElement).addEventListener("click", () => void save("csv").catch(console.error));
part("tsv", HTMLElement).addEventListener("click", () => void save("tsv").catch(console.error));
part("undo", HTMLElement).addEventListener("click", () => domains.act("undo"));
