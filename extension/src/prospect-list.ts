// A list of pages or sites that somebody has: which column is what, and what each
// row says. Columns that are nothing of ours are kept as lines of the note.

import { list, shape, text, type Check } from "./check.ts";
import { changeOf, type Change } from "./prospect-change.ts";
import { longestWanted } from "./prospect-link.ts";
import { longest, noteOf, titleOf, urlOf, type Decision, type Status } from "./prospect.ts";

/** Roles of a column: "keep" has it kept in the note, under its heading; "leave" leaves it out. */
export const roles = ["address", "title", "note", "tags", "status", "decision", "price", "contact", "target", "anchor", "rel", "keep", "leave"] as const;
export type Role = (typeof roles)[number];

/** Words are the reader's own for what stands in our tables, in small letters: headings, statuses and decisions. */
export interface Words {
  headings: ReadonlyMap<string, Role>;
  statuses: ReadonlyMap<string, Status>;
  decisions: ReadonlyMap<string, Decision>;
}

/** Row is what a list says of one page. */
export interface Row {
  domain: string;
  url: string;
  title: string;
  note: string;
  changes: Change[];
}

export const rowOf: Check<Row> = shape<Row>({ domain: text, url: urlOf, title: titleOf, note: noteOf, changes: list(changeOf) });

/** Columns: heading is whether the first row has headings. */
export interface Columns {
  heading: boolean;
  roles: Role[];
}

/** Headings that lists have, in the languages of _locales, beside our own. */
const usual: [Role, RegExp][] = [
  ["address", /^(source |referring |linking )?(page )?(url|urls|link|address|adresse?|web ?page|page|seite|página|strona|dirección|endereço|ページ|アドレス|الصفحة|العنوان|رابط)$/],
  ["address", /^(domains?|domaine|dominio|domínio|domena|referring domain|root domain|host|web ?sites?|sites?|sitio|witryna|サイト|ドメイン|الموقع|نطاق)$/],
  ["title", /^(page |referring page )?(title|titel|titre|título|tytuł|name|タイトル)$/],
  ["target", /^((target|destination|landing)( (page|url|link|address|site))*|link to|ziel(seite|adresse|url)?|cible|page cible|destino|página de destino|cel|リンク先|الوجهة)$/],
  ["anchor", /^(anchor|anchor text|ankertext|anker|(texte d’)?ancre|(texto )?ancla|(texto )?âncora|アンカー(テキスト)?|نص الرابط)$/],
  ["rel", /^(rel|follow|dofollow|nofollow|link type|rel attribute)$/],
  ["note", /^(notes?|notiz(en)?|comments?|remarks?|kommentar|commentaires?|notas?|comentarios?|uwagi|notatk[ai]|メモ|ملاحظ(ة|ات))$/],
  ["tags", /^(tags?|labels?|categor(y|ies)|kategorie|catégorie|categoría|categoria|kategoria|タグ|وسوم)$/],
  ["status", /^(status|state|stage|statut|estado|etapa|状態|ステータス|الحالة)$/],
  ["decision", /^(decision|our verdict|entscheidung|décision|decisión|decisão|decyzja|判断|القرار)$/],
  ["price", /^(price|cost|fee|rate|preis|kosten|prix|tarif|precio|coste|preço|custo|cena|koszt|価格|料金|السعر)( .{1,8})?$/],
  ["contact", /^(contact|e-?mail|mail|contact (e-?mail|name|person)|kontakt|ansprechpartner|courriel|contacto|correo|contato|連絡先|جهة الاتصال|البريد)$/],
];

const plain = (cell: string): string => cell.trim().toLowerCase().replace(/[\s_]+/g, " ");

function roleOfHeading(cell: string, words: Words): Role | null {
  return words.headings.get(plain(cell)) ?? usual.find(([, pattern]) => pattern.test(plain(cell)))?.[0] ?? null;
}

/** How many rows are looked at to tell what a column is. */
const looked = 50;

/** columnsOf guesses; the user sees what was guessed and may say otherwise. */
export function columnsOf(table: readonly string[][], words: Words): Columns {
  const first = table[0] ?? [];
  const named = first.map((cell) => roleOfHeading(cell, words));
  const heading = table.length > 1 && first.every((cell) => addressOf(cell) === null) && (named.some((role) => role !== null) || (table[1] ?? []).some((cell) => addressOf(cell) !== null));
  const body = table.slice(heading ? 1 : 0, looked);
  const width = Math.max(0, ...body.map((row) => row.length), first.length);
  const shares = Array.from({ length: width }, (_, at) => share(body, at, (cell) => addressOf(cell) !== null));
  const mails = Array.from({ length: width }, (_, at) => share(body, at, isMail));
  const address = addressColumn(shares, first, heading, words);
  const taken = new Set<Role>();
  const found = shares.map((_, at): Role => {
    if (at === address) return "address";
    const guessed = (heading ? named[at] : null) ?? ((mails[at] ?? 0) >= 0.5 ? "contact" : "keep");
    const role = guessed === "address" || taken.has(guessed) ? "keep" : guessed;
    if (role !== "keep" && role !== "leave") taken.add(role);
    return role;
  });
  return { heading, roles: found };
}

