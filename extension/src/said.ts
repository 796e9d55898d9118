// Grades, troubles and shares in words. One switch a kind: a new one does not
// compile until it has words here.

import type { Problem } from "./data-state.ts";
import type { Learnt } from "./learnt.ts";
import type { Trouble } from "./messages.ts";
import type { Outcome, Registration } from "./registration.ts";
import type { Profile } from "./profile.ts";
import type { Link, Placement } from "./link.ts";
import type { PillarName, Verdict } from "./report.ts";
import type { Family, RuleFacts } from "./tongue.ts";
import { agoWords, count, dateWords, percent, plural, word } from "./words.ts";

export function verdictWords(verdict: Verdict): string {
  switch (verdict) {
    case "pursue":
      return word("verdictPursue");
    case "look-closer":
      return word("verdictLookCloser");
    case "avoid":
      return word("verdictAvoid");
    case "unknown":
      return word("verdictUnknown");
  }
}

export function troubleWords(trouble: Trouble): string {
  switch (trouble) {
    case "restricted":
      return word("troubleRestricted");
    case "notLoaded":
      return word("troubleNotLoaded");
    case "slow":
      return word("troubleSlow");
    case "notAPage":
      return word("troubleNotAPage");
    case "empty":
      return word("troubleEmpty");
    case "unreadable":
      return word("troubleUnreadable");
    case "engine":
      return word("troubleEngine");
  }
}

export function problemWords(problem: Problem): string {
  switch (problem) {
    case "consent":
      return word("refusedConsent");
    case "unreachable":
      return word("refusedUnreachable");
    case "answer":
      return word("refusedAnswer");
    case "exposes":
      return word("refusedExposes");
    case "packLost":
      return word("packLost");
    case "packDamaged":
      return word("packDamaged");
    case "packUnreadable":
      return word("packUnreadable");
    case "room":
      return word("packNoRoom");
  }
}

/** registrationWords says when a name was registered as seen at a moment, in ms since 1970. */
export function registrationWords({ outcome, registered }: Registration, now: number): string {
  return outcome === "registered" && registered !== null ? word("registered", dateWords(registered), agoWords(registered, now)) : outcomeWords(outcome);
}

function outcomeWords(outcome: Outcome): string {
  switch (outcome) {
    case "registered":
      return word("registeredUntold");
    case "not-registered":
      return word("registeredNot");
    case "no-registry":
      return word("registeredNoRegistry");
    case "unknown":
      return word("registeredUnknown");
    case "noServer":
      return word("lookUpNoServer");
    case "consent":
      return word("refusedConsent");
    case "name":
      return word("registeredNot");
    case "unreachable":
      return word("lookUpUnreachable");
    case "answer":
      return word("lookUpAnswer");
  }
}

export function pillarWords(pillar: PillarName): string {
  switch (pillar) {
    case "relevance":
      return word("pillarRelevance");
    case "authority":
      return word("pillarAuthority");
    case "trust":
      return word("pillarTrust");
    case "placement":
      return word("pillarPlacement");
  }
}

export function familyWords(family: Family): string {
  switch (family) {
    case "topic":
      return word("familyTopic");
    case "standing":
      return word("familyStanding");
    case "safety":
      return word("familySafety");
    case "selling":
      return word("familySelling");
    case "writing":
      return word("familyWriting");
    case "openness":
      return word("familyOpenness");
    case "room":
      return word("familyRoom");
    case "economy":
      return word("familyEconomy");
    case "linking":
      return word("familyLinking");
  }
}

/** backingWords says what kind of source stands behind a rule. */
export function backingWords(backing: RuleFacts["backing"]): string {
  switch (backing) {
    case "E1":
      return word("backingPrimary");
    case "E2":
      return word("backingClaimed");
    case "E3":
      return word("backingPractice");
  }
}

/** confidenceWords: from two thirds on high, from one third on fair. */
export function confidenceWords(confidence: number): string {
  if (confidence >= 2 / 3) return word("confidenceHigh");
  return confidence >= 1 / 3 ? word("confidenceFair") : word("confidenceLow");
}

/** learntWords says from how many pages, and the first terms that they gave. */
export function learntWords({ how, pages, asked }: Learnt, terms: string): string {
  switch (how) {
    case "learnt":
      if (pages === 1) return asked > 1 ? word("learntAlone", terms) : word("learntOne", terms);
      return plural("learnt", pages, terms);
    case "fewWords":
      return word("learntFewWords");
    case "tooMany":
      return word("profilesFull");
    case "trouble":
      return word("troubleUnreadable");
  }
}

/** ownLinkWords says where the page links to the user's site, and what the strongest of these links counts. */
export function ownLinkWords(links: readonly Link[]): string {
  const [best] = [...links].sort((a, b) => (b.vote ?? -1) - (a.vote ?? -1));
  if (!best) return "";
  const vote = best.vote === null ? word("notKnown") : word("newLinkValue", percent(best.vote));
  return plural("yours", links.length, placeWords(best.placement), vote);
}

export function placeWords(placement: Placement): string {
  switch (placement) {
    case "content":
      return word("placeContent");
    case "nav":
      return word("placeNav");
    case "header":
      return word("placeHeader");
    case "footer":
      return word("placeFooter");
    case "sidebar":
      return word("placeSidebar");
    case "related":
      return word("placeRelated");
    case "comment":
      return word("placeComment");
    case "bio":
      return word("placeBio");
    case "ad":
      return word("placeAd");
    case "widget":
      return word("placeWidget");
    case "list":
      return word("placeList");
    case "hidden":
      return word("placeHidden");
  }
}

/** profileWords says what a profile was made from. */
export function profileWords({ sites, learntFrom, learntAt, keywords }: Profile): string {
  if (learntAt === 0) return word("profileByHand", count(keywords.length));
  const day = dateWords(new Date(learntAt * 1000).toISOString());
  const whose = sites[0] ?? "";
  return plural("profileLearnt", learntFrom.length, whose, day);
}

/** refusedWords says why a profile is not kept, by the engine's own sentence; "" stands for too many. */
export function refusedWords(refused: string): string {
  return refused === "" ? word("profilesFull") : word("profileRefused", refused.replace(/^not a profile: /, ""));
}
