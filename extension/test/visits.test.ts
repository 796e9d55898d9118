import assert from "node:assert/strict";
import { test } from "node:test";
import { follow } from "../src/visits.ts";

/** opened is a page as it is drawn: ahead of a click, behind another tab, or in front. */
function opened(page: { prerendering: boolean; visibilityState: DocumentVisibilityState }) {
  const document = Object.assign(new EventTarget(), { readyState: "complete", ...page });
  const view = Object.assign(new EventTarget(), { document, location: new URL("https://herbs.example/sage"), performance: { timeOrigin: 7 }, navigation: new EventTarget() });
  return { document, view: view as unknown as Window };
}

const rows = [
  { name: "one that is drawn ahead of a click", page: { prerendering: true, visibilityState: "hidden" }, then: "prerenderingchange" },
  { name: "one that calls itself visible while it is drawn ahead", page: { prerendering: true, visibilityState: "visible" }, then: "prerenderingchange" },
  { name: "one behind another tab", page: { prerendering: false, visibilityState: "hidden" }, then: "visibilitychange" },
] as const;
for (const { name, page, then } of rows) {
  test(`visits: ${name} is told of once it is in front, and once`, (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const told: [number, number][] = [];
    const end = new AbortController();
    const { document, view } = opened(page);
    follow(view, { seen: (number, begun) => void told.push([number, begun]), left: () => assert.fail("it is not left") }, end.signal);
    t.mock.timers.tick(60_000);
    assert.deepEqual(told, [], "not yet seen by anybody");
    Object.assign(document, { prerendering: false, visibilityState: "visible" });
    document.dispatchEvent(new Event(then));
    document.dispatchEvent(new Event("visibilitychange"));
    t.mock.timers.tick(60_000);
    assert.deepEqual(told, [[0, 7]]);
    end.abort();
  });
}
