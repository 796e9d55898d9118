import assert from "node:assert/strict";
import { test } from "node:test";
import { registrationOf, type Registration } from "../src/registration.ts";
import { server, serving } from "./fake-server.ts";

const path = "/v1/domains/example.org";
const asking = (answer: Response) => registrationOf(server, "example.org", serving({ [path]: () => answer }).fetch);

const says = (registration: unknown) => () => Response.json({ name: "example.org", registration });
const rows: { name: string; answer: () => Response; want: Registration }[] = [
  { name: "a time", answer: says({ outcome: "registered", registered: "1995-08-31T04:00:00Z", status: [] }), want: { outcome: "registered", registered: "1995-08-31" } },
  { name: "a day", answer: says({ outcome: "registered", registered: "1995-08-31" }), want: { outcome: "registered", registered: "1995-08-31" } },
  { name: "no date", answer: says({ outcome: "registered", registered: null }), want: { outcome: "registered", registered: null } },
  { name: "no such name", answer: says({ outcome: "not-registered", registered: null }), want: { outcome: "not-registered", registered: null } },
  { name: "nobody to ask", answer: says({ outcome: "no-registry" }), want: { outcome: "no-registry", registered: null } },
  { name: "not now", answer: says({ outcome: "unknown", reason: "busy" }), want: { outcome: "unknown", registered: null } },
  { name: "a new word", answer: says({ outcome: "sold" }), want: { outcome: "answer", registered: null } },
  { name: "no day", answer: says({ outcome: "registered", registered: "long ago" }), want: { outcome: "answer", registered: null } },
  { name: "a day that no calendar has", answer: says({ outcome: "registered", registered: "1995-13-31" }), want: { outcome: "answer", registered: null } },
  { name: "nothing of it", answer: says(undefined), want: { outcome: "answer", registered: null } },
  { name: "no JSON", answer: () => new Response("<p>"), want: { outcome: "answer", registered: null } },
  { name: "not there", answer: () => new Response("", { status: 404 }), want: { outcome: "answer", registered: null } },
  { name: "a fault", answer: () => new Response("", { status: 502 }), want: { outcome: "unreachable", registered: null } },
  { name: "too long", answer: () => new Response(" ".repeat((1 << 16) + 1)), want: { outcome: "unreachable", registered: null } },
];
for (const { name, answer, want } of rows) {
  test(`registration: ${name}`, async () => assert.deepEqual(await asking(answer()), want));
}

test("registration: what is no public name is not sent", async () => {
  for (const name of ["", "localhost", "192.0.2.1", "a/../b.org", "a.org?x", "a.org#x", "ä.org", "printer.local"]) {
    const { fetch, asked } = serving({});
    assert.deepEqual(await registrationOf(server, name, fetch), { outcome: "name", registered: null });
    assert.equal(asked.length, 0, name);
  }
});
