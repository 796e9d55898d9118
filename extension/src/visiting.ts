// One page of a list, asked for in the background as a polite stranger would: GET
// alone, no cookie, no referrer, nothing that its robots.txt forbids, one request to
// a site at a time.
//
// No redirect is followed, since a browser does not say where one leads before it has
// gone there, and that could be a machine in the user's own network. The few ways that
// most sites redirect (to https, to or from "www.", a slash at the end) are tried by
// ourselves, each address looked at first. A browser does not let us see which machine
// a name stands for, so a public name that leads to a private machine is not noticed.

import { textOfPage } from "./charset.ts";
import { hasNoPublicHost } from "./off-limits.ts";
import { unpackedList } from "./packed.ts";
import { getPage, type Answered, type Fetch } from "./request.ts";
import { everything, longestRobots, parseRobots, type Robots } from "./robots.ts";
import type { Unread } from "./unread.ts";

/** Limits of one request: bytes that are read, and ms. */
export const limits = { page: 5 << 20, list: 8 << 20, patience: 20_000 } as const;

/** How long to wait between two requests to one site, in ms, and how long at most where the site asks for more. */
const [pause, mostPause] = [2_000, 20_000];

/** Means is what visiting needs of the world. allowed says whether the user has let us ask a host. */
export interface Means {
  fetch: Fetch;
  allowed(url: string): Promise<boolean>;
  sleep(ms: number): Promise<void>;
}

/** Visited is a page's text, and where it was in the end; robots is what its headers say to robots. */
export interface Visited {
  url: string;
  status: number;
  robots: string;
  html: string;
}

/** Listed is a list of pages, as a feed or a sitemap is, unpacked; type is its Content-Type. */
export interface Listed {
  url: string;
  type: string;
  body: Uint8Array<ArrayBuffer>;
}

/** Visitor goes to pages of one site, one after the other. */
export class Visitor {
  readonly #means: Means;
  readonly #robots = new Map<string, Robots | Unread>();
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>(); // robots.txt as it came, by origin
  #asked = false;
  #wait = pause;

  constructor(means: Means) {
    this.#means = means;
  }

  /** visit tries other ways only where the address itself redirects; where none of them is a page, the answer is that it leads elsewhere. */
  async visit(address: string): Promise<Visited | Unread> {
    return this.#byWays(address, async (url) => {
      const answer = await this.#go(url, limits.page);
      return typeof answer === "string" ? answer : pageOf(url, answer);
    });
  }

  /** list gets a list of pages in the same way; a site's robots.txt, which may name some, is asked for once. */
  async list(address: string): Promise<Listed | Unread> {
    return this.#byWays(address, async (url) => {
      const { origin, pathname } = new URL(url);
      if (pathname === "/robots.txt") {
        const robots = await this.#rules(url);
        const body = this.#files.get(origin);
        return typeof robots === "string" ? robots : body ? { url, type: "text/plain", body } : "missing";
      }
      const answer = await this.#go(url, limits.list);
      if (typeof answer === "string") return answer;
      return whyNot(answer) ?? { url, type: answer.type, body: await unpackedList(answer.body, limits.list) };
    });
  }

  /** there says whether an address still answers with a page or a file; what it holds is not read. */
  async there(address: string): Promise<"there" | Unread> {
    if (hasNoPublicHost(address)) return "local";
    const answer = await this.#go(address, 0);
    if (typeof answer === "string") return answer === "long" ? "there" : answer;
    return whyNot(answer) ?? "there";
  }

  async #byWays<T>(address: string, go: (url: string) => Promise<T | Unread>): Promise<T | Unread> {
    if (hasNoPublicHost(address)) return "local";
    for (const [i, url] of waysTo(address).entries()) {
      const came = await go(url);
      if (typeof came !== "string" || came === "banned" || (i === 0 && came !== "elsewhere")) return came;
    }
    return "elsewhere";
  }

  async #go(url: string, longest: number): Promise<Answered | Unread> {
    const robots = await this.#rules(url);
    if (typeof robots === "string") return robots;
    const { pathname, search } = new URL(url);
    return robots.allows(pathname + search) ? this.#ask(url, "visit", longest) : "banned";
  }

  /** rules are a site's, asked for once. */
  async #rules(url: string): Promise<Robots | Unread> {
    if (hasNoPublicHost(url)) return "local";
    if (!(await this.#means.allowed(url))) return "permission";
    const { origin } = new URL(url);
    const robots = this.#robots.get(origin) ?? (await this.#rulesOf(origin));
    this.#robots.set(origin, robots);
    return robots;
  }

  /** rulesOf reads robots.txt. One that is not there forbids nothing; one that the server cannot give forbids all (RFC 9309 section 2.3.1). */
  async #rulesOf(origin: string): Promise<Robots | Unread> {
    const answer = await this.#ask(`${origin}/robots.txt`, "robots", longestRobots);
    if (answer === "long" || answer === "elsewhere") return everything;
    if (typeof answer === "string") return answer;
    if (answer.status >= 500 || answer.status === 429) return "refused";
    if (answer.status !== 200) return everything;
    this.#files.set(origin, answer.body);
    const robots = parseRobots(new TextDecoder().decode(answer.body));
    this.#wait = Math.min(mostPause, Math.max(pause, robots.wait * 1000));
    return robots;
  }

  async #ask(url: string, why: "visit" | "robots", longest: number): Promise<Answered | Unread> {
    if (this.#asked) await this.#means.sleep(this.#wait);
    this.#asked = true;
    const signal = AbortSignal.timeout(limits.patience);
    try {
      const answer = await getPage(url, { why, longest, signal }, this.#means.fetch);
      if (answer === "redirect") return "elsewhere";
      return answer === "long" ? "long" : answer;
    } catch (wrong) {
      console.warn(wrong);
      return signal.aborted ? "slow" : "unreachable";
    }
  }
}

/** waysTo are the address itself, and those that sites most often redirect to. */
export function waysTo(address: string): string[] {
  const url = new URL(address);
  const secure = (one: URL): URL => changed(one, (to) => (to.protocol = "https:"));
  const www = (one: URL): URL => changed(one, (to) => (to.hostname = to.hostname.startsWith("www.") ? to.hostname.slice(4) : `www.${to.hostname}`));
  const slash = (one: URL): URL => changed(one, (to) => (to.pathname = to.pathname.endsWith("/") ? to.pathname.replace(/\/+$/, "") || "/" : `${to.pathname}/`));
  const ways = [url, secure(url), secure(www(url)), ...(/\.\w{1,5}$/.test(url.pathname) ? [] : [secure(slash(url))])];
  return [...new Set(ways.map(({ href }) => href))];
}

function changed(url: URL, change: (to: URL) => void): URL {
  const to = new URL(url);
  change(to);
  return to;
}

function whyNot({ status }: Answered): Unread | null {
  if (status === 404 || status === 410) return "missing";
  return status === 200 ? null : "refused";
}

function pageOf(url: string, answer: Answered): Visited | Unread {
  const { status, type, robots, body } = answer;
  const why = whyNot(answer);
  if (why) return why;
  if (!/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(type)) return "notAPage";
  return { url, status, robots, html: textOfPage(body, type) };
}
