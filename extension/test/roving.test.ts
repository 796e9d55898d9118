import assert from "node:assert/strict";
import { test } from "node:test";
import { target } from "../src/roving.ts";

const cases: { key: string; at: number; rightToLeft?: boolean; to: number }[] = [
  { key: "ArrowRight", at: 0, to: 1 },
  { key: "ArrowRight", at: 2, to: 0 },
  { key: "ArrowLeft", at: 0, to: 2 },
  { key: "ArrowLeft", at: 1, to: 0 },
  { key: "ArrowRight", at: 0, rightToLeft: true, to: 2 },
  { key: "ArrowLeft", at: 2, rightToLeft: true, to: 0 },
  { key: "Home", at: 2, to: 0 },
  { key: "End", at: 0, to: 2 },
  { key: "Enter", at: 1, to: -1 },
];
for (const { key, at, rightToLeft = false, to } of cases) test(`roving: ${key} at ${at}${rightToLeft ? ", right to left" : ""}`, () => assert.equal(target(key, at, 3, rightToLeft), to));