/** isMail takes no longer address than mail does (RFC 5321 section 4.5.3.1): a longer cell could take for ever. */
const isMail = (cell: string): boolean => cell.length <= 320 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell);

function share(rows: readonly string[][], at: number, is: (cell: string) => boolean): number {
  const cells = rows.map((row) => row[at] ?? "").filter((cell) => cell !== "");
  return cells.length === 0 ? 0 : cells.filter(is).length / cells.length;
}

/** addressColumn prefers a column of whole addresses by its heading to one of names, and either to one without; −1 where there is none. */
function addressColumn(shares: readonly number[], first: readonly string[], heading: boolean, words: Words): number {
  const points = shares.map((is, at) => {
    if (is < 0.5) return 0;
    const cell = plain(first[at] ?? "");
    const usually = usual.filter(([role]) => role === "address").findIndex(([, pattern]) => pattern.test(cell));
    return is + (heading ? (usually === 0 || words.headings.get(cell) === "address" ? 2 : usually === 1 ? 1 : 0) : 0);
  });
  const best = Math.max(0, ...points);
  return best === 0 ? -1 : points.indexOf(best);
}

/** addressOf reads an address as people write it: with or without https://; null for what is none. */
export function addressOf(cell: string): string | null {
  if (cell === "" || cell.length > longest.url || /[\s@]/.test(cell)) return null;
  const typed = /^https?:\/\//i.test(cell) ? cell : `https://${cell}`;
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (url.username || url.password || !/^[^.]+(\.[^.]+)*\.(xn--[a-z0-9-]+|[^.\d]{2,})\.?$/i.test(url.hostname)) return null;
  url.hash = "";
  return url.href.length > longest.url ? null : url.href;
}

/** Read is a list as it would be taken in. unread are the cells that are no address. */
export interface Read {
  rows: Omit<Row, "domain">[];
  unread: string[];
}

/** rowsOf has each address once: of two rows, what the second says is added to the first's note. */
export function rowsOf(table: readonly string[][], { heading, roles: as }: Columns, words: Words): Read {
  const rows = new Map<string, Omit<Row, "domain">>();
  const unread: string[] = [];
  const at = as.indexOf("address");
  for (const cells of table.slice(heading ? 1 : 0)) {
    const url = addressOf(cells[at] ?? "");
    if (url === null) {
      unread.push(cells[at] || cells.join(" "));
      continue;
    }
    const row = rowFrom(url, cells, as, heading ? (table[0] ?? []) : [], words);
    const before = rows.get(url);
    rows.set(url, before ? { ...before, note: lined([before.note, row.note === before.note ? "" : row.note]), changes: before.changes.length > 0 ? before.changes : row.changes } : row);
  }
  return { rows: [...rows.values()], unread };
}

const lined = (some: readonly string[]): string => some.filter((one) => one !== "").join("\n").slice(0, longest.note);

function rowFrom(url: string, cells: readonly string[], as: readonly Role[], headings: readonly string[], words: Words): Omit<Row, "domain"> {
  const of = (role: Role): string => cells[as.indexOf(role)] ?? "";
  const aside = cells.map((cell, i) => (as[i] === "keep" && cell !== "" ? (headings[i] ? `${headings[i]}: ${cell}` : cell) : ""));
  const changes: Change[] = [];
  const tags = [...new Set(of("tags").split(/[,;|，、]/).map((tag) => tag.trim().slice(0, longest.tag)))].filter((tag) => tag !== "").slice(0, longest.tags);
  const status = words.statuses.get(plain(of("status")));
  const decision = words.decisions.get(plain(of("decision")));
  if (tags.length > 0) changes.push({ field: "tags", value: tags });
  if (status) changes.push({ field: "status", value: status });
  if (decision) changes.push({ field: "decision", value: decision });
  const wanted = { target: of("target").slice(0, longestWanted.target), anchor: of("anchor").slice(0, longestWanted.anchor), rel: of("rel").slice(0, longestWanted.rel) };
  if (Object.values(wanted).some((one) => one !== "")) changes.push({ field: "wanted", value: wanted });
  if (of("price") !== "") changes.push({ field: "price", value: of("price").slice(0, longest.price) });
  if (of("contact") !== "") changes.push({ field: "contact", value: of("contact").slice(0, longest.contact) });
  const unsaid = [status || of("status") === "" ? "" : of("status"), decision || of("decision") === "" ? "" : of("decision")]; // words that we do not know are not lost
  return { url, title: of("title").slice(0, longest.title), note: lined([of("note"), ...unsaid, ...aside]), changes };
}
