// What is different from an earlier audit, which the user has brought as the file that
// this page or `linkgrade audit` has written.

import type { Auditor } from "./audit-calls.ts";
import { table } from "./audit-charts.ts";
import { GivenUp } from "./audit-line.ts";
import { listed, reasonOf, type Reason } from "./audit-report.ts";
import { reasonWords, refusedWords, voteWords, type Terms } from "./audit-words.ts";
import { json, number, orNull, shape, text, whole } from "./check.ts";
import { Refused } from "./engine-start.ts";
import { make, part } from "./page.ts";
import { count, dayWords, word } from "./words.ts";

interface Change {
  domain: string;
  vote: number | null;
  reasons: Reason[];
}

interface Changes {
  from: number;
  votesBefore: number;
  votesAfter: number;
  new: Change[];
  lost: Change[];
  regained: Change[];
  changed: Change[];
  reasons: Reason[];
}

const changesIn = listed(shape<Change>({ domain: text, vote: orNull(number), reasons: listed(reasonOf) }));

const parseChanges = json(shape<Changes>({
  from: whole, votesBefore: number, votesAfter: number, new: changesIn, lost: changesIn, regained: changesIn, changed: changesIn, reasons: listed(reasonOf),
}));

/** The largest earlier audit that is read, in bytes: fifty thousand domains take less. */
const longest = 128 << 20;

/** mostShown bounds each list on screen. */
const mostShown = 100;

const kinds = ["new", "lost", "regained", "changed"] as const;

/** showChanges shows nothing without an earlier audit. */
export async function showChanges(auditor: Auditor, before: File | null, terms: Terms): Promise<void> {
  part("changes", HTMLElement).hidden = before === null;
  if (!before) return;
  const body = part("changesBody", HTMLElement);
  if (before.size > longest) return body.replaceChildren(make("p", "warn", word("auditTooLarge", before.name)));
  try {
    const changes = parseChanges(await auditor.compared(new Uint8Array(await before.arrayBuffer())), "changes");
    body.replaceChildren(...partsOf(changes, terms));
  } catch (why) {
    if (why instanceof GivenUp) throw why;
    if (!(why instanceof Refused)) console.error(why);
    body.replaceChildren(make("p", "warn", refusedWords({ reason: "earlier", args: [] }, terms))); // whatever is wrong with it
  }
}

function partsOf(changes: Changes, terms: Terms): HTMLElement[] {
  const round = (n: number): string => count(Math.round(n * 10) / 10);
  const why = make("ul", "reasons");
  why.append(...changes.reasons.map((reason) => make("li", "", reasonWords(reason, terms))));
  return [
    make("p", "", word("auditChanged", dayWords(changes.from * 1000), round(changes.votesBefore), round(changes.votesAfter))), why,
    ...kinds.filter((kind) => changes[kind].length > 0).map((kind) => listOf(kind, changes[kind], terms)),
  ];
}

function listOf(kind: (typeof kinds)[number], all: readonly Change[], terms: Terms): HTMLElement {
  const box = make("details", "data");
  box.append(make("summary", "", kindWords(kind, all.length)));
  const scroll = make("div", "scroll");
  scroll.tabIndex = 0;
  scroll.role = "group";
  scroll.ariaLabel = kindWords(kind, all.length);
  scroll.append(table([word("columnDomain"), word("auditWorthShort"), word("auditWhy")], all.slice(0, mostShown).map(({ domain, vote, reasons }) => [domain, voteWords(vote), reasons.map((reason) => reasonWords(reason, terms)).join(" ")])));
  box.append(scroll);
  return box;
}

function kindWords(kind: (typeof kinds)[number], n: number): string {
  switch (kind) {
    case "new":
      return word("auditNewN", count(n));
    case "lost":
      return word("auditLostN", count(n));
    case "regained":
      return word("auditRegainedN", count(n));
    case "changed":
      return word("auditChangedN", count(n));
  }
}
