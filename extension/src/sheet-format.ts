// Numbers of a workbook as text: days are days, and what floating point adds is left out.

import { walkXML } from "./sheet-zip.ts";

/** builtInDates are number formats that every workbook has without saying so (ECMA-376 part 1, section 18.8.30), the East Asian ones included. */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A format shows a day or a time where it has letters for one outside quotation marks and brackets. */
const showsDate = (code: string): boolean => /[dmyhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").replace(/general/gi, ""));

/** dateStyles answers which of a workbook's cell styles show a day or a time. */
export function dateStyles(styles: string): ReadonlySet<number> {
  const own = new Map<number, boolean>();
  const dates = new Set<number>();
  let inCells = false;
  let at = 0;
  walkXML(styles, {
    open: (name, attribute) => {
      if (name === "numFmt") own.set(Number(attribute("numFmtId")), showsDate(attribute("formatCode") ?? ""));
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells) return;
      const id = Number(attribute("numFmtId") ?? 0);
      if (own.get(id) ?? isBuiltInDate(id)) dates.add(at);
      at += 1;
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return dates;
}

/** numberText is at most 15 digits, which is what spreadsheets show. */
export function numberText(value: string): string {
  const n = Number(value);
  return value.trim() === "" || !Number.isFinite(n) ? value : String(Number(n.toPrecision(15)));
}

const day = 86_400_000;

/** dateText writes a workbook's count of days as YYYY-MM-DD, with the minute where it has one; since1904 is how older Macs counted. */
export function dateText(value: string, since1904: boolean): string {
  const serial = Number(value) + (since1904 ? 1462 : 0);
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_466) return numberText(value); // a time alone, or beyond the year 9999
  const days = serial < 60 ? serial + 1 : serial; // the 29th of February 1900, which spreadsheets believe in
  const iso = new Date(Math.round((days - 25_569) * day / 1000) * 1000).toISOString();
  return iso.slice(11, 19) === "00:00:00" ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}
