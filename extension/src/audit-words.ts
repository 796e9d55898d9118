// Words for what the audit says by words of its own: reasons, kinds of sources and of
// anchors, guards, verdicts. policy/audit has a file a language; English has none for
// reasons, since the report has their sentences in English.

import type { Step } from "./audit-calls.ts";
import type { Reason } from "./audit-report.ts";
import { noWorkbook, zipMany, zipNested, zipNone, zipOdd } from "./audit-work.ts";
import { packaged } from "./browser.ts";
import { json, record, shape, text } from "./check.ts";
import { count, dateWords, listed, percent, spoken, word } from "./words.ts";

/** Terms has texts by the module's words; those of reasons have places: {0}, {0:day}, {0:term}. */
export interface Terms {
  tools: Record<string, string>;
  reports: Record<string, string>;
  forms: Record<string, string>;
  notes: Record<string, string>;
  types: Record<string, string>;
  classes: Record<string, string>;
  guards: Record<string, string>;
  verdicts: Record<string, string>;
  worths: Record<string, string>;
  faults: Record<string, string>;
  steps: Record<string, string>;
  answers: Record<string, string>;
  refusals: Record<string, string>;
  asides: Record<string, string>;
  reasons: Record<string, string>;
}

const parseTerms = json(shape<Terms>({
  tools: record(text), reports: record(text), forms: record(text), notes: record(text), types: record(text), classes: record(text), guards: record(text), verdicts: record(text), worths: record(text), faults: record(text),
  steps: record(text), answers: record(text), refusals: record(text), asides: record(text), reasons: record(text),
}));

export async function readTerms(): Promise<Terms> {
  const name = `policy/audit/${spoken()}.json`;
  return parseTerms(await (await packaged(name)).text(), name);
}

/** termOf is the word itself where there are no words for it: another version's module may know more. */
export const termOf = (terms: Record<string, string>, name: string): string => terms[name] ?? name;

/** termWith is termOf with what stands in its places. */
export const termWith = (words: Record<string, string>, name: string, args: readonly string[], terms: Terms): string => filled(words[name], args, terms) ?? name;

/** reasonWords fills a reason's sentence; the module's English where a language has none. */
export function reasonWords({ reason, args, text: english }: Reason, terms: Terms): string {
  return filled(terms.reasons[reason], args, terms) ?? english;
}

/** refusedWords says why something is not done or read; what only a fault of ours brings about has no words but that. */
export function refusedWords({ reason, args }: Pick<Reason, "reason" | "args">, terms: Terms): string {
  return ownWords(reason) ?? filled(terms.refusals[reason], args, terms) ?? word("auditFailed");
}

/** ownWords are for what is refused before the module sees it. */
function ownWords(reason: string): string | null {
  switch (reason) {
    case noWorkbook:
      return word("auditWorkbook");
    case zipOdd:
      return word("auditZipOdd");
    case zipNested:
      return word("auditZipNested");
    case zipMany:
      return word("auditZipMany");
    case zipNone:
      return word("auditZipNone");
    default:
      return null;
  }
}

function filled(sentence: string | undefined, args: readonly string[], terms: Terms): string | undefined {
  return sentence?.replace(/\{(\d)(?::(\w+))?\}/g, (_, at: string, kind: string | undefined) => valueOf(args[Number(at)] ?? "", kind, terms));
}

function valueOf(value: string, kind: string | undefined, terms: Terms): string {
  switch (kind) {
    case "day":
      return dateWords(value);
    case "term":
      return listed(value.split(",").map((one) => terms.verdicts[one] ?? terms.types[one] ?? terms.steps[one] ?? terms.answers[one] ?? one));
    default:
      if (/^\d+(\.\d+)?$/.test(value)) return count(Number(value));
      return `\u2068${value}\u2069`; // others' words may be written from the other side (Unicode UAX #9, FSI and PDI)
  }
}

export function stepWords(step: Step): string {
  switch (step) {
    case "keep":
      return word("auditKeep");
    case "check":
      return word("auditCheck");
    case "disavow":
      return word("auditDisavow");
  }
}

/** voteWords writes what a link is worth, of one full vote. */
export const voteWords = (vote: number | null): string => (vote === null ? "–" : percent(vote));
