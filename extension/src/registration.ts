// When a site's name was registered: the one look-up that sends a name. It is made
// only when the user presses the button that says so, for the one name it shows.

import { json, members, Mismatch, orNull, text, type Check } from "./check.ts";
import { get, type Fetch } from "./request.ts";
import type { Server } from "./server-address.ts";
import { isPublic } from "./trust-server.ts";

/** The most that is waited, in ms: a server that does not know yet asks a registry. And the longest answer read, in bytes. */
const patience = 20_000;
const longest = 1 << 16;

/** Registration is what the server answered: a day as YYYY-MM-DD, null where nobody knows it; or why it could not be asked. */
export type Registration = { registered: string | null; trouble: null } | { registered: null; trouble: LookUpTrouble };

export const lookUpTroubles = ["noServer", "consent", "name", "unreachable", "answer"] as const;
export type LookUpTrouble = (typeof lookUpTroubles)[number];

/** day takes a date, or a time of which it keeps the date. */
const day: Check<string> = (value, at = "value") => {
  const [date] = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(text(value, at)) ?? [];
  if (date === undefined || Number.isNaN(Date.parse(date))) throw new Mismatch(at, "a date");
  return date;
};

const answerOf: Check<string | null> = (value, at = "answer") => orNull(day)(members(value, at).get("registered"), `${at}.registered`);

/** registrationOf asks a server for one name. */
export async function registrationOf(server: Server, name: string, fetch: Fetch): Promise<Registration> {
  const failed = (trouble: LookUpTrouble): Registration => ({ registered: null, trouble });
  if (!isPublic(name)) return failed("name");
  let body: Uint8Array<ArrayBuffer>;
  try {
    const got = await get(`${server.address}/v1/domains/${name}`, { longest, signal: AbortSignal.timeout(patience) }, fetch);
    if (got.status !== 200) return failed("answer");
    body = got.body;
  } catch {
    return failed("unreachable");
  }
  try {
    return { registered: json(answerOf)(new TextDecoder().decode(body), "answer"), trouble: null };
  } catch {
    return failed("answer");
  }
}
