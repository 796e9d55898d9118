// The search engines beside whose results chips can stand: where they are, and what
// their results look like. This is data. When an engine changes its markup, its
// selectors find nothing and no chip is drawn, until a fixture of the new markup and a
// new line here bring them back (extension/e2e/testdata/results).

export const engineIds = ["google", "bing", "duckduckgo", "brave", "ecosia"] as const;
export type EngineId = (typeof engineIds)[number];

/**
 * SearchEngine: hosts are match patterns of its sites, and path is how the paths of its result pages begin. result is a CSS
 * selector of one organic result, link of the link to its page inside it, and title of what the chip stands beside, inside it
 * too. wraps names the parameter of a link through the engine itself that has the result's address, as it is or after "a1"
 * in base64. A result without a link is left alone.
 */
export interface SearchEngine {
  name: string;
  hosts: readonly string[];
  path: string;
  result: string;
  link: string;
  title: string;
  wraps: { parameter: string; base64: boolean } | null;
}

const googles = ["com", "de", "fr", "es", "it", "nl", "pl", "pt", "at", "ch", "ca", "co.uk", "co.in", "co.jp", "com.au", "com.br", "com.mx", "com.eg", "com.sa"];

export const searchEngines: Record<EngineId, SearchEngine> = {
  google: {
    name: "Google",
    hosts: googles.map((ending) => `https://www.google.${ending}/*`),
    path: "/search",
    result: "#search .MjjYud, #search .g:not(.MjjYud .g)",
    link: "a[href]:has(h3)",
    title: "a[href] h3",
    wraps: { parameter: "q", base64: false },
  },
  bing: {
    name: "Bing",
    hosts: ["https://www.bing.com/*"],
    path: "/search",
    result: "#b_results > li.b_algo",
    link: "h2 a[href]",
    title: "h2 a[href]",
    wraps: { parameter: "u", base64: true },
  },
  duckduckgo: {
    name: "DuckDuckGo",
    hosts: ["https://duckduckgo.com/*", "https://html.duckduckgo.com/*"],
    path: "/",
    result: 'article[data-testid="result"], .results > .result:not(.result--ad)',
    link: 'a[data-testid="result-title-a"], a.result__a',
    title: 'a[data-testid="result-title-a"], a.result__a',
    wraps: { parameter: "uddg", base64: false },
  },
  brave: {
    name: "Brave Search",
    hosts: ["https://search.brave.com/*"],
    path: "/search",
    result: '#results .snippet[data-type="web"]',
    link: "a[href]:has(.title)",
    title: "a[href] .title",
    wraps: null,
  },
  ecosia: {
    name: "Ecosia",
    hosts: ["https://www.ecosia.org/*"],
    path: "/search",
    result: 'article[data-test-id="organic-result"]',
    link: 'a[data-test-id="result-link"]',
    title: 'a[data-test-id="result-link"]',
    wraps: null,
  },
};

/** engineAt is the engine that an address belongs to; null for other pages. */
export function engineAt(address: string): EngineId | null {
  if (!URL.canParse(address)) return null;
  const { origin } = new URL(address);
  return engineIds.find((id) => searchEngines[id].hosts.some((host) => host === `${origin}/*`)) ?? null;
}

/** targetOf is the address of a result's page, unwrapped where the link goes through the engine; null for what is no page of somebody else's. */
export function targetOf(engine: SearchEngine, href: string, base: string): string | null {
  if (!URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  const own = (one: URL): boolean => engine.hosts.some((host) => new URL(host).host === one.host);
  if (!own(url)) return /^https?:$/.test(url.protocol) ? url.href : null;
  const wrapped = engine.wraps && url.searchParams.get(engine.wraps.parameter);
  if (!engine.wraps || !wrapped) return null;
  const inner = engine.wraps.base64 ? unwrapped(wrapped) : wrapped;
  if (!/^https?:/.test(inner) || !URL.canParse(inner) || own(new URL(inner))) return null;
  return new URL(inner).href;
}

/** unwrapped is what follows "a1" in base64 with the letters of addresses; "" where it is none. */
function unwrapped(text: string): string {
  try {
    return atob(text.replace(/^a1/, "").replace(/-/g, "+").replace(/_/g, "/"));
  } catch {
    return "";
  }
}
