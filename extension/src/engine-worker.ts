// The engine's own thread: a worker that answers one message with another. So no
// page of the extension stands still while it works, and a page that it would read
// for ever costs this thread alone.
//
// Any of our pages may have started it, and it ends with the last of them. In Firefox
// the background page joins it and asks. In Chromium the background is no page: the
// popup or the offscreen document hands on its port, and is itself told how much work
// is under way.

import { keeperOf } from "./engine-keeper.ts";
import { workOf } from "./engine-work.ts";
import { packStore } from "./pack-store.ts";

const keeper = keeperOf({ packaged: (name) => fetch(name), packs: packStore });

interface Asked {
  id: number;
  work: unknown;
}

addEventListener("connect", (event) => {
  const page = event instanceof MessageEvent ? event.ports[0] : undefined;
  if (page) page.onmessage = ({ data, ports: [port] }: MessageEvent<Asked | "port" | "end">) => {
    if (port) port.onmessage = ({ data: asked }: MessageEvent<Asked>) => void answerFor(page, port, asked);
    else if (data === "end") close();
    else if (data !== "port") void answer(page, data);
  };
});

async function answer(port: MessagePort, { id, work }: Asked): Promise<void> {
  port.postMessage({ id, done: await keeper.work(workOf(work)) });
}

let underWay = 0;

/** answerFor tells the page how much work is under way. */
async function answerFor(page: MessagePort, port: MessagePort, asked: Asked): Promise<void> {
  page.postMessage(++underWay);
  await answer(port, asked);
  page.postMessage(--underWay);
}
