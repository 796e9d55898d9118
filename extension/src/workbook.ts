// Workbooks (XLSX) in and out, for pages of ours: each is read or written by a thread
// of its own, which is loaded for that alone and ended where it takes too long.

import type { Row } from "./cells.ts";
import { NoWorkbook, type Bounds } from "./sheet-kind.ts";
import type { Came, Job } from "./workbook-worker.ts";

/** longestWorkbook is how many bytes of a file are read. */
export const longestWorkbook = 20 << 20;

/** patience is how long one may take, in ms. */
const patience = 30_000;

/** xlsxType is what browsers call such a file. */
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** readWorkbook answers the rows of the first sheet in sight that has any, as trimmed texts, without rows that are empty. It throws NoWorkbook. */
export async function readWorkbook(file: Blob, bounds: Bounds): Promise<string[][]> {
  if (file.size > longestWorkbook) throw new NoWorkbook("long", "file");
  const came = await worked({ read: new Uint8Array(await file.arrayBuffer()), bounds });
  if ("rows" in came) return came.rows;
  throw new NoWorkbook("unfit" in came ? came.unfit : "other", "");
}

/** writtenWorkbook answers a file with a sheet of these rows, the first of which are headings; no cell is a formula. */
export async function writtenWorkbook(rows: readonly Row[]): Promise<Blob> {
  const came = await worked({ write: rows });
  if ("file" in came) return new Blob([came.file], { type: xlsxType });
  throw new Error("workbook: it cannot be written");
}

function worked(job: Job): Promise<Came> {
  const worker = new Worker("workbook-worker.js", { type: "module" });
  const { promise, resolve, reject } = Promise.withResolvers<Came>();
  const timer = setTimeout(() => resolve({ unfit: "long" }), patience);
  worker.onmessage = ({ data }: MessageEvent<Came>) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(`workbook: ${message}`));
  worker.postMessage(job);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}
