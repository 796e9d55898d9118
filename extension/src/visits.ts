// Follows what a tab shows as its user sees it: the page that was loaded, those that a
// site shows in its place without loading anything, and the page that comes back as it
// was left (from the back/forward cache), when the browser has forgotten what its button
// said. Each is a visit, told once it has been looked at for a moment without becoming
// another.
//
// It refuses to touch the page: it listens to the browser's own events, and where the
// browser has none for such a change (Firefox before 147) it looks at the address
// once a second while the page is in sight.

/** A page is told of so many ms after it has loaded and come into sight, and one shown in its place after so many more. */
const rest = 800;
const longerRest = 1500;

/** At most so many visits a document: a page that changes its address all the time is not followed for ever. */
const mostVisits = 40;

const lookEvery = 1000;

/** Told is what is done about a visit: seen at its rest, left when it becomes another. number counts from 0; begun is in ms since 1970. */
export interface Told {
  seen(number: number, begun: number): void;
  left(): void;
}

/** follow tells until the signal is aborted. */
export function follow(view: Window, told: Told, signal: AbortSignal): void {
  let number = 0;
  let shown = pathOf(view.location);
  let begun = view.performance.timeOrigin;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tellAfter = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isSeen(view.document)) told.seen(number, begun);
      else pending = true;
    }, ms);
  };
  let pending = false;

  const next = (ms: number): void => {
    number++;
    begun = Date.now();
    pending = false;
    tellAfter(ms);
  };

  const look = (): void => {
    const now = pathOf(view.location);
    if (now === shown || number >= mostVisits) return;
    shown = now;
    told.left();
    next(longerRest);
  };

  const back = ({ persisted }: PageTransitionEvent): void => {
    if (persisted && number < mostVisits) next(rest);
  };

  const wake = (): void => {
    if (!pending || !isSeen(view.document)) return;
    pending = false;
    tellAfter(rest);
  };

  view.document.addEventListener("visibilitychange", wake, { signal });
  view.document.addEventListener("prerenderingchange", wake, { signal });
  view.addEventListener("pageshow", back, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
  if (view.document.readyState === "complete") tellAfter(rest);
  else view.addEventListener("load", () => tellAfter(rest), { signal, once: true });

  const navigation: unknown = "navigation" in view ? view.navigation : undefined;
  if (navigation instanceof EventTarget) navigation.addEventListener("currententrychange", look, { signal });
  else {
    const ticker = setInterval(() => {
      if (isSeen(view.document)) look();
    }, lookEvery);
    signal.addEventListener("abort", () => clearInterval(ticker));
  }
}

/** isSeen: in front, and not drawn ahead of a click that may never come. */
const isSeen = (page: Document): boolean => page.visibilityState === "visible" && !("prerendering" in page && page.prerendering);

/** pathOf leaves out the fragment: it is a place on the same page. */
const pathOf = ({ origin, pathname, search }: Location): string => origin + pathname + search;
