// What the audit page asks of the module: wasm/cmd/audit/request.go reads these
// requests, and this file writes them; the two change together.

import { auditLine, type AuditLine } from "./audit-line.ts";
import { domainOf, reasonOf, reportOf, type AuditReport, type Domain, type Reason } from "./audit-report.ts";
import type { AuditDone, AuditWork } from "./audit-work.ts";
import { flag, json, list, number, oneOf, orNull, shape, text, whole } from "./check.ts";
import { Refused } from "./engine-start.ts";
import type { Header } from "./engine.ts";
import type { Body } from "./profile.ts";

export const steps = ["keep", "check", "disavow"] as const;
export type Step = (typeof steps)[number];
const stepOf = oneOf(...steps);

/** Days says what dates of numbers alone begin with: "" is what each file tells. */
export type Days = "" | "day" | "month";

/** Wish is what an audit begins with. manual and bought are "yes", "no" or "" for not known; own are the user's other sites. */
export interface Wish {
  server: string | null;
  profile: string | null;
  site: string;
  own: string[];
  at: number;
  manual: string;
  bought: string;
  days: Days;
}

/** Taken is what a file was taken for, by the module's words; "" and 0 stand for none. */
export interface Taken {
  tool: string;
  report: string;
  column: number;
  heading: string;
  encoding: string;
  delimiter: string;
  folded: string;
  json: boolean;
  notes: string[];
}

/** ReadFile is what became of an export; failed says why its rest, or all of it, could not be read. number is its place among those that the module has opened. */
export interface ReadFile {
  number: number | null;
  name: string;
  said: string;
  rival: string;
  rows: number;
  aside: number;
  failed: Reason | null;
  taken: Taken | null;
  unread: { days: number; line: number; text: string };
  packed: boolean; // by gzip
  passed: boolean; // it lies in an archive, beside others, and holds no links
}

/** FileEnd is what the module says of an export, or would of one that it has not opened. */
export type FileEnd = Omit<ReadFile, "packed" | "passed">;

export const charts = ["flow", "variety", "anchors", "votes"] as const;
export type Chart = (typeof charts)[number];

/** Query says which domains are asked for, and in which order; "" is all of them, and the report's own. */
export interface Query {
  advice: Step | "";
  type: string;
  show: string;
  find: string;
  sort: string;
  down: boolean;
}

/** Judged is a domain with what the user has decided. */
export interface Judged {
  decided: Step | null;
  domain: Domain;
}

/** stepOn is what holds for a domain. */
export const stepOn = ({ decided, domain }: Judged): Step => decided ?? steps.find((one) => one === domain.advice) ?? "keep";

export type Counts = { keep: number; check: number; disavow: number; decided: number; guarded: string[] };

/** Draft is the disavow file by what holds now, without its text; changes are the first of them. */
export interface Draft {
  lines: number;
  added: number;
  removed: number;
  changes: { line: number; text: string; added: boolean }[];
  refused: { name: string; fault: string }[];
  unsaid: number; // that are refused, too
}

export interface Existing {
  sites: number;
  pages: number;
  problems: { line: number; text: string; fault: string }[];
}

export interface Aside {
  lines: { line: number; text: string; why: string; reason: string }[];
  unkept: number;
}

const judgedOf = shape<Judged>({ decided: orNull(stepOf), domain: domainOf });
const parseSite = json(shape<{ site: string }>({ site: text }));
const takenOf = shape<Taken>({ tool: text, report: text, column: whole, heading: text, encoding: text, delimiter: text, folded: text, json: flag, notes: list(text) });
const endOf = shape<FileEnd>({
  number: orNull(whole), name: text, said: text, rival: text, rows: whole, aside: whole, failed: orNull(reasonOf), taken: orNull(takenOf),
  unread: shape<ReadFile["unread"]>({ days: whole, line: whole, text }),
});
const parseFiles = json(list(shape<{ packed: boolean; passed: boolean; end: FileEnd }>({ packed: flag, passed: flag, end: endOf })));
const parseChart = json(shape<{ chart: string }>({ chart: text }));
const parseDomains = json(shape<{ total: number; domains: Judged[] }>({ total: whole, domains: list(judgedOf) }));
const parseCounts = json(shape<Counts>({ keep: whole, check: whole, disavow: whole, decided: whole, guarded: list(text) }));
const parseDraft = json(shape<Draft>({
  lines: whole, added: whole, removed: whole, changes: list(shape<Draft["changes"][number]>({ line: whole, text, added: (value) => value === true })),
  refused: list(shape<Draft["refused"][number]>({ name: text, fault: text })), unsaid: whole,
}));
const parseText = json(shape<{ text: string }>({ text }));
const parseExisting = json(shape<Existing>({ sites: whole, pages: whole, problems: list(shape<Existing["problems"][number]>({ line: whole, text, fault: text })) }));
const parseAside = json(shape<Aside>({ lines: list(shape<Aside["lines"][number]>({ line: whole, text, why: text, reason: text })), unkept: number }));

