import assert from "node:assert/strict";
import { test } from "node:test";
import { clashesOf } from "../src/memory.ts";
import { of, profileNow } from "../src/profile-fields.ts";
import { mergedPasts, pastsOf, shelved, withChange, type Pasts } from "../src/profile-past.ts";
import { emptyProfile, fileOf, parseProfile, type Profile } from "../src/profile.ts";

const shop: Profile = {
  ...emptyProfile, name: "Shop", sites: ["shop.example"], keywords: ["oak"], language: "en", learntAt: 7,
  terms: [{ term: "table", weight: 1, pages: 3, struck: false }, { term: "sale", weight: 0.5, pages: 2, struck: false }],
};
const kept = (...profiles: [id: string, profile: Profile | string][]) =>
  ({ current: profiles[0]?.[0] ?? null, profiles: profiles.map(([id, profile]) => ({ id, file: typeof profile === "string" ? profile : fileOf(profile) })) });
const asIs = async (file: string): Promise<string> => file;
const begun = withChange({}, kept(), kept(["s", shop]), 1000, "Ida");

/** by is what one person makes of the shop. */
const changed = (profile: Profile, at: number, by: string): Pasts => withChange(begun, kept(["s", shop]), kept(["s", profile]), at, by);
const now = (pasts: Pasts, id = "s"): Profile => profileNow(of(pasts, id) ?? assert.fail(id));

test("profiles: what two people write of different things is all there", () => {
  const ida = changed({ ...shop, name: "Oak shop", keywords: ["oak", "pine"], terms: shop.terms.map((term) => ({ ...term, struck: term.term === "sale" })) }, 5000, "Ida");
  const bo = changed({ ...shop, sites: ["shop.example", "shop.test"], keywords: ["ash"], terms: [...shop.terms, { term: "bench", weight: 0.4, pages: 0, struck: false }] }, 9000, "Bo");
  const merged = mergedPasts(ida, bo);
  assert.deepEqual(merged, mergedPasts(bo, ida));
  const { name, sites, keywords, terms } = now(merged);
  assert.deepEqual([name, [...sites].sort(), [...keywords].sort()], ["Oak shop", ["shop.example", "shop.test"], ["ash", "pine"]]);
  assert.deepEqual(terms, [{ term: "table", weight: 1, pages: 3, struck: false }, { term: "sale", weight: 0.5, pages: 2, struck: true }, { term: "bench", weight: 0.4, pages: 0, struck: false }]);
  assert.deepEqual(clashesOf({ prospects: [], profiles: ida }, { prospects: [], profiles: bo }), [], "nobody is in dispute");
});

test("profiles: of one thing the newer writing holds, the other is told and kept, and what was struck stays so when somebody learns", () => {
  const learnt = (...terms: string[]): Profile => ({ ...shop, terms: terms.map((term) => ({ term, weight: 0.5, pages: 1, struck: false })), learntAt: 8 });
  const ida = withChange(changed({ ...learnt("lamp", "sale"), name: "Lamps" }, 5000, "Ida"), kept(["s", { ...learnt("lamp", "sale"), name: "Lamps" }]), kept(["s", { ...learnt("lamp", "sale"), name: "Lamps", terms: learnt("lamp", "sale").terms.map((term) => ({ ...term, struck: term.term === "sale" })) }]), 6000, "Ida");
  const bo = changed({ ...learnt("chair"), name: "Chairs", learntAt: 9 }, 9000, "Bo");
  const clashes = clashesOf({ prospects: [], profiles: ida }, { prospects: [], profiles: bo });
  assert.deepEqual(clashes.map(({ of, field, held, other }) => [of, field, held.value, other.value]), [["Chairs", "profileName", "Chairs", "Lamps"], ["Chairs", "profileLearnt", "chair", "lamp, sale"]]);
  const merged = mergedPasts(ida, bo);
  assert.deepEqual(of(merged, "s")?.name.map(({ value, by }) => [value, by]), [["Chairs", "Bo"], ["Lamps", "Ida"], ["Shop", "Ida"]]);
  assert.deepEqual(now(merged).terms, [{ term: "sale", weight: 1, pages: 0, struck: true }, { term: "chair", weight: 0.5, pages: 1, struck: false }]);
  assert.deepEqual(clashesOf({ prospects: [], profiles: merged }, { prospects: [], profiles: bo }), [], "once merged, it is settled");
});

test("profiles: a drop holds against what was written before; what was written after brings the profile back whole", async () => {
  const dropped = withChange(begun, kept(["s", shop]), kept(), 5000, "Ida");
  const before = mergedPasts(dropped, changed({ ...shop, keywords: ["oak", "pine"] }, 4000, "Bo"));
  const after = mergedPasts(dropped, changed({ ...shop, keywords: ["oak", "pine"] }, 9000, "Bo"));
  assert.deepEqual(await shelved(kept(["s", shop]), begun, before, asIs), kept());
  const back = await shelved(kept(), dropped, after, asIs);
  assert.equal(back?.current, "s");
  assert.deepEqual(parseProfile(back.profiles[0]?.file ?? "", "profile"), { ...shop, keywords: ["pine", "oak"] });
  const mine = kept(["s", "{ }"]);
  assert.deepEqual(await shelved(mine, after, mergedPasts(after, begun), asIs), mine, "where nothing is new the file stays as it is");
});

test("profiles: whole files of before are read, and merge with fields", async () => {
  const herbs = { ...shop, name: "Herbs", keywords: ["sage"] };
  const old = pastsOf({ s: [{ value: fileOf(herbs), at: 8000, by: "Bo" }, { value: fileOf(shop), at: 1000, by: "Ida" }], gone: [{ value: "", at: 5, by: "" }, { value: fileOf(shop), at: 4, by: "" }] });
  assert.deepEqual(now(old), herbs);
  assert.deepEqual(of(old, "s")?.name.map(({ value }) => value), ["Herbs", "Shop"]);
  assert.deepEqual(await shelved(kept(), {}, old, asIs), kept(["s", herbs]));
  assert.deepEqual(now(mergedPasts(old, changed({ ...shop, sites: [] }, 5000, "Cy"))), { ...herbs, sites: [] });
  assert.throws(() => pastsOf({ s: [{ value: "none", at: 1, by: "" }] }));
});

test("profiles: more than a file may hold stays in the past, and the newest are in the file", () => {
  const many = Array.from({ length: 150 }, (_, i) => `word ${i}`);
  const merged = mergedPasts(changed({ ...shop, keywords: many }, 5000, "Ida"), changed({ ...shop, keywords: many.map((one) => `new ${one}`) }, 9000, "Bo"));
  const { keywords } = now(merged);
  assert.equal(keywords.length, 200);
  assert.equal(keywords.filter((one) => one.startsWith("new ")).length, 150);
  assert.equal(Object.keys(of(merged, "s")?.keywords ?? {}).length, 301);
});

test("profiles: ids that every object has are ids like others", async () => {
  const shelf = kept(["constructor", { ...shop, keywords: ["constructor", "__proto__"] }]);
  const pasts = withChange({}, kept(), shelf, 5000, "");
  assert.deepEqual(mergedPasts({}, pasts), pasts);
  assert.deepEqual([...now(pasts, "constructor").keywords].sort(), ["__proto__", "constructor"]);
  assert.deepEqual(clashesOf({ prospects: [], profiles: {} }, { prospects: [], profiles: pasts }), []);
  assert.equal((await shelved(kept(), {}, pasts, asIs))?.current, "constructor");
});
