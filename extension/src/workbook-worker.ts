// The thread that reads and writes workbooks: it is started for one of them, and ends
// with it. So a page that never meets a workbook loads nothing of this, and a hostile
// one costs a thread that is ended after a while.

import type { Row } from "./cells.ts";
import { NoWorkbook, type Bounds } from "./sheet-kind.ts";
import { readSheet } from "./sheet-read.ts";
import { workbookOf } from "./sheet-write.ts";

/** Job is one workbook to read or to write. */
export type Job = { read: Uint8Array; bounds: Bounds } | { write: readonly Row[] };

/** Came is what came of it. */
export type Came = { rows: string[][] } | { file: Uint8Array<ArrayBuffer> } | { unfit: "other" | "long" };

addEventListener("message", ({ data }: MessageEvent<Job>) => {
  postMessage(cameOf(data));
});

function cameOf(job: Job): Came {
  try {
    return "write" in job ? { file: workbookOf(job.write) } : { rows: readSheet(job.read, job.bounds) };
  } catch (why) {
    return { unfit: why instanceof NoWorkbook ? why.why : "other" };
  }
}
