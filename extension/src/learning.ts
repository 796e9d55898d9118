// Learns what the user's own site is about, on the press of the button that says
// so: from the page on screen, and from a few more of the same site, which that
// page fetches itself.
//
//	popup "learn" {tab} ─► pageOf ─► the page's links ─► neighbours ─► fetchPages, in the page
//	                          └─ stream ─► sample ─┐         └─ documents ─► samples
//	                                               └─► profile ─► shelf ─► in use

import { awake, runInPage, sent } from "./browser.ts";
import { callEngine, callWithVectors } from "./engine-host.ts";
import { pageOf } from "./grading.ts";
import type { Learnt } from "./learnt.ts";
import type { PageRead } from "./messages.ts";
import { fetchedOf, fetchLimits, fetchPages, neighbours, siteLinksOf, type FetchedPage } from "./neighbours.ts";
import { choose, newId, ofSite, put } from "./profile-shelf.ts";
import { learnProfile, sampleOf, sampleText } from "./profile.ts";
import { change } from "./profiles.ts";

/** The fewest characters of text that a page is learnt from. */
const fewest = 200;

/** learnSite reads a tab's site and takes the profile it gives into use. A site that a profile has already is learnt anew into that one. */
export async function learnSite(tab: number): Promise<Learnt> {
  const page = await pageOf(tab);
  if (typeof page === "string") return nothing("trouble");
  return awake(learnFrom(tab, page));
}

const nothing = (how: Learnt["how"]): Learnt => ({ how, pages: 0, asked: 0 });

async function learnFrom(tab: number, page: PageRead): Promise<Learnt> {
  const report: unknown = JSON.parse(await callEngine({ do: "grade", url: page.url, at: 0, feed: "dom" }, page.stream));
  const { domain, links } = siteLinksOf(report, "report");
  const wanted = neighbours(page.url, links);
  const pages = [{ url: page.url, stream: page.stream }, ...(await fetched(tab, wanted))];
  const samples = await Promise.all(pages.map((one) => sampleOf(callEngine, one)));
  const telling = samples.filter((sample) => sampleText(sample, "sample").length >= fewest);
  if (telling.length === 0) return nothing("fewWords");
  return (await keep(domain, telling)) ? { how: "learnt", pages: telling.length, asked: wanted.length + 1 } : nothing("tooMany");
}

/** keep takes what samples of a site say into use; false where there is no room. */
async function keep(site: string, samples: string[]): Promise<boolean> {
  let kept = false;
  await change(async (shelf) => {
    const older = ofSite(shelf, site);
    const file = await learnProfile(callWithVectors, samples, older?.file ?? null, Math.floor(Date.now() / 1000));
    const id = older?.id ?? newId();
    const next = put(shelf, id, file);
    kept = next !== null;
    return next && choose(next, id);
  });
  return kept;
}

/** fetched answers none where the page's own rules or the network forbid it: then the page on screen has to do. */
async function fetched(tab: number, addresses: string[]): Promise<FetchedPage[]> {
  await sent.note(addresses, "learn");
  try {
    return fetchedOf(await runInPage(tab, fetchPages, [addresses, fetchLimits.longest, fetchLimits.patience]), "pages");
  } catch (why) {
    console.error(why);
    return [];
  }
}
