// Reads tables that people paste or bring: comma-, semicolon- or tab-separated, or
// one address a line (RFC 4180, and what spreadsheets make of it). The inverse of cells.ts.

import { unguarded } from "./cells.ts";

/** mostRows and mostCells bound a table; what is beyond is not read. */
export const mostRows = 20_000;
export const mostCells = 100;

const separators = ["\t", ";", ","] as const;

/** readTable answers rows of trimmed cells, without rows that are empty. */
export function readTable(source: string): string[][] {
  const text = source.replace(/^\uFEFF/, "");
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length && rows.length < mostRows) {
    const { cell, end } = cellAt(text, at, separator);
    if (row.length < mostCells) row.push(unguarded(cell.trim()));
    at = end + 1;
    if (text[end] === separator && separator !== "") continue;
    if (text[end] === "\r" && text[end + 1] === "\n") at += 1;
    if (row.some((one) => one !== "")) rows.push(row);
    row = [];
  }
  if (row.some((one) => one !== "") && rows.length < mostRows) rows.push(row);
  return rows;
}

/** cellAt reads one cell; end is where its separator, its line's end or the text's end stands. */
function cellAt(text: string, from: number, separator: string): { cell: string; end: number } {
  if (text[from] === '"') {
    let cell = "";
    for (let at = from + 1; at < text.length; at += 1) {
      const quote = text.indexOf('"', at);
      if (quote < 0) break; // never closed: read as it stands
      cell += text.slice(at, quote);
      if (text[quote + 1] !== '"') {
        const end = endOf(text, quote + 1, separator);
        return { cell: cell + text.slice(quote + 1, end), end };
      }
      cell += '"';
      at = quote + 1;
    }
  }
  const end = endOf(text, from, separator);
  return { cell: text.slice(from, end), end };
}

function endOf(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

/** separatorOf is the one that the first lines have most evenly: in as many of them as possible; "" where none is in half. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 20_000).split(/[\r\n]+/, 20).map((line) => line.replace(/"[^"]*"/g, "")).filter((line) => line.trim() !== "");
  const having = (separator: string): number => lines.filter((line) => line.includes(separator)).length;
  const best = separators.toSorted((a, b) => having(b) - having(a))[0] ?? "\t";
  return having(best) * 2 >= Math.max(1, lines.length) ? best : "";
}
