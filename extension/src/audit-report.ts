// The audit's report, as much of it as the page shows: wasm/audit's JSON, checked.
// null means unknown. Referring domains are asked for in parts.

import { flag, list, number, orNull, shape, text, whole, type Check } from "./check.ts";

/** Reason says one thing by a word of the module's and what stands in its sentence; text is the sentence in English. */
export interface Reason {
  reason: string;
  args: string[];
  text: string;
}

export interface Look {
  verdict: string;
  confidence: number;
  reasons: Reason[];
}

/** Bin counts referring domains; votes is what they are worth together. */
export interface Bin {
  name: string;
  domains: number;
  share: number;
  votes: number;
}

/** AnchorClass: from and to bound the share that published advice calls usual; both 0 where none is published. */
export interface AnchorClass extends Bin {
  from: number;
  to: number;
}

export interface Week {
  monday: string;
  new: number;
  lost: number;
  usual: number;
  burst: boolean;
}

export interface Burst extends Look {
  from: string;
  to: string;
  domains: number;
  usual: number;
}

export interface SourceFile {
  name: string;
  said: string;
  rows: number;
  aside: number;
  elsewhere: number;
  isSample: boolean;
}

export interface Rival {
  domain: string;
  sites: string[];
  vote: number | null;
}

export interface AuditReport {
  at: number;
  edition: string;
  site: string;
  files: SourceFile[];
  counts: { rows: number; links: number; pages: number; domains: number; lost: number; regained: number; agreed: number; sitewide: number };
  look: Look;
  votes: { sum: number; domains: number; shannon: number; topShare: number | null; distribution: Bin[] };
  flow: { weeks: Week[]; dated: number; steadiness: number | null; bursts: Burst[] };
  variety: { types: Bin[]; suffixes: Bin[]; languages: Bin[]; effective: number | null };
  anchors: { enough: boolean; known: number; classes: AnchorClass[]; top: Bin[] };
  rels: { followed: number; nofollow: number; sponsored: number; ugc: number; unknown: number };
  targets: { home: number; deep: number; pages: Bin[] };
  rivals: Rival[];
  advice: { disavow: string; reasons: Reason[]; keep: number; check: number; remove: number; guarded: number; warnings: Reason[] };
  unlisted: number;
}

/** Listed takes null, which Go writes of a list without items, for an empty one. */
export const listed = <T>(check: Check<T>): Check<T[]> => (value, at) => orNull(list(check))(value, at) ?? [];

/** blank takes null, which stands for a text that is not there, for "". */
const blank: Check<string> = (value, at) => orNull(text)(value, at) ?? "";

export const reasonOf = shape<Reason>({ reason: text, args: listed(text), text });
const look = { verdict: text, confidence: number, reasons: listed(reasonOf) };
const bin = { name: text, domains: whole, share: number, votes: number };
const binOf = shape<Bin>(bin);

export const reportOf = shape<AuditReport>({
  at: number,
  edition: blank,
  site: blank,
  files: listed(shape<SourceFile>({ name: text, said: text, rows: whole, aside: whole, elsewhere: whole, isSample: flag })),
  counts: shape<AuditReport["counts"]>({ rows: whole, links: whole, pages: whole, domains: whole, lost: whole, regained: whole, agreed: whole, sitewide: whole }),
  look: shape<Look>(look),
  votes: shape<AuditReport["votes"]>({ sum: number, domains: whole, shannon: number, topShare: orNull(number), distribution: listed(binOf) }),
  flow: shape<AuditReport["flow"]>({
    weeks: listed(shape<Week>({ monday: text, new: whole, lost: whole, usual: number, burst: flag })),
    dated: whole, steadiness: orNull(number),
    bursts: listed(shape<Burst>({ from: text, to: text, domains: whole, usual: number, ...look })),
  }),
  variety: shape<AuditReport["variety"]>({ types: listed(binOf), suffixes: listed(binOf), languages: listed(binOf), effective: orNull(number) }),
  anchors: shape<AuditReport["anchors"]>({ enough: flag, known: whole, classes: listed(shape<AnchorClass>({ ...bin, from: number, to: number })), top: listed(binOf) }),
  rels: shape<AuditReport["rels"]>({ followed: whole, nofollow: whole, sponsored: whole, ugc: whole, unknown: whole }),
  targets: shape<AuditReport["targets"]>({ home: whole, deep: whole, pages: listed(binOf) }),
  rivals: listed(shape<Rival>({ domain: text, sites: listed(text), vote: orNull(number) })),
  advice: shape<AuditReport["advice"]>({ disavow: text, reasons: listed(reasonOf), keep: whole, check: whole, remove: whole, guarded: whole, warnings: listed(reasonOf) }),
  unlisted: whole,
});

/** Domain is one referring domain; days are YYYY-MM-DD. */
export interface Domain {
  name: string;
  hosts: string[];
  pages: number;
  links: number;
  example: string;
  title: string;
  target: string;
  first: string | null;
  last: string | null;
  lost: string | null;
  gone: boolean;
  vote: number | null;
  relevance: number | null;
  follow: boolean | null;
  sponsored: boolean | null;
  ugc: boolean | null;
  sitewide: boolean;
  type: string;
  authority: number | null;
  rank: number | null;
  categories: string[];
  anchors: { text: string; class: string; links: number }[];
  tools: string[];
  advice: string;
  origin: string;
  guard: string;
  reasons: Reason[];
  disavowed: boolean;
}

export const domainOf = shape<Domain>({
  name: text, hosts: listed(text), pages: whole, links: whole, example: blank, title: blank, target: blank, first: orNull(text), last: orNull(text), lost: orNull(text),
  gone: flag, vote: orNull(number), relevance: orNull(number), follow: orNull(flag), sponsored: orNull(flag), ugc: orNull(flag), sitewide: flag, type: text,
  authority: orNull(number), rank: orNull(number), categories: listed(text), anchors: listed(shape<Domain["anchors"][number]>({ text, class: text, links: whole })),
  tools: listed(text), advice: text, origin: text, guard: blank, reasons: listed(reasonOf), disavowed: flag,
});
