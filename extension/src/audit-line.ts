// The audit page's line to its worker. An audit has a worker of its own, which is
// ended with it; whatever waits for it then learns that it was given up.

import { toldOf, type AuditDone, type AuditWork } from "./audit-work.ts";

/** GivenUp is why nothing more comes of an audit that was ended. */
export class GivenUp extends Error {}

/** AuditLine: ask rejects with GivenUp once the line is ended, and with the fault of a worker that has failed. read hears of progress. */
export interface AuditLine {
  ask(work: AuditWork, read?: (bytes: number) => void): Promise<AuditDone>;
  end(): void;
}

interface Waiting {
  read: (bytes: number) => void;
  answer: (done: AuditDone) => void;
  refuse: (why: Error) => void;
}

export function auditLine(): AuditLine {
  const worker = new Worker("audit-worker.js", { type: "module" });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | undefined;

  const end = (why: Error): void => {
    ended ??= why;
    worker.terminate();
    for (const { refuse } of waiting.values()) refuse(ended);
    waiting.clear();
  };

  worker.addEventListener("message", ({ data }) => {
    const told = toldOf(data);
    const one = waiting.get(told.id);
    if ("read" in told) return one?.read(told.read);
    waiting.delete(told.id);
    one?.answer(told.done);
  });
  worker.addEventListener("error", ({ message }) => end(new Error(message || "the audit's thread failed")));

  return {
    ask: (work, read = () => undefined) => new Promise((answer, refuse) => {
      if (ended) return refuse(ended);
      const id = ++last;
      waiting.set(id, { read, answer, refuse });
      worker.postMessage({ id, work });
    }),
    end: () => end(new GivenUp()),
  };
}