/** Auditor is one audit, in a worker of its own. What it cannot do it throws: Refused, GivenUp, or the worker's fault. */
export class Auditor {
  readonly #line: AuditLine = auditLine();

  /** begin answers the site's registrable name. */
  async begin({ server, profile, site, own, at, manual, bought, days }: Wish): Promise<string> {
    const header = { do: "begin", site, own: own.join(" "), at, manual, bought, days };
    return parseSite(await this.#text({ do: "start", server, profile, header }), "begin").site;
  }

  /** read answers what became of the file, or of each in an archive; read hears how many bytes of it are read. */
  async read(file: File, rival: string, read: (bytes: number) => void): Promise<ReadFile[]> {
    const all = parseFiles(await this.#text({ do: "read", file, header: { do: "open", name: file.name, rival } }, read), "file");
    return all.map(({ packed, passed, end }) => ({ ...end, packed, passed }));
  }

  async report(): Promise<AuditReport> {
    return json(reportOf)(await this.#call({ do: "report" }), "report");
  }

  /** chart draws a part of the report with these words in it: see wordsOf in wasm/cmd/audit. */
  async chart(name: Chart, words: Record<string, string>): Promise<string> {
    const body = Object.entries(words).map(([key, said]) => `${key}: ${said.replace(/\s+/g, " ")}\n`).join("");
    return parseChart(await this.#call({ do: "chart", name }, body), "chart").chart;
  }

  async domains({ advice, type, show, find, sort, down }: Query, from: number, count: number): Promise<{ total: number; domains: Judged[] }> {
    return parseDomains(await this.#call({ do: "domains", advice, type, show, find, sort, down: down ? "yes" : "", from, count }), "domains");
  }

  async domain(name: string): Promise<Judged> {
    return json(judgedOf)(await this.#call({ do: "domain", name }), "domain");
  }

  /** decide takes decisions, and takes those back that are null. */
  async decide(decisions: readonly (readonly [name: string, step: Step | null])[]): Promise<Counts> {
    return parseCounts(await this.#call({ do: "decide" }, decisions.map(([name, step]) => `${name} ${step ?? ""}\n`).join("")), "decide");
  }

  /** existing takes the disavow file that is in force; an empty one forgets it. */
  async existing(file: Uint8Array<ArrayBuffer>): Promise<Existing> {
    return parseExisting(await this.#call({ do: "existing" }, file), "existing");
  }

  async draft(): Promise<Draft> {
    return parseDraft(await this.#call({ do: "draft" }), "draft");
  }

  /** file is the text of the draft. */
  async file(): Promise<string> {
    return parseText(await this.#call({ do: "file" }), "file").text;
  }

  async aside(file: number): Promise<Aside> {
    return parseAside(await this.#call({ do: "aside", file }), "aside");
  }

  /** compared is the changes since an earlier report, as JSON. */
  compared(before: Uint8Array<ArrayBuffer>): Promise<string> {
    return this.#call({ do: "compare" }, before);
  }

  /** json is the whole report, as a file. */
  async json(): Promise<Blob> {
    const done = await this.#ask({ do: "blob", header: { do: "json" }, type: "application/json" });
    if ("file" in done) return done.file;
    throw new Error("audit: no file came");
  }

  end(): void {
    this.#line.end();
  }

  #call(header: Header, ...body: Body[]): Promise<string> {
    return this.#text({ do: "call", header, body });
  }

  async #text(work: AuditWork, read?: (bytes: number) => void): Promise<string> {
    const done = await this.#ask(work, read);
    if ("answer" in done) return done.answer;
    throw new Error("audit: no answer came");
  }

  async #ask(work: AuditWork, read?: (bytes: number) => void): Promise<AuditDone> {
    const done = await this.#line.ask(work, read);
    if ("refused" in done) throw new Refused(done.refused.text, done.refused.reason, done.refused.args);
    if ("fault" in done) throw new Error(done.fault);
    return done;
  }
}
