import { kept, mayAsks, now, privates, stays } from "./fake-browser.ts";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { gradeTab, isEmpty, keptAt, remember, shortened, type Written } from "../src/grading.ts";
import type { Trouble } from "../src/messages.ts";

const page = { url: "https://example.org/", contentType: "text/html", stream: "\u0001html\u0004words\u0005" };
const throws = (message: string) => () => { throw new Error(message); };

beforeEach(() => {
  kept.clear();
  now.room = Infinity;
  console.error = () => undefined; // the engine that is missing here is reported there
});

const rows: { name: string; page: () => unknown; want: Trouble }[] = [
  { name: "a page of the browser's own", page: throws("Cannot access a chrome:// URL"), want: "restricted" },
  { name: "Firefox's words for it", page: throws("Missing host permission for the tab"), want: "restricted" },
  { name: "an error page", page: throws("Frame with ID 0 is showing error page"), want: "notLoaded" },
  { name: "a page that answers something else", page: () => ({ stream: 1 }), want: "unreadable" },
  { name: "no answer", page: () => undefined, want: "unreadable" },
  { name: "a PDF", page: () => ({ ...page, contentType: "application/pdf" }), want: "notAPage" },
  { name: "a file of this computer", page: () => ({ ...page, url: "file:///home/page.html" }), want: "notAPage" },
  { name: "a page within its own address", page: () => ({ ...page, url: "data:text/html,words" }), want: "notAPage" },
  { name: "an empty page", page: () => ({ ...page, stream: "\u0001html\u0004 \n\u0005" }), want: "empty" },
  { name: "no engine", page: () => page, want: "engine" },
];
for (const { name, page: says, want } of rows) {
  test(`grading: ${name} is ${want}, and an older report is forgotten`, async () => {
    kept.set("report:7", { old: true });
    const shown: unknown[] = [];
    now.page = says;
    assert.deepEqual(await gradeTab(7, { asking: true, show: async (outcome) => void shown.push(outcome) }), { report: null, trouble: want, saying: "" });
    assert.equal(kept.has("report:7"), false);
    assert.deepEqual(shown, [{ report: null, trouble: want, saying: "" }], "shown once");
  });
}

const unfinished: { name: string; stream: string; want: Trouble }[] = [
  { name: "with words", stream: "\u0001html\u0001body\u0004words\u0005\u0005", want: "engine" }, // which would grade it
  { name: "with a head alone", stream: "\u0001html\u0001head\u0001link\u0002href\u0003/\u0005\u0005\u0005", want: "slow" },
];
for (const { name, stream, want } of unfinished) {
  test(`grading: a page that goes on loading, ${name}, is ${want}`, async (t) => {
    t.mock.timers.enable({ apis: ["setInterval"] });
    now.page = (atOnce) => (atOnce ? { ...page, stream, partial: true } : new Promise(() => undefined));
    const graded = gradeTab(7, { asking: true, show: async () => undefined });
    for (let second = 0; second < 15; second++) {
      await new Promise(setImmediate);
      t.mock.timers.tick(1000);
    }
    assert.deepEqual(await graded, { report: null, trouble: want, saying: "" });
  });
}

const presses: { name: string; asking: boolean; tab: number; asks: string[] }[] = [
  { name: "a press", asking: true, tab: 7, asks: ["https://trust.example/*"] },
  { name: "a press in a private window", asking: true, tab: 8, asks: [] },
  { name: "what goes by itself", asking: false, tab: 7, asks: [] },
];
for (const { name, asking, tab, asks } of presses) {
  test(`grading: ${name} would ask ${asks.length} servers`, async () => {
    stays.set("server", "https://trust.example");
    privates.add(8);
    now.page = () => page;
    mayAsks.length = 0;
    await gradeTab(tab, { asking, show: async () => undefined });
    stays.delete("server");
    assert.deepEqual(mayAsks, asks);
  });
}

test("empty: words or a link are something to grade", () => {
  assert.equal(isEmpty(""), true);
  assert.equal(isEmpty("\u0001html\u0001p\u0002class\u0003words\u0004\t \u0005\u0005"), true);
  assert.equal(isEmpty("\u0001p\u0004\n x\u0005"), false);
  assert.equal(isEmpty("\u0001a\u0002href\u0003/\u0005"), false);
});

const reportOf = (links: number): unknown => ({ version: 1, url: "https://herbs.example/", at: 7, later: "kept", links: Array.from({ length: links }, (_, index) => ({ index })), linksNotListed: 5 });

test("session: a long report keeps its first links and counts the others", () => {
  const few = reportOf(5000);
  assert.equal(shortened(few), few);
  assert.deepEqual(shortened(reportOf(5003)), { version: 1, url: "https://herbs.example/", at: 7, later: "kept", links: Array.from({ length: 5000 }, (_, index) => ({ index })), linksNotListed: 8 });
});

const written = (report: unknown): Written => ({ text: JSON.stringify(report), report, read: 7_654 });

test("session: where there is no room, other reports go and settings stay", async () => {
  kept.set("report:1", "x".repeat(500)).set("made:1", {}).set("other", 1);
  now.room = 600;
  await remember(2, written(reportOf(10)));
  assert.deepEqual([...kept.keys()], ["other", "report:2", "made:2"]);
  now.room = 0;
  await remember(3, written(reportOf(10))); // does not fit at all: not kept, and no error
  assert.deepEqual([...kept.keys()], ["other"]);
});

test("session: a report is of its page's address, fragments aside, from the moment that it was read", async () => {
  await remember(4, written(reportOf(1)));
  assert.equal(await keptAt(4, "https://herbs.example/#top"), 7_654);
  assert.equal(await keptAt(4, "https://herbs.example/other"), null);
  assert.equal(await keptAt(5, "https://herbs.example/"), null);
});
