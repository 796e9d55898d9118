// Tables for spreadsheets, as CSV (RFC 4180) and as what is pasted: tab-separated.
// No cell of a page's own words is ever a formula.

/** A cell; null is empty: unknown is not 0. */
export type Cell = string | number | null;
export type Row = readonly Cell[];

/** Spreadsheets take a text that begins so for a formula; the wide forms of Japanese keyboards, too. */
const formula = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

/** isFormula says whether a spreadsheet would run a text, were it typed. */
export const isFormula = (text: string): boolean => formula.test(text);

/** asText is one line without control characters; what would be a formula has an apostrophe before it, by which spreadsheets mark a text. */
function asText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const line = cell.replace(/[\s\u0000-\u001f\u007f]+/g, " ").trim();
  return formula.test(line) ? `'${line}` : line;
}

/** unguarded takes the apostrophe away that marks such a text. */
export const unguarded = (text: string): string => (text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text);

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** csv has a byte order mark, by which spreadsheets know UTF-8. */
export const csv = (rows: readonly Row[]): string =>
  "\uFEFF" + rows.map((row) => row.map(asText).map((text) => (/[",]/.test(text) ? quoted(text) : text)).join(",") + "\r\n").join("");

/** tsv is for the clipboard, without an end of the last line. */
export const tsv = (rows: readonly Row[]): string =>
  rows.map((row) => row.map(asText).map((text) => (text.includes('"') ? quoted(text) : text)).join("\t")).join("\n");
