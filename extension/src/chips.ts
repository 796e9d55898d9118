// Runs in the result pages of the search engines for which the user has switched chips
// on: beside each result stands what the pack knows of its site's name. No result is
// opened, and nothing is asked of any server.
//
// Each chip is one element of ours after a result's link, out of the flow, with a closed
// shadow root: nothing of the page moves, and no element of it is changed. Results that
// come later get theirs; markup that is not known gets none. Switched off, or with the
// extension gone, all of it goes.

import { alive, local, onChanged } from "./browser.ts";
import { tell } from "./browser-pages.ts";
import { autoKey, readAuto } from "./auto-state.ts";
import { engineAt, searchEngines, targetOf, type SearchEngine } from "./chip-engines.ts";
import { makeChip, type Chip } from "./chip-view.ts";
import { mostNames } from "./page-calls.ts";

/** At most so many results a page have chips; a page that adds more for ever is not followed. */
const mostChips = 300;

/** Changes of the page are looked at after so many ms without another. */
const quiet = 150;

/** What was not answered is asked again after so many ms, each time twice as long, so many times. */
const firstWait = 500;
const mostWaits = 6;

const id = engineAt(location.href);
if (id && window.top === window && !document.querySelector("linkgrade-chip")) begin(searchEngines[id]);

function begin(engine: SearchEngine): void {
  const end = new AbortController();
  const chips = new Map<Element, Chip | null>(); // by result; null while its name is being asked for
  const stop = (): void => end.abort();

  const look = async (): Promise<void> => {
    if (!alive()) return stop();
    const fresh = newResults(engine, chips);
    fresh.forEach(({ result }) => chips.set(result, null));
    if (fresh.length === 0) return again();
    const answer = await tell("names", { urls: fresh.map(({ target }) => target) });
    if (answer === "gone") return stop();
    if (answer === "unanswered") {
      fresh.forEach(({ result }) => chips.delete(result));
      if (waits < mostWaits) soon(firstWait * 2 ** waits++);
    } else {
      waits = 0;
      fresh.forEach((one, i) => {
        const known = answer.names[i];
        if (known && known.domain && !end.signal.aborted) chips.set(one.result, makeChip(one.link, one.title, known, end.signal));
      });
    }
    again();
  };

  const again = (): void => {
    for (const [result, chip] of chips) {
      if (result.isConnected) chip?.place();
      else {
        chip?.remove();
        chips.delete(result);
      }
    }
  };

  let waits = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (ms: number): void => {
    clearTimeout(timer);
    if (!end.signal.aborted) timer = setTimeout(() => void look(), ms);
  };
  const changes = new MutationObserver(() => soon(quiet));
  const sizes = new ResizeObserver(again);
  end.signal.addEventListener("abort", () => {
    clearTimeout(timer);
    changes.disconnect();
    sizes.disconnect();
    for (const chip of chips.values()) chip?.remove();
    chips.clear();
  });
  onChanged(autoKey, () => void readAuto(local).then(({ chips: on }) => {
    if (id && !on.includes(id)) stop();
  }));
  changes.observe(document.body, { childList: true, subtree: true });
  sizes.observe(document.body);
  void look();
}

interface Result {
  result: Element;
  link: Element;
  title: Element;
  target: string;
}

/** newResults are those that the engine's selectors find, as many as one message asks about. */
function newResults(engine: SearchEngine, known: ReadonlyMap<Element, unknown>): Result[] {
  const fresh: Result[] = [];
  for (const result of document.querySelectorAll(engine.result)) {
    if (fresh.length === mostNames || known.size + fresh.length >= mostChips) break;
    if (known.has(result)) continue;
    const link = result.querySelector(engine.link);
    const title = result.querySelector(engine.title);
    const href = link?.getAttribute("href");
    const target = href ? targetOf(engine, href, location.href) : null;
    if (link && title && target) fresh.push({ result, link, title, target });
  }
  return fresh;
}
