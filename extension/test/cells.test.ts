import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, tsv, type Cell } from "../src/cells.ts";

const cells: { what: string; cell: Cell; csv: string; tsv?: string }[] = [
  { what: "a text", cell: "Growing sage", csv: "Growing sage" },
  { what: "a number", cell: -12, csv: "-12" },
  { what: "nothing known", cell: null, csv: "" },
  { what: "a comma", cell: "a, b", csv: '"a, b"', tsv: "a, b" },
  { what: "a quote", cell: 'he said "yes"', csv: '"he said ""yes"""' },
  { what: "lines and tabs", cell: " a\r\n\tb ", csv: "a b" },
  { what: "a formula", cell: "=HYPERLINK(1)", csv: "'=HYPERLINK(1)" },
  { what: "a formula after a blank", cell: "\t =1+1", csv: "'=1+1" },
  { what: "a formula that is quoted", cell: '=cmd|"/c calc",A0', csv: '"\'=cmd|""/c calc"",A0"' },
  { what: "a sum", cell: "+1", csv: "'+1" },
  { what: "a difference", cell: "-1", csv: "'-1" },
  { what: "an old formula", cell: "@SUM(1)", csv: "'@SUM(1)" },
  { what: "a wide formula", cell: "\uFF1D1", csv: "'\uFF1D1" },
  { what: "a formula where semicolons part cells", cell: "x;=1+1;", csv: "x;'=1+1;", tsv: "x;=1+1;" },
  { what: "several, after blanks and quotes", cell: 'x; "@SUM(1);-1', csv: '"x; ""\'@SUM(1);\'-1"', tsv: '"x; ""@SUM(1);-1"' },
  { what: "semicolons that part nothing of the kind", cell: "oak; 5-10 tables; a+b", csv: "oak; 5-10 tables; a+b" },
  { what: "a zero byte before a formula", cell: "\u0000=1", csv: "'=1" },
];
for (const { what, cell, csv: inCSV, tsv: inTSV = inCSV } of cells) {
  test(`cells: ${what}`, () => {
    assert.equal(csv([[cell, 1]]), `\uFEFF${inCSV},1\r\n`);
    assert.equal(tsv([[cell, 1], [2]]), `${inTSV}\t1\n2`);
  });
}
