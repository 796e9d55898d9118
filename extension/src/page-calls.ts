// What the extension's own scripts in pages tell the background, as one type. Such a
// message comes out of a page's process: everything in it is checked and capped, and
// which page it is about is taken from the browser, not from the message.

import { list, members, Mismatch, number, orNull, shape, text, whole, within, type Check } from "./check.ts";

/** PageCalls: what each message asks, and what it is answered. */
export interface PageCalls {
  /** A page that may be graded by itself has come to rest. visit names it once; begun is when it came, in ms since 1970. */
  seen: { ask: { visit: string; begun: number }; answer: object };
  /** The page has become another without being loaded anew: its badge is not true any more. */
  left: { ask: object; answer: object };
  /** What does the pack know of the names in these addresses? */
  names: { ask: { urls: string[] }; answer: { names: NameKnown[] } };
}

/** NameKnown is what the pack says of a name: authority 0 to 100, null for unknown; warnings are categories that stand for a harm. */
export interface NameKnown {
  domain: string;
  authority: number | null;
  warnings: string[];
}

export type PageKind = keyof PageCalls;

/** Caller is the page that a message comes from, as the browser says. */
export interface Caller {
  tab: number;
  url: string;
  private: boolean;
}

export type PageHandlers = { [K in PageKind]: (ask: PageCalls[K]["ask"], from: Caller) => Promise<PageCalls[K]["answer"]> };

/** mostNames is how many names one message may ask about. */
export const mostNames = 100;

const short = (most: number): Check<string> => (value, at = "value") => {
  const given = text(value, at);
  if (given.length > most) throw new Mismatch(at, `of at most ${most} characters`);
  return given;
};

const few = <T>(most: number, check: Check<T>): Check<T[]> => (value, at = "value") => {
  if (Array.isArray(value)) within(0, most)(value.length, `${at}.length`);
  return list(check)(value, at);
};

const asks: { [K in PageKind]: Check<PageCalls[K]["ask"]> } = {
  seen: shape<PageCalls["seen"]["ask"]>({ visit: short(60), begun: number }),
  left: shape({}),
  names: shape<PageCalls["names"]["ask"]>({ urls: few(mostNames, short(8000)) }),
};

export const nameKnownOf: Check<NameKnown> = shape<NameKnown>({ domain: text, authority: orNull(whole), warnings: list(text) });

/** pageAnswers checks what came back. */
export const pageAnswers: { [K in PageKind]: Check<PageCalls[K]["answer"]> } = {
  seen: shape({}),
  left: shape({}),
  names: shape<PageCalls["names"]["answer"]>({ names: list(nameKnownOf) }),
};

/** dispatchPage hands a message from a page's script to its handler; undefined for what is not ours. */
export function dispatchPage(handlers: PageHandlers, value: unknown, from: Caller): Promise<object> | undefined {
  const kind = members(value, "message").get("kind");
  switch (kind) {
    case "seen":
      return handlers.seen(asks.seen(value, kind), from);
    case "left":
      return handlers.left(asks.left(value, kind), from);
    case "names":
      return handlers.names(asks.names(value, kind), from);
    default:
      return undefined;
  }
}
