// Checks at the boundary: a value of unknown shape becomes a typed one here, or
// throws a Mismatch that names the place. They copy: what is not asked for is not kept.

/** Check answers the value as T or throws a Mismatch. */
export type Check<T> = (value: unknown, at?: string) => T;

/** Mismatch says which part of a value was not what it should be. */
export class Mismatch extends Error {
  constructor(at: string, wanted: string) {
    super(`${at}: not ${wanted}`);
    this.name = "Mismatch";
  }
}

export const text: Check<string> = (value, at = "value") => {
  if (typeof value !== "string") throw new Mismatch(at, "a text");
  return value;
};

/** number takes finite numbers only. */
export const number: Check<number> = (value, at = "value") => {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new Mismatch(at, "a number");
  return value;
};

export const flag: Check<boolean> = (value, at = "value") => {
  if (typeof value !== "boolean") throw new Mismatch(at, "true or false");
  return value;
};

/** within bounds a number, ends included. */
export const within = (least: number, most: number): Check<number> => (value, at = "value") => {
  const n = number(value, at);
  if (n < least || n > most) throw new Mismatch(at, `in ${least}..${most}`);
  return n;
};

/** whole is an integer of 0 or more. */
export const whole: Check<number> = (value, at = "value") => {
  const n = number(value, at);
  if (!Number.isSafeInteger(n) || n < 0) throw new Mismatch(at, "a whole number");
  return n;
};

/** moment is in ms since 1970, and one that a calendar has (ECMA-262 section 21.4.1.1): writing a later one throws. */
export const moment: Check<number> = (value, at = "value") => whole(within(0, 8.64e15)(value, at), at);

/** orNull takes null, and a missing member, for "unknown". */
export const orNull = <T>(check: Check<T>): Check<T | null> => (value, at = "value") =>
  value === null || value === undefined ? null : check(value, at);

/** or answers a fallback for a missing member. */
export const or = <T>(check: Check<T>, fallback: T): Check<T> => (value, at = "value") =>
  value === undefined ? fallback : check(value, at);

/** bytes takes them as messages and databases hand them over. */
export const bytes: Check<Uint8Array<ArrayBuffer>> = (value, at = "value") => {
  if (value instanceof Uint8Array && value.buffer instanceof ArrayBuffer) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  throw new Mismatch(at, "bytes");
};

export const list = <T>(check: Check<T>): Check<T[]> => (value, at = "value") => {
  if (!Array.isArray(value)) throw new Mismatch(at, "a list");
  return value.map((item, i) => check(item, `${at}[${i}]`));
};

/** short bounds a text, in UTF-16 units. */
export const short = (most: number): Check<string> => (value, at = "value") => {
  within(0, most)(text(value, at).length, `${at}.length`);
  return text(value, at);
};

/** few bounds a list. */
export const few = <T>(check: Check<T>, most: number): Check<T[]> => (value, at = "value") => {
  const all = list(check)(value, at);
  within(0, most)(all.length, `${at}.length`);
  return all;
};

export const oneOf = <const T extends string>(...words: readonly T[]): Check<T> => (value, at = "value") => {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new Mismatch(at, `one of ${words.join(", ")}`);
  return found;
};

/** members reads an object's members without trusting it to be one. */
export const members: Check<Map<string, unknown>> = (value, at = "value") => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Mismatch(at, "an object");
  return new Map(Object.entries(value));
};

/** shape checks every member of T, by name. */
export const shape = <T extends object>(checks: { [K in keyof T]-?: Check<T[K]> }): Check<T> => (value, at = "value") => {
  const given = members(value, at);
  const out: Partial<T> = {};
  for (const name in checks) out[name] = checks[name](given.get(name), `${at}.${name}`);
  return out as T; // every member of T has just been set
};

/** record checks the members of an object whose names are not known. */
export const record = <T>(check: Check<T>): Check<Record<string, T>> => (value, at = "value") =>
  Object.fromEntries([...members(value, at)].map(([name, member]) => [name, check(member, `${at}.${name}`)]));

/** json parses a text and checks it; bad JSON is a Mismatch too. */
export const json = <T>(check: Check<T>) => (source: string, at: string): T => {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new Mismatch(at, "JSON");
  }
  return check(value, at);
};
