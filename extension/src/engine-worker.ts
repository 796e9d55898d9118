// The engine's own thread: a worker that answers one message with another. So no
// page of the extension stands still while it works, and a page that it would read
// for ever costs this thread alone.

import { keeperOf } from "./engine-keeper.ts";
import { workOf } from "./engine-work.ts";
import { packStore } from "./pack-store.ts";

const keeper = keeperOf({ packaged: (name) => fetch(name), packs: packStore });

addEventListener("message", ({ data: { id, work } }: MessageEvent<{ id: number; work: unknown }>) => {
  void keeper.work(workOf(work)).then((done) => postMessage({ id, done }));
});
