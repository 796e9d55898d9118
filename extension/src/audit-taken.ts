// What a file was taken for, in the reader's words, and whose dates could mean two days.

import { termOf, termWith, type Terms } from "./audit-words.ts";
import type { ReadFile, Taken } from "./audit-calls.ts";

/** takenWords are the parts of what a file was taken for, the tool first. */
export function takenWords({ taken, packed, rival, unread }: Pick<ReadFile, "taken" | "packed" | "rival" | "unread">, terms: Terms): string[] {
  if (!taken) return [];
  const form = (name: string, ...args: string[]): string => termWith(terms.forms, name, args, terms);
  return [
    termOf(terms.tools, taken.tool), ...placeOf(taken, terms, form), ...writingOf(taken, form), packed ? form("gzip") : "",
    ...taken.notes.filter((note) => note !== "by-shape").map((note) => termOf(terms.notes, note)), rival,
    unread.days > 0 ? form("unread", String(unread.days), String(unread.line), unread.text) : "",
  ].filter((one) => one !== "");
}

/** placeOf names the report; of a table that nobody knows, the column that is read. */
function placeOf({ tool, report, column, heading, notes }: Taken, terms: Terms, form: (name: string, ...args: string[]) => string): string[] {
  if (tool !== "table") return [termOf(terms.reports, report), notes.includes("by-shape") ? termOf(terms.notes, "by-shape") : ""];
  return column === 0 ? [] : [heading === "" ? form("column", String(column)) : form("heading", String(column), heading)];
}

/** writingOf says how it is written. An encoding's name is the same in every language. */
function writingOf({ encoding, delimiter, folded, json }: Taken, form: (name: string) => string): string[] {
  if (json) return [form("json")];
  const how = encoding === "" ? form("workbook") : encoding;
  if (folded !== "") return [how, form("folded"), form(folded)];
  return encoding === "" ? [how] : [how, delimiter === "" ? form("one-column") : form(delimiter)];
}

/** openDays are the files whose dates could mean two days, each with how they were read. */
export const openDays = (files: readonly Pick<ReadFile, "name" | "taken">[]): { name: string; note: string }[] =>
  files.flatMap(({ name, taken }) => (taken?.notes ?? []).filter((note) => note === "day-first" || note === "month-first").map((note) => ({ name, note })));
