// What people write of a page: one field and its new value.

import { Mismatch, members, text, type Check } from "./check.ts";
import { written } from "./field.ts";
import { contactOf, decisionOf, mostPast, noteOf, priceOf, statusOf, tagsOf, type Decision, type Prospect, type Status } from "./prospect.ts";

export type Change =
  | { field: "note" | "price" | "contact"; value: string }
  | { field: "tags"; value: string[] }
  | { field: "status"; value: Status }
  | { field: "decision"; value: Decision };

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
  }
}
