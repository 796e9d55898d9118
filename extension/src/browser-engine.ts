// The browser's extension API about the engine's thread: where it lives, how to reach
// it, and how long it stays ready.

import { api } from "./browser-api.ts";
import { stir } from "./browser.ts";
import { members } from "./check.ts";
import { lineTo, type Line, type Thread } from "./engine-line.ts";
import { doneOf, workOf, type Done, type Work } from "./engine-work.ts";

/** startThread starts the engine's own. */
export function startThread(): Thread {
  return new Worker(api.runtime.getURL("engine-worker.js"), { type: "module" });
}

let line: Line | undefined; // of this page, where it can start threads

/** askEngine has the engine's thread do something, and starts one where there is none: in the offscreen document, or here. */
export async function askEngine(work: Work): Promise<Done> {
  if (!api.offscreen) {
    line ??= lineTo(startThread);
    const done = await line.ask(work);
    linger();
    return done;
  }
  const done = await sendWork(work);
  if (done) return done;
  if (work.do === "letGo") return { answer: "{}" };
  await openOffscreen();
  return (await sendWork(work)) ?? { fault: "the offscreen document does not answer" };
}

/** sendWork answers undefined where there is no offscreen document, or it has just closed. */
async function sendWork(work: Work): Promise<Done | undefined> {
  let said: unknown;
  try {
    said = await api.runtime.sendMessage({ kind: "engine", work });
  } catch (why) {
    if (why instanceof Error && /receiving end|port closed|channel closed/i.test(why.message)) return undefined;
    throw why;
  }
  return said === undefined || said === null ? undefined : doneOf(said);
}

let opening: Promise<void> | undefined;

function openOffscreen(): Promise<void> {
  opening ??= api.offscreen
    .createDocument({ url: "engine.html", reasons: ["WORKERS"], justification: "Keeps the engine that grades pages ready from one grade to the next." })
    .catch((why: unknown) => {
      if (!/single offscreen/i.test(String(why))) throw why; // another start of the background has opened it
    })
    .finally(() => (opening = undefined));
  return opening;
}

/** answerWork hears the background's work, in the offscreen document. */
export function answerWork(handler: (work: Work) => Promise<Done>): void {
  const home = api.runtime.getURL("");
  api.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (sender.id !== api.runtime.id || !sender.url?.startsWith(home)) return false;
    const given = members(message, "message");
    if (given.get("kind") !== "engine") return false;
    void handler(workOf(given.get("work"))).then(respond);
    return true;
  });
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
