// Reads the first sheet in sight of an XLSX workbook (ECMA-376) as rows of texts, as
// cells-read.ts reads what is pasted. No formula is worked out: a cell is what was
// kept as its value.
//
// It refuses old workbooks (.xls), and to hold more than its bounds: what is beyond
// them is not read.

import { dateStyles, dateText, numberText } from "./sheet-format.ts";
import { NoWorkbook, type Bounds } from "./sheet-kind.ts";
import { unpacked, walkXML } from "./sheet-zip.ts";

/** mostText is how many characters all cells may have together: many cells may share one long text. */
const mostText = 64_000_000;

/** readSheet answers trimmed cells, without rows that are empty. It throws NoWorkbook. */
export function readSheet(file: Uint8Array, bounds: Bounds): string[][] {
  const small = unpacked(file, (name) => /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml)$/.test(name));
  const { sheets, since1904 } = contentsOf(small.get("xl/workbook.xml") ?? "");
  const files = filesOf(small.get("xl/_rels/workbook.xml.rels") ?? "");
  const dates = dateStyles(small.get("xl/styles.xml") ?? "");
  const shared = sharedTexts(unpacked(file, (name) => name === "xl/sharedstrings.xml").get("xl/sharedstrings.xml") ?? "");
  for (const id of sheets) {
    const name = files.get(id);
    const source = name && unpacked(file, (one) => one === name).get(name);
    const rows = source ? rowsOf(source, { ...bounds, shared, dates, since1904 }) : [];
    if (rows.length > 0) return rows;
  }
  if (sheets.length === 0) throw new NoWorkbook("other", "no sheet");
  return [];
}

/** contentsOf has the sheets in sight, by their relations' ids, in order. */
function contentsOf(workbook: string): { sheets: string[]; since1904: boolean } {
  const sheets: string[] = [];
  let since1904 = false;
  walkXML(workbook, {
    open: (name, attribute) => {
      if (name === "workbookPr") since1904 = /^(1|true)$/.test(attribute("date1904") ?? "");
      if (name === "sheet" && (attribute("state") ?? "visible") === "visible" && sheets.length < 100) sheets.push(attribute("r:id") ?? attribute("id") ?? "");
    },
  });
  return { sheets, since1904 };
}

function filesOf(relations: string): Map<string, string> {
  const files = new Map<string, string>();
  walkXML(relations, {
    open: (name, attribute) => {
      const target = attribute("Target") ?? "";
      if (name === "Relationship") files.set(attribute("Id") ?? "", (target.startsWith("/") ? target.slice(1) : `xl/${target}`).toLowerCase());
    },
  });
  return files;
}

/** sharedTexts are the texts that cells refer to by number; how a word is read aloud is left out. */
function sharedTexts(source: string): string[] {
  const all: string[] = [];
  let now = "";
  let taken = false;
  let aside = false;
  walkXML(source, {
    open: (name) => {
      if (name === "si") now = "";
      if (name === "rPh") aside = true;
      taken = name === "t" && !aside;
    },
    text: (text) => void (taken && (now += text)),
    close: (name) => {
      taken = false;
      if (name === "rPh") aside = false;
      if (name === "si") all.push(now);
    },
  });
  return all;
}

interface Reading extends Bounds {
  shared: readonly string[];
  dates: ReadonlySet<number>;
  since1904: boolean;
}

/** Cell is the one that is being read. */
interface Cell {
  at: number;
  type: string;
  style: number;
  said: string;
}

function rowsOf(source: string, reading: Reading): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell: Cell = { at: -1, type: "", style: 0, said: "" };
  let taken = false;
  let left = mostText;
  walkXML(source, {
    open: (name, attribute) => {
      taken = name === "v" || name === "t";
      if (name === "row") {
        row = [];
        cell = { at: -1, type: "", style: 0, said: "" };
        return rows.length >= reading.rows;
      }
      if (name === "c") cell = { at: columnOf(attribute("r")) ?? cell.at + 1, type: attribute("t") ?? "n", style: Number(attribute("s") ?? 0), said: "" };
      return false;
    },
    text: (text) => void (taken && (cell.said += text)),
    close: (name) => {
      taken = false;
      if (name === "c" && cell.at < reading.cells && cell.said !== "") {
        while (row.length < cell.at) row.push("");
        row[cell.at] = textOf(cell, reading).trim();
        left -= row[cell.at]?.length ?? 0;
        if (left < 0) throw new NoWorkbook("long", "text");
      }
      if (name === "row" && row.some((one) => one !== "")) rows.push(row);
    },
  });
  return rows;
}

/** columnOf reads "C7" as 2; null for what is none. */
function columnOf(address: string | undefined): number | null {
  const [, letters] = /^([A-Z]{1,3})\d*$/.exec(address ?? "") ?? [];
  return letters === undefined ? null : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textOf({ type, style, said }: Cell, { shared, dates, since1904 }: Reading): string {
  switch (type) {
    case "s":
      return shared[Number(said)] ?? "";
    case "b":
      return said === "1" ? "TRUE" : "FALSE";
    case "n":
      return dates.has(style) ? dateText(said, since1904) : numberText(said);
    default:
      return said; // a text, a formula's text, an error, a day as ISO 8601 has it
  }
}
