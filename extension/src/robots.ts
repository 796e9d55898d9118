// What a site's robots.txt lets be read (RFC 9309).

/** Robots says which paths, with their queries, may be asked for, and how many seconds to wait between two; 0 where it does not say. */
export interface Robots {
  allows(path: string): boolean;
  wait: number;
}

/** everything is allowed where there is no such file. */
export const everything: Robots = { allows: () => true, wait: 0 };

/** longestRobots is how much of a file is read, in bytes (RFC 9309 section 2.5). */
export const longestRobots = 500 << 10;

/** Rules beyond the first so many, and lines longer than that, in characters, are not read. */
const [mostRules, longestLine] = [1000, 1000];

/** name is how a file may speak of us alone. */
const name = "linkgrade";

interface Rule {
  allow: boolean;
  pattern: string;
}

interface Group {
  rules: Rule[];
  wait: number;
}

/** parseRobots takes the group that names us, else that for all. Lines that it does not know are let be. */
export function parseRobots(text: string): Robots {
  const groups = new Map<string, Group>([["*", { rules: [], wait: 0 }]]);
  let agents: Group[] = [];
  let naming = false;
  let rules = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    const [, key = "", said = ""] = /^\s*([A-Za-z-]+)\s*:(.*)$/.exec(line.length > longestLine ? "" : line.replace(/#.*$/, "")) ?? [];
    const field = key.toLowerCase();
    const value = said.trim();
    if (field === "user-agent") {
      const group = groups.get(value.toLowerCase()) ?? { rules: [], wait: 0 };
      groups.set(value.toLowerCase(), group);
      agents = naming ? [...agents, group] : [group];
      naming = true;
    } else if (field !== "") naming = false;
    if ((field === "allow" || field === "disallow") && value !== "" && ++rules <= mostRules) for (const { rules: own } of agents) own.push({ allow: field === "allow", pattern: value });
    if (field === "crawl-delay" && Number(value) > 0) for (const group of agents) group.wait = Number(value);
  }
  const { rules: own, wait } = groups.get(name) ?? groups.get("*") ?? { rules: [], wait: 0 };
  return { wait, allows: (path) => allows(own, path) };
}

/** allows: the longest pattern that fits decides, an "allow" before others of its length; without one the path may be read. */
function allows(rules: readonly Rule[], path: string): boolean {
  const fitting = rules.filter(({ pattern }) => fits(pattern, path));
  const longest = Math.max(0, ...fitting.map(({ pattern }) => pattern.length));
  return fitting.length === 0 || fitting.some(({ allow, pattern }) => allow && pattern.length === longest);
}

/** fits reads "*" as anything and "$" at the end as the path's end, piece by piece: no pattern takes long. */
function fits(pattern: string, path: string): boolean {
  const ends = pattern.endsWith("$");
  const [first = "", ...rest] = (ends ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [i, piece] of rest.entries()) {
    if (ends && i === rest.length - 1) return path.length - piece.length >= at && path.endsWith(piece);
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return !ends || at === path.length;
}
