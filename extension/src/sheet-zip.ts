// A workbook's package: the XML files in a ZIP. What is unpacked is bounded before
// anything is: a file of a few kilobytes may claim to hold gigabytes. One that claims
// less than it holds is cut off at what it claims.

import { unzipSync } from "fflate";
import { Parser } from "saxen";
import { NoWorkbook } from "./sheet-kind.ts";

/** mostUnpacked is how many bytes the parts that are read may have together. */
export const mostUnpacked = 96 << 20;

/** unpacked answers the wanted files as text, by their names in small letters. */
export function unpacked(file: Uint8Array, wanted: (name: string) => boolean): Map<string, string> {
  let left = mostUnpacked;
  let packed: Record<string, Uint8Array>;
  try {
    packed = unzipSync(file, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name.toLowerCase())) return false;
        left -= originalSize;
        if (left < 0) throw new NoWorkbook("long", name);
        return true;
      },
    });
  } catch (why) {
    throw why instanceof NoWorkbook ? why : new NoWorkbook("other", why instanceof Error ? why.message : "");
  }
  return new Map(Object.entries(packed).map(([name, bytes]) => [name.toLowerCase(), new TextDecoder().decode(bytes)]));
}

/** Walk is what is told of an XML document, in its order; names are without their prefix. Whoever answers true to open has enough. */
export interface Walk {
  open(name: string, attribute: (name: string) => string | undefined): boolean | void;
  text?(text: string): void;
  close?(name: string): void;
}

/** walkXML takes what it can of a document that is not well formed; entities of its own are let be as they stand. */
export function walkXML(source: string, walk: Walk): void {
  const parser = new Parser();
  const bare = (name: string): string => name.slice(name.indexOf(":") + 1);
  let done = false;
  parser.on("openTag", (name, attributes, decode) => {
    if (done) return;
    const given = (): Record<string, string> => attributes();
    done = walk.open(bare(name), (wanted) => {
      const value = given()[wanted];
      return value === undefined ? undefined : decode(value);
    }) === true;
    if (done) parser.stop();
  });
  parser.on("text", (text, decode) => void (done || walk.text?.(decode(text))));
  parser.on("cdata", (text) => void (done || walk.text?.(text)));
  parser.on("closeTag", (name) => void (done || walk.close?.(bare(name))));
  parser.on("error", () => undefined);
  parser.on("warn", () => undefined);
  parser.parse(source);
}
