import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Row } from "../src/cells.ts";
import { dateText, numberText } from "../src/sheet-format.ts";
import { isOldWorkbook, isWorkbook, NoWorkbook } from "../src/sheet-kind.ts";
import { readSheet } from "../src/sheet-read.ts";
import { workbookOf } from "../src/sheet-write.ts";

const bounds = { rows: 1000, cells: 100 };

interface Parts {
  sheets?: string; // of the workbook
  sheet?: string; // its rows
  shared?: string;
  styles?: string;
  more?: Record<string, string>;
}

/** bookOf is a workbook as spreadsheets write it, of one sheet unless it says otherwise. */
function bookOf({ sheets = '<sheet name="A" sheetId="1" r:id="rId1"/>', sheet = "", shared = "", styles = "", more = {} }: Parts): Uint8Array {
  const files: Record<string, string> = {
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `<sst>${shared}</sst>`,
    "xl/styles.xml": `<styleSheet>${styles}</styleSheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const books: { name: string; parts: Parts; want: string[][] }[] = [
  { name: "nothing", parts: {}, want: [] },
  { name: "shared texts, rich ones too, without how they are read aloud", parts: { sheet: '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="s"><v>9</v></c></row>', shared: "<si><t>a &amp; b</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>x</t></rPh></si>" }, want: [["rich", "a & b", ""]] },
  { name: "inline texts, formulas' values, truth, errors", parts: { sheet: '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> in </t></is></c><c r="B1" t="str"><f>1+1</f><v>two</v></c><c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c></row>' }, want: [["in", "two", "2", "TRUE", "#N/A"]] },
  { name: "gaps, empty rows, columns beyond Z", parts: { sheet: '<row r="1"><c r="C1"><v>3</v></c></row><row r="2"/><row r="900000"><c r="AB900000"><v>28</v></c></row>' }, want: [["", "", "3"], [...Array.from({ length: 27 }, () => ""), "28"]] },
  { name: "a column beyond the bound", parts: { sheet: '<row><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>' }, want: [["1"]] },
  { name: "prefixed names, and CDATA", parts: { sheet: '<x:row><x:c t="str"><x:v><![CDATA[a<b]]></x:v></x:c></x:row>' }, want: [["a<b"]] },
  {
    name: "days by their format, built in or own",
    parts: { styles: '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>', sheet: '<row><c><v>45000</v></c><c s="1"><v>45000</v></c><c s="2"><v>45000.75</v></c><c s="3"><v>45000</v></c></row>' },
    want: [["45000", "2023-03-15", "2023-03-15 18:00", "45000"]],
  },
  { name: "a hidden sheet is passed over, and one without rows", parts: { sheets: '<sheet state="hidden" r:id="rId2"/><sheet r:id="rId1"/><sheet r:id="rId2"/>', more: { "xl/worksheets/sheet2.xml": '<worksheet><row><c><v>7</v></c></row></worksheet>' } }, want: [["7"]] },
  { name: "XML that breaks off", parts: { more: { "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row><c><v>1</v></c></row><row><c><v>2" } }, want: [["1"]] },
  { name: "entities of its own are not filled in", parts: { more: { "xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "boom">]><worksheet><row><c t="str"><v>&a;!</v></c></row></worksheet>' } }, want: [["&a;!"]] },
];
for (const { name, parts, want } of books) test(`workbook: ${name}`, () => assert.deepEqual(readSheet(bookOf(parts), bounds), want));

test("workbook: rows up to the bound, and no further", () => {
  const sheet = Array.from({ length: 50 }, (_, i) => `<row><c><v>${i}</v></c></row>`).join("");
  assert.equal(readSheet(bookOf({ sheet }), { rows: 7, cells: 1 }).length, 7);
});

test("workbook: what is none says so", () => {
  for (const file of [strToU8("PK\u0003\u0004nonsense"), new Uint8Array(), zipSync({ "a.txt": strToU8("x") }), zipSync({ "xl/workbook.xml": strToU8("<workbook/>") })]) {
    assert.throws(() => readSheet(file, bounds), (why) => why instanceof NoWorkbook && why.why === "other");
  }
  assert.ok(isWorkbook(bookOf({})) && !isWorkbook(strToU8("url,note")) && isOldWorkbook(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])));
});

/** claiming writes another unpacked size of each entry into a ZIP's directory and its local heads. */
function claiming(file: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(file);
  const view = new DataView(out.buffer);
  for (let at = 0; at + 4 < out.length; at++) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return out;
}

test("workbook: a bomb is not unpacked, also where it lies about its size", () => {
  const bomb = bookOf({ sheet: "<row>".repeat(4_000_000), more: {} }); // 20 MB in a few kilobytes
  assert.ok(bomb.length < 100_000);
  assert.throws(() => readSheet(claiming(bomb, 0x7fff_ffff), bounds), (why) => why instanceof NoWorkbook && why.why === "long");
  assert.throws(() => readSheet(claiming(bomb, 10), bounds), NoWorkbook);
});

test("workbook: one long text in many cells is more than is read", () => {
  const sheet = Array.from({ length: 900 }, () => `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`).join("");
  assert.throws(() => readSheet(bookOf({ sheet, shared: `<si><t>${"x".repeat(30_000)}</t></si>` }), bounds), (why) => why instanceof NoWorkbook && why.why === "long");
});

const evil = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "=HYPERLINK(\"https://evil.example\",\"x\")"];

test("workbook: what we write is read as it was, and no cell is a formula", () => {
  const rows: Row[] = [["Address", "Note"], ["https://a.example/?a=1&b=<2>", 0.5], ...evil.map((text): Row => [text, null]), ["two\nlines \u0001and\ud800", "ä 日本 العربية"]];
  const file = workbookOf(rows);
  assert.deepEqual(readSheet(file, bounds), [["Address", "Note"], ["https://a.example/?a=1&b=<2>", "0.5"], ...evil.map((text) => [text]), ["two\nlines and\ufffd", "ä 日本 العربية"]]);
  const sheet = strFromU8(unzipSync(file)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  assert.ok(!/<f[ >]/.test(sheet));
  assert.equal([...sheet.matchAll(/ s="2" t="inlineStr"/g)].length, evil.length);
});

test("numbers: at most fifteen digits, and days of both countings", () => {
  assert.deepEqual(["0.30000000000000004", "1E-3", "12", "", "x"].map(numberText), ["0.3", "0.001", "12", "", "x"]);
  assert.deepEqual([["1", false], ["60", false], ["61", false], ["0.5", false], ["43538", true], ["-3", false]].map(([value, mac]) => dateText(String(value), mac === true)), ["1900-01-01", "1900-02-28", "1900-03-01", "0.5", "2023-03-15", "-3"]);
});
