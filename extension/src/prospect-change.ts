// What people write of a page: one field and its new value.

import { Mismatch, members, text, type Check } from "./check.ts";
import { written, type Field } from "./field.ts";
import { wantedOf, type Wanted } from "./prospect-link.ts";
import { contactOf, decisionOf, mostPast, noteOf, priceOf, statusOf, tagsOf, type Decision, type Prospect, type Status } from "./prospect.ts";

export type Change =
  | { field: "note" | "price" | "contact"; value: string }
  | { field: "tags"; value: string[] }
  | { field: "status"; value: Status }
  | { field: "decision"; value: Decision }
  | { field: "wanted"; value: Wanted };

export const changeOf: Check<Change> = (value, at = "change") => {
  const given = members(value, at);
  const field = text(given.get("field"), `${at}.field`);
  const to = given.get("value");
  switch (field) {
    case "note":
      return { field, value: noteOf(to, `${at}.value`) };
    case "price":
      return { field, value: priceOf(to, `${at}.value`) };
    case "contact":
      return { field, value: contactOf(to, `${at}.value`) };
    case "tags":
      return { field, value: tagsOf(to, `${at}.value`) };
    case "status":
      return { field, value: statusOf(to, `${at}.value`) };
    case "decision":
      return { field, value: decisionOf(to, `${at}.value`) };
    case "wanted":
      return { field, value: wantedOf(to, `${at}.value`) };
    default:
      throw new Mismatch(`${at}.field`, "a field that people write");
  }
};

/** applied writes at a moment in ms since 1970, signed by somebody, or by "". */
export function applied(one: Prospect, change: Change, at: number, by: string): Prospect {
  switch (change.field) {
    case "note":
      return { ...one, note: written(one.note, change.value, at, by, mostPast.note) };
    case "price":
      return { ...one, price: written(one.price, change.value, at, by, mostPast.price) };
    case "contact":
      return { ...one, contact: written(one.contact, change.value, at, by, mostPast.contact) };
    case "tags":
      return { ...one, tags: written(one.tags, change.value, at, by, mostPast.tags) };
    case "status":
      return { ...one, status: written(one.status, change.value, at, by, mostPast.status) };
    case "decision":
      return { ...one, decision: written(one.decision, change.value, at, by, mostPast.decision) };
    case "wanted":
      return { ...one, wanted: written(one.wanted, change.value, at, by, mostPast.wanted) };
  }
}

/** Earlier is a value that was written before another; the change would bring it back. */
export interface Earlier {
  change: Change;
  at: number;
  by: string;
}

/** earlierOf are all that people wrote of a page and that does not hold any more, the newest first. */
export function earlierOf(one: Prospect): Earlier[] {
  const before = <T>(past: Field<T>, changeTo: (value: T) => Change): Earlier[] => past.slice(1).map(({ value, at, by }) => ({ change: changeTo(value), at, by }));
  return [
    ...before(one.note, (value) => ({ field: "note", value })),
    ...before(one.price, (value) => ({ field: "price", value })),
    ...before(one.contact, (value) => ({ field: "contact", value })),
    ...before(one.tags, (value) => ({ field: "tags", value })),
    ...before(one.status, (value) => ({ field: "status", value })),
    ...before(one.decision, (value) => ({ field: "decision", value })),
    ...before(one.wanted, (value) => ({ field: "wanted", value })),
  ].sort((a, b) => b.at - a.at);
}
