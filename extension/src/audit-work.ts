// What the audit page asks its worker, and how that answers: plain values, bytes and
// files, which cross messages between a page and its workers.

import { reasonOf, type Reason } from "./audit-report.ts";
import { members, Mismatch, text, whole, type Check } from "./check.ts";
import type { FileEnd } from "./audit-calls.ts";
import type { Header } from "./engine.ts";
import type { Refused } from "./engine-start.ts";
import type { Body } from "./profile.ts";

/**
 * AuditWork is one thing to do, each begun when the one before is done.
 *
 *	start  a module, with the pack of the server that is set (null: the one in the extension), the vectors and a profile; then header, which begins
 *	read   a file, in pieces; header opens it, or each export that it holds. Progress is told in bytes
 *	call   a request to the module
 *	blob   the same, of which the answer may be many megabytes, and comes as a file of a type
 */
export type AuditWork =
  | { do: "start"; server: string | null; profile: string | null; header: Header }
  | { do: "read"; file: File; header: Header }
  | { do: "call"; header: Header; body: Body[] }
  | { do: "blob"; header: Header; type: string };

/** What the page has words of its own for: a fault, and the reasons why a workbook or an archive is not read. */
export const tooMuch = "the audit takes too much memory";
export const zipOdd = "zip-odd";
export const zipNested = "zip-nested";
export const zipMany = "zip-many";
export const zipNone = "zip-none";
export const noWorkbook = "no-workbook";
export const tooLong = "long-workbook";

/** noExport are the module's reasons why a file in an archive is passed over: errNotThese of the command. */
export const noExport = ["no-links", "unknown", "kind", "empty"];

/** AuditDone is what came of it: JSON text, a file, why the module refuses, or a fault, after which the worker is of no use. */
export type AuditDone = { answer: string } | { file: Blob } | { refused: Reason } | { fault: string };

/** refusalOf is why something is refused, as it crosses over. */
export const refusalOf = ({ reason, args, message }: Refused): Reason => ({ reason, args, text: message });

/** unopened is how a file ended that the module has not opened. */
export const unopened = (name: string, why: Refused): FileEnd => ({
  number: null, name, said: "", rival: "", rows: 0, aside: 0, failed: refusalOf(why), taken: null, unread: { days: 0, line: 0, text: "" },
});

/** Told is a message of the worker: how many bytes of a file are read, or the end of a piece of work. */
export type Told = { id: number; read: number } | { id: number; done: AuditDone };

export const toldOf: Check<Told> = (value, at = "told") => {
  const given = members(value, at);
  const id = whole(given.get("id"), `${at}.id`);
  return given.has("read") ? { id, read: whole(given.get("read"), `${at}.read`) } : { id, done: doneOf(given.get("done"), `${at}.done`) };
};

const doneOf: Check<AuditDone> = (value, at = "done") => {
  for (const [name, said] of members(value, at)) {
    if (name === "answer") return { answer: text(said, at) };
    if (name === "refused") return { refused: reasonOf(said, at) };
    if (name === "fault") return { fault: text(said, at) };
    if (name === "file" && said instanceof Blob) return { file: said };
  }
  throw new Mismatch(at, "an answer");
};
