// What chips beside search results say.

import type { NameKnown } from "./page-calls.ts";
import { count, word } from "./words.ts";

/** chipWords is the whole of it: whose site, its authority, and what lists say against it. */
export function chipWords({ domain, authority, warnings }: NameKnown): string {
  const known = authority === null ? word("chipUnknown", domain) : word("chipKnown", domain, count(authority));
  return warnings.length === 0 ? known : word("chipWarned", known, warnings.map(warningWords).join(", "));
}

/** warningWords names a category that the engine warns of; one that it has learnt since is called a listing. */
export function warningWords(category: string): string {
  switch (category) {
    case "phishing":
      return word("warnPhishing");
    case "malware":
      return word("warnMalware");
    case "link-seller":
      return word("warnLinkSeller");
    case "content-farm":
      return word("warnContentFarm");
    case "spam":
      return word("warnSpam");
    case "scam":
      return word("warnScam");
    case "piracy":
      return word("warnPiracy");
    default:
      return word("warnListed");
  }
}
