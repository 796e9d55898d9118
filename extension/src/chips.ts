// Runs in the result pages of the search engines for which the user has switched chips
// on: beside each result stands what the pack knows of its site's name. No result is
// opened, and nothing is asked of any server.
//
// Each chip is one element of ours after a result's link, out of the flow, with a closed
// shadow root: nothing of the page moves, and no element of it is changed. Results that
// come later get theirs; markup that is not known gets none. Switched off, or with the
// extension gone, all of it goes.

import { alive } from "./browser-ask.ts";
import { local, onChanged } from "./browser.ts";
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

/** So many times a result gets its chip again that the page has thrown out. */
const mostReturns = 3;

const id = engineAt(location.href);
if (id && window.top === window && !document.querySelector("linkgrade-chip")) begin(searchEngines[id]);

/** Known is a result that was asked about, with the address that it had then; its chip is null while the name is asked for, and where nothing is known by it. */
interface Known {
  target: string;
  chip: Chip | null;
}

function begin(engine: SearchEngine): void {
  const end = new AbortController();
  const chips = new Map<Element, Known>(); // by result
  const returns = new WeakMap<Element, number>();
  const stop = (): void => end.abort();

  const look = async (): Promise<void> => {
    if (!alive()) return stop();
    again();
    const fresh = newResults(engine, chips);
    fresh.forEach(({ result, known }) => chips.set(result, known));
    if (fresh.length === 0) return;
    const answer = await tell("names", { urls: fresh.map(({ known }) => known.target) });
    if (answer === "gone") return stop();
    if (answer === "unanswered") {
      for (const { result, known } of fresh) if (chips.get(result) === known) chips.delete(result);
      if (waits < mostWaits) soon(firstWait * 2 ** waits++);
    } else {
      waits = 0;
      fresh.forEach(({ result, known }, i) => {
        const name = answer.names[i];
        const parts = partsOf(engine, result); // as it is now
        if (name?.domain && parts && chips.get(result) === known && leadsTo(parts, known.target) && !end.signal.aborted) known.chip = makeChip(parts.link, parts.title, name, end.signal);
      });
    }
    again();
  };

  /** again puts chips where their results are now, and forgets results that are gone, lead elsewhere or were written anew. */
  const again = (): void => {
    for (const [result, known] of chips) {
      const parts = result.isConnected ? partsOf(engine, result) : null;
      const same = parts !== null && leadsTo(parts, known.target);
      if (same && known.chip?.stands() !== false) {
        known.chip?.place();
        continue;
      }
      known.chip?.remove();
      chips.delete(result);
      if (!same) continue;
      const thrownOut = (returns.get(result) ?? 0) + 1;
      returns.set(result, thrownOut);
      if (thrownOut > mostReturns) chips.set(result, { target: known.target, chip: null });
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
    for (const { chip } of chips.values()) chip?.remove();
    chips.clear();
  });
  onChanged(autoKey, () => void readAuto(local).then(({ chips: on }) => {
    if (id && !on.includes(id)) stop();
  }));
  changes.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["href"] });
  sizes.observe(document.body);
  void look();
}

interface Parts {
  link: Element;
  title: Element;
  target: string | null;
}

/** partsOf are a result's parts as it stands; null where it has not got them. */
function partsOf(engine: SearchEngine, result: Element): Parts | null {
  const link = result.querySelector(engine.link);
  const title = result.querySelector(engine.title);
  const href = link?.getAttribute("href");
  return link && title && href ? { link, title, target: targetOf(engine, href, location.href) } : null;
}

/** leadsTo says whether it is still the result of that site. An address that cannot be told any more, as engines write when a link is pressed, says nothing else. */
const leadsTo = ({ target }: Parts, before: string): boolean => target === null || new URL(target).host === new URL(before).host;

/** newResults are those that the engine's selectors find, as many as one message asks about. */
function newResults(engine: SearchEngine, old: ReadonlyMap<Element, Known>): { result: Element; known: Known }[] {
  const fresh: { result: Element; known: Known }[] = [];
  for (const result of document.querySelectorAll(engine.result)) {
    if (fresh.length === mostNames || old.size + fresh.length >= mostChips) break;
    const target = old.has(result) ? null : partsOf(engine, result)?.target;
    if (target) fresh.push({ result, known: { target, chip: null } });
  }
  return fresh;
}
