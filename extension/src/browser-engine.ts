// The browser's extension API about the engine's thread: where it lives, how to reach
// it, and how long it stays ready.

import { api } from "./browser-api.ts";
import { closeOffscreen, joinThread, offscreenAddress, openOffscreen, popupAddress } from "./browser-offscreen.ts";
import { stir } from "./browser.ts";
import { lineTo, type Line, type StartThread } from "./engine-line.ts";
import type { Done, Work } from "./engine-work.ts";

/** left counts the threads that Firefox's background has given up. */
let left = 0;

/**
 * threadHere joins the thread in Firefox, which the popup may have started. Nobody can stop one that the popup has joined, too: it is
 * told to end, and where it does not even hear that, it ends with our pages, and another is used meanwhile.
 */
const threadHere: StartThread = (heard, failed) => {
  const thread = joinThread(left === 0 ? "" : `after ${left}`);
  const { port } = thread;
  port.onmessage = ({ data }) => heard(data);
  thread.addEventListener("error", (event) => failed(event instanceof ErrorEvent ? event.message : "the engine's thread does not start"));
  return {
    postMessage: (message) => port.postMessage(message),
    terminate: () => {
      port.postMessage("end");
      port.close();
      left++;
    },
  };
};

let line: Line | undefined;

const lineNow = (): Line => (line ??= lineTo(api.offscreen ? threadBeside : threadHere));

/** askEngine has the engine's thread do something, and starts one where there is none: by way of the offscreen document, or here. */
export async function askEngine(work: Work): Promise<Done> {
  if (api.offscreen && work.do === "letGo" && !(await pageWithThread())) return { answer: "{}" };
  let done = await lineNow().ask(work);
  if ("fault" in done && done.fault === closed) done = await lineNow().ask(work); // by way of another
  if (!api.offscreen) linger();
  else if (work.do === "call") void keepThread().catch(console.error);
  return done;
}

const closed = "the page that reached the thread has closed";

/** keepThread opens the offscreen document where the popup alone has the thread, which would end with it; once the answer is on its way. */
async function keepThread(): Promise<void> {
  await new Promise((then) => setTimeout(then, 300));
  if ((await pageWithThread())?.url === offscreenAddress()) return;
  await openOffscreen();
  line = undefined; // what is asked from now on goes by way of the document
}

/**
 * threadBeside reaches the thread of the popup and the offscreen document by a port of its own. A message of the extension's API would be
 * JSON, and wait for these pages' own thread while the popup is being drawn. Nobody tells a port that its other end is gone:
 * while an answer is waited for, it is seen whether the page that handed it over is still there.
 */
const threadBeside: StartThread = (heard, failed) => {
  const { port1: here, port2: there } = new MessageChannel();
  const page = handOver(there);
  const over = new AbortController();
  const look = async (): Promise<void> => {
    const { id } = await page;
    if (!(await pagesWithThread()).some((one) => one.id === id)) over.abort(closed);
  };
  const watch = (): void => void look().catch((why: unknown) => over.abort(String(why)));
  let waiting = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  over.signal.addEventListener("abort", () => {
    clearInterval(timer);
    failed(String(over.signal.reason));
  });
  here.onmessage = ({ data }) => {
    if (--waiting === 0) clearInterval(timer);
    heard(data);
  };
  return {
    postMessage: (message) => {
      here.postMessage(message);
      watch();
      if (waiting++ === 0) timer = setInterval(watch, 1000);
    },
    terminate: () => {
      here.close();
      if (over.signal.aborted) return; // it has gone by itself
      over.abort();
      void closeOffscreen();
    },
  };
};

/** So many ms a document may take to be there that somebody else is opening, and so many it is looked for anew. */
const opening = 10_000;
const look = 10;

/** handOver gives a port to a page that has the thread, and gives it on. */
async function handOver(port: MessagePort): Promise<Page> {
  for (const since = Date.now(); Date.now() - since < opening; ) {
    const page = await pageWithThread();
    if (page) {
      page.postMessage("port", [port]);
      return page;
    }
    await openOffscreen();
    await new Promise((then) => setTimeout(then, look));
  }
  throw new Error("the offscreen document does not open");
}

/** clients is as much of a service worker's own as is needed: TypeScript's library for it excludes that of pages. */
declare const clients: { matchAll(which: { type: "window"; includeUncontrolled: true }): Promise<readonly Page[]> };

interface Page {
  id: string;
  url: string;
  postMessage(message: string, transfer: Transferable[]): void;
}

/** pageWithThread is the offscreen document, else the popup. */
async function pageWithThread(): Promise<Page | undefined> {
  const [first, ...others] = await pagesWithThread();
  return others.find(({ url }) => url === offscreenAddress()) ?? first;
}

async function pagesWithThread(): Promise<Page[]> {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return pages.filter(({ url }) => url === offscreenAddress() || url === popupAddress());
}

/** So many ms after its last work Firefox may end the background page, and the engine with it. */
const lingering = 5 * 60_000;
let lingers: { timer: ReturnType<typeof setInterval>; until: number } | undefined;

/** linger keeps the engine ready for the next grade. */
function linger(): void {
  const until = Date.now() + lingering;
  if (lingers) lingers.until = until;
  else {
    const timer = setInterval(() => {
      if (lingers && Date.now() < lingers.until) return stir();
      clearInterval(timer);
      lingers = undefined;
    }, 20_000);
    lingers = { timer, until };
  }
}
