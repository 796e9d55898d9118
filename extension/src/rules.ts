// What the engine's rules are and who says so: the same for every page, so it
// comes with the package and not in each report.

import { packaged } from "./browser.ts";
import { json, members, number, shape, text, type Check } from "./check.ts";

/** Rule: up and down are the most points that it adds and takes; limit is the highest score after a failed cap, 0 where it is none; source is a URL. */
export interface Rule {
  why: string;
  source: string;
  up: number;
  down: number;
  limit: number;
}

export type Rules = ReadonlyMap<string, Rule>;

const rule = shape<Rule>({ why: text, source: text, up: number, down: number, limit: number });

export const rulesOf: Check<Rules> = (value, at = "rules") => new Map([...members(value, at)].map(([id, facts]) => [id, rule(facts, `${at}.${id}`)]));

/** readRules answers those of the engine in the package. */
export const readRules = async (): Promise<Rules> => json(rulesOf)(new TextDecoder().decode(await packaged("rules.json")), "rules.json");
