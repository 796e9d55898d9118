import "./fake-browser.ts";
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { askEngine } from "../src/browser-engine.ts";
import { patience } from "../src/engine-line.ts";

/** heard is what each thread was told, by its name; one that is deaf answers nothing. */
const heard = new Map<string, unknown[]>();
const deaf = new Set<string>();

class FakeThread extends EventTarget {
  readonly port: { postMessage(message: unknown): void; close(): void; onmessage: ((event: { data: unknown }) => void) | null };

  constructor(_: string, { name }: { name: string }) {
    super();
    const told = heard.get(name) ?? [];
    heard.set(name, told);
    this.port = {
      postMessage: (message) => {
        told.push(message);
        const id = typeof message === "object" && message !== null && "id" in message ? message.id : undefined;
        if (id !== undefined && !deaf.has(name)) queueMicrotask(() => this.port.onmessage?.({ data: { id, done: { answer: name } } }));
      },
      close: () => void told.push("closed"),
      onmessage: null,
    };
  }
}

test("Firefox's thread is joined by its name, and one that answers nothing is left for another", async () => {
  Object.assign(globalThis, { SharedWorker: FakeThread });
  mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  try {
    const work = { do: "letGo" } as const;
    assert.deepEqual(await askEngine(work), { answer: "" });
    deaf.add("");
    const lost = askEngine(work);
    mock.timers.tick(patience);
    assert.ok("fault" in (await lost));
    assert.deepEqual(heard.get("")?.slice(-2), ["end", "closed"]);
    assert.deepEqual(await askEngine(work), { answer: "after 1" });
  } finally {
    mock.timers.reset();
  }
});
