// One grade, from a click to a report: read the page, ask what is known of its
// name, have the engine grade it, show the badge, remember the report.

import { isPrivate, local, readPage, session, tabShown, tellReported } from "./browser.ts";
import { list, members, Mismatch, or, whole } from "./check.ts";
import { known } from "./data.ts";
import { callBeside, Refused, warm } from "./engine-host.ts";
import { isOfReport, madeKey, madeOf, readMade, reportKey } from "./kept-report.ts";
import { pageReadOf, type Outcome, type PageRead, type Trouble } from "./messages.ts";
import { fileInUse } from "./profile-shelf.ts";
import { reportOf } from "./report.ts";
import type { Server } from "./server-address.ts";
import { readServer } from "./settings.ts";

/**
 * A page that has not answered after this many ms is still loading, or stands still behind a dialog. It is read then as
 * far as it has come, and as often again until there is something to grade; at the last time nobody waits any longer.
 */
const lookEvery = 5_000;
const mostLooks = 3;

const trouble = (what: Trouble, saying = ""): Outcome => ({ report: null, trouble: what, saying });

/**
 * Way is how a grade is made. asking: a server may be asked about the page's own name, as on a user's click; an automatic
 * grade asks nobody, nor does any in a private window, since what is asked is on the disk, in the log. show is given the
 * outcome as soon as there is one, before the report is kept.
 */
export interface Way {
  asking: boolean;
  show(outcome: Outcome): Promise<void>;
}

/** gradeTab never rejects: what goes wrong is an outcome. A tab's last report is kept only while it is the tab's last outcome. */
export function gradeTab(tab: number, way: Way): Promise<Outcome> {
  const grade = gradeNow(tab, way).finally(() => {
    if (grading.get(tab) === grade) grading.delete(tab);
  });
  grading.set(tab, grade);
  return grade;
}

const grading = new Map<number, Promise<Outcome>>(); // by tab, while under way

/** gradeUnderWay ends with the tab's grade that is being made, if there is one. */
export async function gradeUnderWay(tab: number): Promise<void> {
  await grading.get(tab);
}

async function gradeNow(tab: number, way: Way): Promise<Outcome> {
  const { outcome, full } = await attempt(tab, way.asking);
  await way.show(outcome); // first: a long report takes a while to be kept
  await (full ? remember(tab, full) : forget(tab));
  return outcome;
}

/** Made is an outcome, and the whole report that it is from. */
interface Made {
  outcome: Outcome;
  full?: Written;
}

/** Written is a report as the engine wrote it, and as a value; read is when its page had been read, in ms since 1970. */
export interface Written {
  text: string;
  report: unknown;
  read: number;
}

/** attempt begins at once with all that a grade needs: the settings, the engine, the page, the profile. */
async function attempt(tab: number, asking: boolean): Promise<Made> {
  performance.mark("asked"); // these marks are for the benchmark of the click
  const reading = pageOf(tab);
  const settings: Promise<Settings> = Promise.all([readServer(), fileInUse(local)]);
  settings.then(([server]) => warm(server)).then(() => performance.mark("ready"), console.error); // fails the grade, too, where it still fails then
  const page = await reading;
  if (typeof page === "string") return { outcome: trouble(page) };
  performance.mark("read");
  return gradePage(tab, page, settings, asking);
}

/** pageOf reads the page that a tab shows, or says why there is nothing to grade. */
export async function pageOf(tab: number): Promise<PageRead | Trouble> {
  let page: PageRead;
  try {
    page = await readSoon(tab);
  } catch (why) {
    return notRead(tab, whyUnread(why));
  }
  if (!/^(text\/html|application\/xhtml\+xml)$/i.test(page.contentType)) return "notAPage";
  if (isEmpty(page.stream)) return "empty";
  return /^https?:/.test(page.url) ? page : "notAPage"; // a file of this computer, or a page without an address
}

/** Settings are the user's server and the file of the profile in use, each read once a grade. */
type Settings = [server: Server | null, profile: string | null];

