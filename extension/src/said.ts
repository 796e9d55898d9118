// Grades, troubles and shares in words. One switch a kind: a new one does not
// compile until it has words here.

import type { Problem } from "./data-state.ts";
import type { Trouble } from "./messages.ts";
import type { Outcome, Registration } from "./registration.ts";
import type { PillarName, Verdict } from "./report.ts";
import { agoWords, dateWords, word } from "./words.ts";

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

/** confidenceWords: from two thirds on high, from one third on fair. */
export function confidenceWords(confidence: number): string {
  if (confidence >= 2 / 3) return word("confidenceHigh");
  return confidence >= 1 / 3 ? word("confidenceFair") : word("confidenceLow");
}
