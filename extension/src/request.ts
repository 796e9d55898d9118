// One GET to the user's server, made so that it says nothing of who asks.
//
// What every request has: no cookie or password, no referrer, no redirect to
// anyone else, one Accept-Language for all. "no-store" keeps the browser's own
// cache out of it: no bucket's address comes to lie on the disk, and no tag of
// the server's choosing is sent back to it. No header is one that Chromium asks
// about first, since that question has the user's languages. What the browser adds is
// listed in README.md and held to that list by e2e/requests_test.go.

import type { Why } from "./sent-log.ts";

/** Fetch sends a request and keeps in the log that it is sent, and why; what cannot be logged is not sent. */
export type Fetch = (address: string, how: RequestInit, why: Why) => Promise<Response>;

/** Asking bounds a request. */
export interface Asking {
  why: Why;
  longest: number; // bytes of the answer that are read
  signal: AbortSignal;
}

/** Got is an answer with a status that means something here: 200 or 404. */
export interface Got {
  status: number;
  body: Uint8Array<ArrayBuffer>;
}

/** get reads an answer to its end. It rejects for any other status, for a longer answer and where there is none. */
export async function get(address: string, { why, longest, signal }: Asking, fetch: Fetch): Promise<Got> {
  const headers = { "Accept-Language": "*" };
  const answer = await fetch(address, { headers, credentials: "omit", referrerPolicy: "no-referrer", redirect: "error", cache: "no-store", signal }, why);
  const { status } = answer;
  if (status === 404) {
    void answer.body?.cancel();
    return { status, body: new Uint8Array() };
  }
  if (status !== 200 || !answer.body) throw new Error(`server: status ${status}`);
  return { status, body: await bytesOf(answer.body, longest) };
}

/** Answered is what a site says when a page of it is asked for; type and robots are its headers Content-Type and X-Robots-Tag. */
export interface Answered {
  status: number;
  type: string;
  robots: string;
  body: Uint8Array<ArrayBuffer>;
}

/** getPage asks a site for a page as one who was never there. No redirect is followed; the body is read where the status is 200. It rejects where no answer comes. */
export async function getPage(address: string, { why, longest, signal }: Asking, fetch: Fetch): Promise<Answered | "redirect" | "long"> {
  const answer = await fetch(address, { headers: { "Accept-Language": "*" }, credentials: "omit", referrerPolicy: "no-referrer", redirect: "manual", cache: "no-store", signal }, why);
  const { status, type: kind, headers } = answer;
  if (kind === "opaqueredirect") return "redirect";
  const said = { status, type: headers.get("content-type") ?? "", robots: headers.get("x-robots-tag") ?? "" };
  if (status !== 200 || !answer.body) {
    void answer.body?.cancel();
    return { ...said, body: new Uint8Array() };
  }
  try {
    return { ...said, body: await bytesOf(answer.body, longest) };
  } catch (wrong) {
    if (wrong instanceof TooLong) return "long";
    throw wrong;
  }
}

/** TooLong: an answer has more bytes than are read. */
class TooLong extends Error {}

async function bytesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>, longest: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > longest) {
      void reader.cancel();
      throw new TooLong(`server: more than ${longest} bytes`);
    }
    parts.push(value);
  }
  const all = new Uint8Array(length);
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}
