// When a site's name was registered: the one look-up that sends a name. It is made
// only when the user presses the button that says so, for the one name it shows.

import { json, members, Mismatch, oneOf, orNull, text, type Check } from "./check.ts";
import { get, type Fetch } from "./request.ts";
import type { Server } from "./server-address.ts";
import { isPublic } from "./trust-server.ts";

/** The most that is waited, in ms: a server that does not know yet asks a registry. And the longest answer read, in bytes. */
const patience = 20_000;
const longest = 1 << 16;

/** What a server says came of asking the registry, in its own words; server/README.md has them. */
const said = ["registered", "not-registered", "no-registry", "unknown"] as const;
/** And why no server said anything: none is set, it is not allowed, the name is no public one, no answer, an answer that is not ours. */
const unsaid = ["noServer", "consent", "name", "unreachable", "answer"] as const;

export const outcomes = [...said, ...unsaid] as const;
export type Outcome = (typeof outcomes)[number];

/** Registration is what came of a look-up. registered is a day, as YYYY-MM-DD; null where the registry does not tell. */
export interface Registration {
  outcome: Outcome;
  registered: string | null;
}

/** day takes a date, or a time of which it keeps the date. */
const day: Check<string> = (value, at = "value") => {
  const [date] = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(text(value, at)) ?? [];
  if (date === undefined || Number.isNaN(Date.parse(date))) throw new Mismatch(at, "a date");
  return date;
};

const answerOf: Check<Registration> = (value, at = "answer") => {
  const given = members(members(value, at).get("registration"), `${at}.registration`);
  return {
    outcome: oneOf(...said)(given.get("outcome"), `${at}.registration.outcome`),
    registered: orNull(day)(given.get("registered"), `${at}.registration.registered`),
  };
};

/** registrationOf asks a server for one name. */
export async function registrationOf(server: Server, name: string, fetch: Fetch): Promise<Registration> {
  const failed = (outcome: Outcome): Registration => ({ outcome, registered: null });
  if (!isPublic(name)) return failed("name");
  let body: Uint8Array<ArrayBuffer>;
  try {
    const got = await get(`${server.address}/v1/domains/${name}`, { why: "name", longest, signal: AbortSignal.timeout(patience) }, fetch);
    if (got.status !== 200) return failed("answer");
    body = got.body;
  } catch {
    return failed("unreachable");
  }
  try {
    return json(answerOf)(new TextDecoder().decode(body), "answer");
  } catch {
    return failed("answer");
  }
}
