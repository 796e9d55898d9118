// All that the user has set and saved, as one file to take out and bring back, or to
// be merged with what somebody else has.
// What can be fetched or learnt again by itself (data, the log) is not in it.
//
// A file is read whole and checked whole before anything is changed.

import { auditPrefix, keptAuditOf, keptFrom, type KeptAudit } from "./audit-shelf.ts";
import { autoKey, autoStateOf, type AutoState } from "./auto-state.ts";
import { json, list, members, Mismatch, number, or, orNull, shape, text, type Check } from "./check.ts";
import { pastsKey, pastsNow, pastsOf, type Pasts } from "./profile-past.ts";
import { newest } from "./profile-fields.ts";
import type { Memory } from "./memory.ts";
import { shelfKey, shelfOf, type Shelf } from "./profile-shelf.ts";
import { idOf, prospectOf, type Prospect } from "./prospect.ts";
import { rivalsKey, rivalsOf } from "./own-sites.ts";
import { newestOf, prospectPrefix, writerKey } from "./prospect-shelf.ts";
import { parseServer } from "./server-address.ts";

/** backupVersion is raised when a file of before would be read wrongly. */
export const backupVersion = 3;

/** The longest file that is read, in bytes: twice what local has room for in Chromium, since files are indented. */
export const longestBackup = 20 << 20;

/** Backup is what a file holds. made is a time as ISO 8601 has it, and says nothing to whoever reads the file back. */
export interface Backup {
  linkgrade: number;
  made: string;
  settings: { server: string | null; auto: AutoState | null; rivals: string[]; writer: string };
  profiles: Shelf;
  pasts: Pasts;
  prospects: Prospect[];
  audits: KeptAudit[];
}

/** Reading is a store that all values can be read of, by their keys. */
export interface Values {
  under(prefix: string): Promise<[key: string, value: unknown][]>;
}

/** composed makes a backup of what is kept. What cannot be read is left out, as it is everywhere else. */
export async function composed(local: Values, now: number): Promise<Backup> {
  const values = new Map(await local.under(""));
  const server = values.get("server");
  return {
    linkgrade: backupVersion,
    made: new Date(now).toISOString(),
    settings: { server: typeof server === "string" ? server : null, auto: readable(autoStateOf, values.get(autoKey) ?? null), rivals: readable(rivalsOf, values.get(rivalsKey)) ?? [], writer: readable(text, values.get(writerKey)) ?? "" },
    profiles: readable(shelfOf, values.get(shelfKey)) ?? { current: null, profiles: [] },
    pasts: readable(pastsOf, values.get(pastsKey)) ?? {},
    prospects: [...values].flatMap(([key, value]) => (key.startsWith(prospectPrefix) ? (readable(prospectOf, value) ?? []) : [])),
    audits: [...values].flatMap(([key, value]) => (key.startsWith(auditPrefix) ? (keptFrom(value) ?? []) : [])),
  };
}

/** shared is a backup for others: without what is this device's own, its server and what goes by itself here, and without audits of one's own sites. */
export const shared = ({ settings, ...rest }: Backup): Backup => ({ ...rest, audits: [], settings: { ...settings, server: null, auto: null, writer: "" } });

/** memoryOf is what of a backup can be merged. */
export const memoryOf = ({ profiles, pasts, prospects }: Backup): Memory => ({ prospects, profiles: pastsNow(pasts, profiles) });

function readable<T>(check: Check<T>, value: unknown): T | null {
  try {
    return check(value);
  } catch {
    return null;
  }
}

export const backupText = (backup: Backup): string => JSON.stringify(backup, null, 2) + "\n";

/** Why a file is not taken: no file of ours, one of a newer version, one with something wrong in it (at says where), a profile that the engine refuses, no room. */
export const refusals = ["other", "newer", "damaged", "profile", "room"] as const;
export type Refusal = (typeof refusals)[number];

/** Unfit says why. */
export class Unfit extends Error {
  readonly why: Refusal;
  constructor(why: Refusal, at: string) {
    super(at);
    this.name = "Unfit";
    this.why = why;
  }
}

const server: Check<string> = (value, at = "value") => {
  const typed = text(value, at);
  if (!parseServer(typed)) throw new Mismatch(at, "a server's address");
  return typed;
};

const backupOf = shape<Backup>({
  linkgrade: number,
  made: text,
  settings: shape<Backup["settings"]>({ server: orNull(server), auto: orNull(autoStateOf), rivals: or(rivalsOf, []), writer: or(text, "") }),
  profiles: shelfOf,
  pasts: or(pastsOf, {}),
  prospects: list(prospectOf),
  audits: or(list(keptAuditOf), []),
});

/** parseBackup reads a file. It throws Unfit. */
export function parseBackup(file: string): Backup {
  let version: unknown;
  try {
    version = json(members)(file, "file").get("linkgrade");
  } catch {
    throw new Unfit("other", "");
  }
  if (typeof version !== "number") throw new Unfit("other", "");
  if (version > backupVersion) throw new Unfit("newer", "");
  try {
    return dated(json(backupOf)(file, "file"));
  } catch (why) {
    throw new Unfit("damaged", why instanceof Error ? why.message : "");
  }
}

/** lastMoment, in ms since 1970, is the end of the year 9999: what is written later has room to be newer. */
const lastMoment = 253_402_300_799_999;

/** dated refuses records of a later moment: the newest writing holds, and the one after that is newer by one. */
function dated(backup: Backup): Backup {
  const pages = backup.prospects.map((one) => Math.max(one.gone, newestOf(one)));
  const profiles = Object.values(backup.pasts).map((past) => Math.max(past.gone, newest(past)));
  if ([...pages, ...profiles].some((at) => at > lastMoment)) throw new Mismatch("file", "of a day that will come");
  return backup;
}

/** valuesOf are a backup's values as local keeps them, by key. */
export function valuesOf({ settings, profiles, pasts, prospects, audits }: Backup): Map<string, unknown> {
  const values = new Map<string, unknown>();
  if (settings.server !== null) values.set("server", settings.server);
  if (settings.auto) values.set(autoKey, settings.auto);
  if (settings.rivals.length > 0) values.set(rivalsKey, settings.rivals);
  if (settings.writer !== "") values.set(writerKey, settings.writer);
  if (profiles.profiles.length > 0) values.set(shelfKey, profiles);
  if (Object.keys(pasts).length > 0) values.set(pastsKey, pasts);
  for (const audit of audits) values.set(auditPrefix + audit.site, audit);
  for (const prospect of prospects) values.set(prospectPrefix + idOf(prospect), prospect);
  return values;
}

/** isBackedUp says of a key of local whether a backup has its value. */
export const isBackedUp = (key: string): boolean => ["server", autoKey, shelfKey, pastsKey, rivalsKey, writerKey].includes(key) || key.startsWith(prospectPrefix) || key.startsWith(auditPrefix);
