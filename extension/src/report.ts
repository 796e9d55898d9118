// The report that the engine makes of a page: Report JSON, version 1, as far as
// the extension's own pages show it. null means unknown, never zero.

import { json, list, members, number, oneOf, or, orNull, shape, text, whole, within, type Check } from "./check.ts";
import { linkOf, type Link } from "./link.ts";

export const pillarNames = ["relevance", "authority", "trust", "placement"] as const;
export type PillarName = (typeof pillarNames)[number];

export const grades = ["A", "B", "C", "D", "E", "F"] as const;
export type Grade = (typeof grades)[number];

export const verdicts = ["pursue", "look-closer", "avoid", "unknown"] as const;
export type Verdict = (typeof verdicts)[number];

/** Pillar: score 0..100, confidence 0..1. */
export interface Pillar {
  score: number | null;
  confidence: number;
}

/** Evidence is the page's own words, or a statement in English; then say is its key and with what it is filled with. link is the index of the link that it is about, where it is about one. */
export interface Evidence {
  text: string;
  link: number | null;
  say: string;
  with: string[];
}

/** Said is one part of the summary without a language; rule is "" where it says nothing of one. */
export interface Said {
  say: string;
  rule: string;
}

/** Finding is what one rule says; value is 0..1, effect is in points. kind is "gate" or "cap" for a hard limit. */
export interface Finding {
  rule: string;
  pillar: string;
  result: "pass" | "fail" | "value" | "unknown";
  value: number | null;
  effect: number;
  kind: string;
  title: string;
  evidence: Evidence[];
}

export { placements, type Placement } from "./link.ts";

/** Report has the links to the user's own sites alone, the names of all sites that are linked to, and no areas: the page that needs more reads it from the session. at is in seconds since 1970. */
export interface Report {
  version: number;
  policy: string;
  edition: string;
  url: string;
  domain: string;
  title: string;
  at: number;
  score: number | null;
  grade: Grade | null;
  verdict: Verdict;
  summary: string;
  says: Said[];
  confidence: number;
  newLinkVote: number | null;
  pillars: Record<PillarName, Pillar>;
  findings: Finding[];
  links: Link[];
  sites: string[];
}

const share = within(0, 1);
const points = within(0, 100);

const pillar = or(shape<Pillar>({ score: orNull(points), confidence: or(share, 0) }), { score: null, confidence: 0 });

const finding = shape<Finding>({
  rule: text,
  pillar: text,
  result: oneOf("pass", "fail", "value", "unknown"),
  value: orNull(share),
  effect: or(number, 0),
  kind: or(text, ""),
  title: text,
  evidence: or(list(shape<Evidence>({ text: or(text, ""), link: orNull(whole), say: or(text, ""), with: or(list(text), []) })), []),
});

/** ownLinks picks them out of all links; what was picked passes again. */
const ownLinks: Check<Link[]> = (value, at = "links") => list((link) => link)(value, at).filter((link) => members(link, at).get("yours") === true).map((link) => linkOf(link, at));

/** linkedSites are the registrable names that a page links to, the user's own first, each once. */
const linkedSites: Check<string[]> = (value, at = "links") => {
  const links = list(members)(value ?? [], at).filter((link) => link.get("external") === true);
  const sites = links.sort((a, b) => Number(b.get("yours") === true) - Number(a.get("yours") === true)).map((link) => link.get("domain"));
  return [...new Set(sites)].filter((site) => typeof site === "string").filter((site) => site !== "");
};

/** reportOf checks a report of version 1; one that was checked before passes again. */
export const reportOf: Check<Report> = (value, at = "report") => {
  const given = members(value, at);
  const sites = given.has("sites") ? list(text)(given.get("sites"), `${at}.sites`) : linkedSites(given.get("links"), `${at}.links`);
  return { ...withoutSites(value, at), sites };
};

const withoutSites: Check<Omit<Report, "sites">> = shape<Omit<Report, "sites">>({
  version: within(1, 1),
  policy: text,
  edition: or(text, ""),
  url: text,
  domain: text,
  title: or(text, ""),
  at: or(whole, 0),
  score: orNull(points),
  grade: orNull(oneOf(...grades)),
  verdict: oneOf(...verdicts),
  summary: text,
  says: or(list(shape<Said>({ say: text, rule: or(text, "") })), []),
  confidence: or(share, 0),
  newLinkVote: orNull(share),
  pillars: shape<Report["pillars"]>({ relevance: pillar, authority: pillar, trust: pillar, placement: pillar }),
  findings: list(finding),
  links: or(ownLinks, []),
});

/** parseReport reads the engine's answer. */
export const parseReport = json(reportOf);

const hard = (f: Finding): boolean => f.result === "fail" && (f.kind === "gate" || f.kind === "cap");

/** reasonsOf picks the findings that moved the grade most: hard limits first, then by points, at most n. */
export function reasonsOf(report: Report, n: number): Finding[] {
  const weight = (f: Finding): number => (hard(f) ? (f.kind === "gate" ? 2000 : 1000) : 0) + Math.abs(f.effect);
  return report.findings
    .filter((f) => f.result !== "unknown" && (hard(f) || Math.abs(f.effect) >= 0.05))
    .sort((a, b) => weight(b) - weight(a)) // sort is stable: equal weights keep the engine's order
    .slice(0, n);
}

/** isHard says whether a finding limits the grade whatever else is found. */
export { hard as isHard };

/** shownReasons is how many findings the popup names. */
export const shownReasons = 3;

/** likenessOf is what the page and the user's profile have in common, as the strongest finding on relevance has it; "" where there is none, or where it is among the reasons that are shown. */
export function likenessOf(report: Report): string {
  const [first] = report.findings
    .filter((f) => f.pillar === "relevance" && f.result !== "unknown" && f.evidence.length > 0)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  return first && !reasonsOf(report, shownReasons).includes(first) ? (first.evidence[0]?.text.trim() ?? "") : "";
}
