import { menu } from "./fake-browser.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { setMenu } from "../src/browser-menu.ts";

const web = ["http://*/*", "https://*/*"];

test("menu: an entry stands on web pages only, and that of links on links to web pages only: an address to write to cannot be graded", async () => {
  for (let n = 0; n < 2; n++) await setMenu([{ id: "open", on: "link", title: "Open" }, { id: "save", on: "page", title: "Save" }]);
  assert.deepEqual(menu, [
    { id: "open", title: "Open", contexts: ["link"], documentUrlPatterns: web, targetUrlPatterns: web },
    { id: "save", title: "Save", contexts: ["page"], documentUrlPatterns: web },
  ]);
});
