// What is kept of audits when their page is closed: the user's decisions, and the
// last audit's figures, by site. The exports themselves are not kept. The audit page
// alone writes here.

import { steps, type Step } from "./audit-calls.ts";
import type { AuditReport } from "./audit-report.ts";
import type { Folder } from "./browser.ts";
import { moment, number, oneOf, orNull, record, shape, text, whole, type Check } from "./check.ts";

/** auditPrefix and a site's registrable name are where local keeps an audit. */
export const auditPrefix = "audit:";

/** Bounds: local has 5 MB in older browsers, and a decision takes some thirty bytes. */
export const mostAudits = 20;
export const mostDecided = 20_000;

/** Figures are what is told of the last audit; at is in unix seconds. */
export interface Figures {
  at: number;
  votes: number;
  domains: number;
  links: number;
  verdict: string;
}

export interface KeptAudit {
  site: string;
  decided: Record<string, Step>;
  last: Figures | null;
}

const decisionsOf: Check<Record<string, Step>> = (value, at) => Object.fromEntries(Object.entries(record(oneOf(...steps))(value, at)).slice(0, mostDecided));

export const keptAuditOf = shape<KeptAudit>({
  site: text, decided: decisionsOf, last: orNull(shape<Figures>({ at: (value, at) => moment(whole(value, at) * 1000, at) / 1000, votes: number, domains: whole, links: whole, verdict: text })),
});

/** keptFrom is null for what cannot be read. */
export function keptFrom(value: unknown): KeptAudit | null {
  try {
    return keptAuditOf(value, "audit");
  } catch (why) {
    console.error(why);
    return null;
  }
}

export async function readAudit(local: Folder, site: string): Promise<KeptAudit> {
  const kept = await local.read(auditPrefix + site);
  return (kept === undefined ? null : keptFrom(kept)) ?? { site, decided: {}, last: null };
}

/** readAudits are all of them, the newest first. */
export async function readAudits(local: Folder): Promise<KeptAudit[]> {
  const all = (await local.under(auditPrefix)).map(([, value]) => keptFrom(value)).filter((one) => one !== null);
  return all.sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0));
}

/** writeAudit keeps an audit; where there is no room, the oldest go. */
export async function writeAudit(local: Folder, audit: KeptAudit): Promise<void> {
  const others = (await readAudits(local)).filter(({ site }) => site !== audit.site);
  await local.remove(others.slice(mostAudits - 1).map(({ site }) => auditPrefix + site));
  await local.write(auditPrefix + audit.site, audit);
}

/** keepDecision keeps one decision, null takes it back; what another window has decided meanwhile stays. Of too many the first go. */
export async function keepDecision(local: Folder, site: string, name: string, step: Step | null): Promise<KeptAudit> {
  const kept = await readAudit(local, site);
  const others = Object.entries(kept.decided).filter(([other]) => other !== name);
  const next = { ...kept, decided: Object.fromEntries(step ? [...others, [name, step] as const].slice(-mostDecided) : others) };
  await writeAudit(local, next);
  return next;
}

export const figuresOf = ({ at, votes, counts, look }: AuditReport): Figures => ({ at, votes: votes.sum, domains: counts.domains, links: counts.links, verdict: look.verdict });
