// The audit's table as a file: the domains that are asked for, in their order. It is
// put together from what the worker answers part by part, so that the page goes on.

import { stepOn, type Auditor, type Judged, type Query } from "./audit-calls.ts";
import { reasonWords, stepWords, termOf, type Terms } from "./audit-words.ts";
import { csv, tsv, type Row } from "./cells.ts";
import { rest } from "./page.ts";
import { word } from "./words.ts";

/** How many domains come at once: a few ms of writing. */
const lot = 200;

export async function tableFile(auditor: Auditor, terms: Terms, query: Query, form: "csv" | "tsv"): Promise<Blob> {
  const parts: string[] = [textOf([headOf()], form)];
  for (let from = 0, total = Infinity; from < total; from += lot) {
    const answer = await auditor.domains(query, from, lot);
    total = answer.total;
    parts.push(textOf(answer.domains.map((one) => rowOf(one, terms)), form).replace(/^\uFEFF/, ""));
    await rest();
  }
  return new Blob(parts, { type: form === "csv" ? "text/csv" : "text/tab-separated-values" });
}

const textOf = (rows: readonly Row[], form: "csv" | "tsv"): string => (form === "csv" ? csv(rows) : rows.length === 0 ? "" : `\uFEFF${tsv(rows)}\n`);

const headOf = (): Row => [
  word("columnDomain"), word("auditWorthShort"), word("columnVerdict"), word("columnDecidedBy"), word("auditKind"), word("pillarRelevance"), word("pillarAuthority"), word("auditRank"),
  word("auditLinks"), word("auditPages"), word("auditFirst"), word("auditLast"), word("auditLost"), word("panelFollowed"), word("auditSitewide"), word("auditAnchors"),
  word("auditKnownTo"), word("auditExample"), word("auditLeadsTo"), word("auditGuarded"), word("auditWhy"),
];

const percents = (share: number | null): number | null => (share === null ? null : Math.round(share * 100));
const yesNo = (is: boolean | null): string | null => (is === null ? null : is ? word("panelYes") : word("panelNo"));

function rowOf(judged: Judged, terms: Terms): Row {
  const { domain, decided } = judged;
  return [
    domain.name, percents(domain.vote), stepWords(stepOn(judged)), decided ? word("auditByYou") : null, termOf(terms.types, domain.type), percents(domain.relevance), domain.authority, domain.rank,
    domain.links, domain.pages, domain.first, domain.last, domain.lost, yesNo(domain.follow), yesNo(domain.sitewide), domain.anchors.map(({ text }) => text).join(" | "),
    domain.tools.map((tool) => termOf(terms.tools, tool)).join(", "), domain.example, domain.target, domain.guard === "" ? null : termOf(terms.guards, domain.guard), domain.reasons.map((reason) => reasonWords(reason, terms)).join(" "),
  ];
}