async function gradePage(tab: number, page: PageRead, settings: Promise<Settings>, asking: boolean): Promise<Made> {
  const read = Date.now();
  try {
    const [server, profile] = await settings;
    const answer = asking && server && !(await isPrivate(tab)) ? await known(server, page.url) : null;
    const text = await callBeside(
      server,
      profile,
      {
        do: "grade",
        url: page.url,
        at: Math.floor(read / 1000),
        status: page.status,
        "content-type": page.contentType,
        feed: "dom",
        bucket: answer?.bucket.length,
        bits: answer?.edition.bits,
        edition: answer?.edition.id,
      },
      ...(answer ? [answer.bucket] : []),
      page.stream,
    );
    performance.mark("graded");
    const report: unknown = JSON.parse(text);
    return { outcome: { report: reportOf(report, "report"), trouble: null, ...(page.partial ? { partial: true } : {}) }, full: { text, report, read } };
  } catch (why) {
    if (why instanceof Refused) return { outcome: trouble("unreadable", why.message) };
    console.error(why);
    return { outcome: trouble("engine") };
  }
}

/** isEmpty: no text but white space, and no link. */
export function isEmpty(stream: string): boolean {
  return !/\u0004[^\u0001\u0004\u0005]*[^\s\u0001\u0004\u0005]/.test(stream) && !stream.includes("\u0002href\u0003");
}

const isHeadAlone = (stream: string): boolean => isEmpty(stream.slice(stream.indexOf("\u0001body")));

/** whyUnread tells apart what browsers say when a script may not run in a page; a script that failed answers nothing. */
export function whyUnread(why: unknown): Trouble {
  if (why instanceof Mismatch) return "unreadable";
  const said = why instanceof Error ? why.message : "";
  if (said === "slow") return "slow";
  if (/error page/i.test(said)) return "notLoaded";
  return "restricted";
}

/**
 * notRead knows a PDF by its address or, where the server names the file, by its title: Firefox shows one in a page of its own, which
 * no extension may read, and does not say what kind of document a tab has.
 */
async function notRead(tab: number, why: Trouble): Promise<Trouble> {
  if (why !== "restricted") return why;
  const { url, title } = await tabShown(tab);
  return /^https?:[^?#]*\.pdf($|[?#])/i.test(url) || (/^https?:/.test(url) && /\.pdf$/i.test(title)) ? "notAPage" : why;
}

/** readSoon reads a page once it has loaded, or what there is of it. */
async function readSoon(tab: number): Promise<PageRead> {
  let looks = 0;
  let looking: ReturnType<typeof setInterval> | undefined;
  const asIs = new Promise<PageRead>((resolve, reject) => {
    const look = (): void => void readPage(tab, true).then(pageReadOf).then((page) => isHeadAlone(page.stream) || resolve(page)).catch(console.warn); // the other question is still open
    looking = setInterval(() => (++looks < mostLooks ? look() : reject(new Error("slow"))), lookEvery);
  });
  return Promise.race([asIs, readPage(tab, false).then(pageReadOf)]).finally(() => clearInterval(looking));
}

/** keptAt is when the page was read that the report kept of a tab is of, in ms since 1970; null where it is not of this address. */
export async function keptAt(tab: number, url: string): Promise<number | null> {
  const made = await readMade(session, tab);
  return made && samePage(made.url, url) ? made.read : null;
}

/** samePage: a fragment is the same page. */
export const samePage = (one: string, other: string): boolean => bare(one) === bare(other);

const bare = (url: string): string => url.replace(/#.*$/, "");

/** The session holds 10 MB in all. A report with more links than this is kept without the rest. */
const mostLinks = 5000;

/** remember keeps a tab's last report for the session. Where there is no room, the other tabs' reports go. */
export async function remember(tab: number, { text, report, read }: Written): Promise<void> {
  const short = shortened(report);
  const kept = short === report ? text : JSON.stringify(short);
  const made = madeOf(report, read);
  const keep = async (): Promise<void> => {
    await session.write(reportKey(tab), kept);
    await session.write(madeKey(tab), made);
  };
  await keep().catch(async () => {
    await session.remove((await session.keys()).filter(isOfReport));
    await keep().catch(() => undefined); // shown, not kept
  });
  tellReported(tab);
}

/** shortened counts the links it leaves out among those that the engine has not listed. */
export function shortened(report: unknown): unknown {
  const given = members(report, "report");
  const links = list((link) => link)(given.get("links"), "report.links");
  if (links.length <= mostLinks) return report;
  const missing = or(whole, 0)(given.get("linksNotListed"), "report.linksNotListed") + links.length - mostLinks;
  return { ...Object.fromEntries(given), links: links.slice(0, mostLinks), linksNotListed: missing };
}

export async function forget(tab: number): Promise<void> {
  await session.remove([reportKey(tab), madeKey(tab)]);
  tellReported(tab);
}
