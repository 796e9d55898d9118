// The engine's own thread: a worker that answers one message with another. So no
// page of the extension stands still while it works, and a page that it would read
// for ever costs this thread alone.
//
// In Firefox the background page asks, which has started it. In Chromium the popup
// or the offscreen document has, and hands on the background's port: the document is
// itself told how much work is under way.

import { keeperOf } from "./engine-keeper.ts";
import { workOf } from "./engine-work.ts";
import { packStore } from "./pack-store.ts";

const keeper = keeperOf({ packaged: (name) => fetch(name), packs: packStore });

interface Asked {
  id: number;
  work: unknown;
}

// Firefox's background page.
addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  void keeper.work(workOf(data.work)).then((done) => postMessage({ id: data.id, done }));
});

// Chromium's pages, which hand on ports.
addEventListener("connect", (event) => {
  const page = event instanceof MessageEvent ? event.ports[0] : undefined;
  if (page) page.onmessage = ({ ports: [port] }) => {
    if (port) port.onmessage = ({ data }: MessageEvent<Asked>) => void answerOn(port, data, page);
  };
});

let underWay = 0;

async function answerOn(port: MessagePort, { id, work }: Asked, page: MessagePort): Promise<void> {
  page.postMessage(++underWay);
  port.postMessage({ id, done: await keeper.work(workOf(work)) });
  page.postMessage(--underWay);
}
