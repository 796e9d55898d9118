import assert from "node:assert/strict";
import { test } from "node:test";
import { registrationOf } from "../src/registration.ts";
import { server, serving } from "./fake-server.ts";

const path = "/v1/domains/example.org";
const asking = (answer: Response) => registrationOf(server, "example.org", serving({ [path]: () => answer }).fetch);

const rows: { name: string; answer: () => Response; want: object }[] = [
  { name: "a day", answer: () => Response.json({ registered: "1995-08-31" }), want: { registered: "1995-08-31", trouble: null } },
  { name: "a time", answer: () => Response.json({ registered: "1995-08-31T04:00:00Z" }), want: { registered: "1995-08-31", trouble: null } },
  { name: "null", answer: () => Response.json({ registered: null }), want: { registered: null, trouble: null } },
  { name: "nothing of it", answer: () => Response.json({ name: "example.org" }), want: { registered: null, trouble: null } },
  { name: "no day", answer: () => Response.json({ registered: "long ago" }), want: { registered: null, trouble: "answer" } },
  { name: "a day that no calendar has", answer: () => Response.json({ registered: "1995-13-31" }), want: { registered: null, trouble: "answer" } },
  { name: "no JSON", answer: () => new Response("<p>"), want: { registered: null, trouble: "answer" } },
  { name: "not there", answer: () => new Response("", { status: 404 }), want: { registered: null, trouble: "answer" } },
  { name: "a fault", answer: () => new Response("", { status: 502 }), want: { registered: null, trouble: "unreachable" } },
  { name: "too long", answer: () => new Response(" ".repeat((1 << 16) + 1)), want: { registered: null, trouble: "unreachable" } },
];
for (const { name, answer, want } of rows) {
  test(`registration: ${name}`, async () => assert.deepEqual(await asking(answer()), want));
}

test("registration: what is no public name is not sent", async () => {
  for (const name of ["", "localhost", "192.0.2.1", "a/../b.org", "a.org?x", "a.org#x", "ä.org", "printer.local"]) {
    const { fetch, asked } = serving({});
    assert.deepEqual(await registrationOf(server, name, fetch), { registered: null, trouble: "name" });
    assert.equal(asked.length, 0, name);
  }
});
