import assert from "node:assert/strict";
import { test } from "node:test";
import { contrastOf, over, parseColour } from "../src/colour.ts";
import { head } from "../src/engine.ts";
import { parseServer } from "../src/server-address.ts";

const black = { r: 0, g: 0, b: 0, a: 1 };
const white = { r: 255, g: 255, b: 255, a: 1 };

test("colour: as computed styles write it", () => {
  assert.deepEqual(parseColour("rgb(1, 2, 3)"), { r: 1, g: 2, b: 3, a: 1 });
  assert.deepEqual(parseColour("rgba(0, 0, 0, 0.5)"), { ...black, a: 0.5 });
  for (const other of ["", "red", "oklch(0.5 0.1 20)", "color(srgb 1 0 0)"]) assert.equal(parseColour(other), null, other);
});

test("colour: contrast is WCAG's", () => {
  assert.equal(contrastOf(black, white), 21);
  assert.equal(contrastOf(white, white), 1);
  assert.equal(contrastOf({ ...black, a: 0 }, white), 1, "transparent ink is not seen");
  assert.equal(contrastOf({ r: 119, g: 119, b: 119, a: 1 }, white).toFixed(2), "4.48");
  assert.deepEqual(over({ ...black, a: 0.5 }, white), { r: 127.5, g: 127.5, b: 127.5, a: 1 });
});

test("engine: header lines", () => {
  assert.equal(head({ do: "grade", status: undefined, at: 7 }), "do: grade\nat: 7\n\n");
  assert.equal(head({ do: "key", bits: 0 }), "do: key\nbits: 0\n\n", "0 bits are a length: one bucket for all");
  assert.equal(head({ url: "a\nbucket: 9\r\n" }), "url: a bucket: 9  \n\n", "a value cannot start a key");
});

const servers: { typed: string; address: string | null; host?: string; here?: boolean }[] = [
  { typed: " https://trust.example/ ", address: "https://trust.example", host: "https://trust.example/*", here: false },
  { typed: "https://trust.example:8443/lg//", address: "https://trust.example:8443/lg", host: "https://trust.example/*", here: false },
  { typed: "http://127.0.0.1:8080", address: "http://127.0.0.1:8080", host: "http://127.0.0.1/*", here: true },
  { typed: "http://localhost", address: "http://localhost", host: "http://localhost/*", here: true },
  { typed: "https://localhost", address: "https://localhost", host: "https://localhost/*", here: true },
  { typed: "http://trust.example", address: null },
  { typed: "https://user:pw@trust.example", address: null },
  { typed: "https://trust.example/?q", address: null },
  { typed: "javascript:alert(1)", address: null },
  { typed: "trust.example", address: null },
  { typed: "", address: null },
];
for (const { typed, address, host, here } of servers) {
  test(`settings: "${typed}"`, () => assert.deepEqual(parseServer(typed), address === null ? null : { address, host, here }));
}
