// Saved pages of a file, with the names of sites as this engine says them. A file may
// call any site of any name: the user would be asked for the hosts of "com", or see
// what was written of one site stand with another.

import { idOf, mergedOf, type Prospect } from "./prospect.ts";

/** NamesOf answers each address's registrable name; "" where it has none. */
export type NamesOf = (urls: readonly string[]) => Promise<string[]>;

/** named has each page once, under its own site; of the sites that pages link to those that are one stay. */
export async function named(prospects: readonly Prospect[], namesOf: NamesOf): Promise<Prospect[]> {
  const domains = await namesOf(prospects.map(({ url }) => url));
  const linked = [...new Set(prospects.flatMap(({ graded }) => graded.flatMap(({ value }) => value.sites ?? [])))];
  const names = await namesOf(linked.map((site) => `https://${site}/`));
  const sites = new Set(linked.filter((site, at) => site === names[at]));
  const all = new Map<string, Prospect>();
  for (const [at, one] of prospects.entries()) {
    const graded = one.graded.map((entry) => ({ ...entry, value: { ...entry.value, sites: entry.value.sites && entry.value.sites.filter((site) => sites.has(site)) } }));
    const own = { ...one, domain: domains[at] ?? "", graded };
    const before = all.get(idOf(own));
    all.set(idOf(own), before ? mergedOf(before, own) : own);
  }
  return [...all.values()];
}
