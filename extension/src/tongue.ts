// How one language says what the engine says in English: the sentence of a report,
// the rules, what was counted. A file of policy/ a language; tongue.ts and told.ts
// are twins of wasm/grade's summary.go and statement.go.

import { packaged } from "./browser.ts";
import { json, list, number, oneOf, record, shape, text } from "./check.ts";
import { pillarNames, type PillarName } from "./report.ts";
import { locale, spoken } from "./words.ts";

/** RuleWords: what is said when a rule fails, when it passes, and why it matters. */
export interface RuleWords {
  title: string;
  praise: string;
  why: string;
}

/** Tongue has places in its texts: {Rule}, {rule} with a small letter; {0}, {0:number}, {0:name}, {0:language}. */
export interface Tongue {
  unknown: string;
  says: Record<string, string>;
  rules: Record<string, RuleWords>;
  statements: Record<string, string>;
  names: Record<string, string>;
}

export const families = ["topic", "standing", "safety", "selling", "writing", "openness", "room", "economy", "linking"] as const;
export type Family = (typeof families)[number];

/** RuleFacts are what a rule is in any language: up, down and limit are points, backing is from E1, the strongest, to E3. */
export interface RuleFacts {
  id: string;
  pillar: PillarName;
  family: Family;
  kind: "weight" | "cap" | "gate" | "note";
  backing: "E1" | "E2" | "E3";
  up: number;
  down: number;
  limit: number;
  source: string;
}

const ruleWords = shape<RuleWords>({ title: text, praise: text, why: text });

export const parseTongue = json(shape<Tongue>({ unknown: text, says: record(text), rules: record(ruleWords), statements: record(text), names: record(text) }));

export const parseRules = json(list(shape<RuleFacts>({
  id: text, pillar: oneOf(...pillarNames), family: oneOf(...families), kind: oneOf("weight", "cap", "gate", "note"),
  backing: oneOf("E1", "E2", "E3"), up: number, down: number, limit: number, source: text,
})));

/** Speech is a tongue with the locale that its numbers are written by. */
export interface Speech {
  tongue: Tongue;
  locale: string;
}

/** readSpeech is the speech of the words on screen. */
export async function readSpeech(): Promise<Speech> {
  const name = `policy/${spoken()}.json`;
  return { tongue: parseTongue(await textOf(name), name), locale: locale() };
}

/** readRules are all rules, in the policy's order. */
export async function readRules(): Promise<RuleFacts[]> {
  const name = "policy/rules.json";
  return parseRules(await textOf(name), name);
}

const textOf = async (name: string): Promise<string> => (await packaged(name)).text();
