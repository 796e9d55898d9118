// The engine's own thread: a worker that answers one message with another. So no
// page of the extension stands still while it works, and a page that it would read
// for ever costs this thread alone.
//
// In Firefox the background page asks, which has started it. In Chromium an
// offscreen document has, and hands on the background's port: it is itself told how
// much work is under way.

import { keeperOf } from "./engine-keeper.ts";
import { workOf } from "./engine-work.ts";
import { packStore } from "./pack-store.ts";

const keeper = keeperOf({ packaged: (name) => fetch(name), packs: packStore });

interface Asked {
  id: number;
  work: unknown;
}

addEventListener("message", ({ data, ports: [port] }: MessageEvent<Asked>) => {
  if (port) port.onmessage = (event: MessageEvent<Asked>) => void answerOn(port, event.data);
  else void keeper.work(workOf(data.work)).then((done) => postMessage({ id: data.id, done }));
});

let underWay = 0;

async function answerOn(port: MessagePort, { id, work }: Asked): Promise<void> {
  postMessage(++underWay);
  port.postMessage({ id, done: await keeper.work(workOf(work)) });
  postMessage(--underWay);
}
