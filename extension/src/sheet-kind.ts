// Which files are workbooks, how much of one is read, and why one is not.

/** Bounds of what is read: rows that are not empty, cells of a row. */
export interface Bounds {
  rows: number;
  cells: number;
}

/** NoWorkbook says that a file is none (other), or is more than is read (long). */
export class NoWorkbook extends Error {
  readonly why: "other" | "long";
  constructor(why: "other" | "long", saying: string) {
    super(saying);
    this.name = "NoWorkbook";
    this.why = why;
  }
}

/** isWorkbook tells an XLSX file, or another ZIP, by how it begins; isOldWorkbook one of the form of before 2007. */
export const isWorkbook = (file: Uint8Array): boolean => begins(file, 0x50, 0x4b, 3, 4);
export const isOldWorkbook = (file: Uint8Array): boolean => begins(file, 0xd0, 0xcf, 0x11, 0xe0);

/** begins tells a file by its first bytes. */
export const begins = (file: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, at) => file[at] === byte);
