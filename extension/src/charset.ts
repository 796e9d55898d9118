// Bytes of a page as text: by the byte order mark, by what the server says, by what
// the page says of itself in its first kilobyte, else as UTF-8, or as most old pages
// are where it is none.

/** textOfPage never fails: what no decoder knows is read as windows-1252, as browsers do. */
export function textOfPage(bytes: Uint8Array<ArrayBuffer>, contentType: string): string {
  const named = marked(bytes) ?? charsetIn(contentType) ?? declared(bytes);
  return (named === null ? null : decoderOf(named)?.decode(bytes)) ?? textOf(bytes);
}

/** textOf reads what nobody says anything of: by its byte order mark, else as UTF-8, and what is none as windows-1252. */
export function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  const named = marked(bytes);
  if (named !== null) return new TextDecoder(named).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function decoderOf(name: string): TextDecoder | null {
  try {
    return new TextDecoder(name);
  } catch {
    return null; // no encoding of the web
  }
}

function marked(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8" : null;
}

const charsetIn = (text: string): string | null => /charset\s*=\s*["']?\s*([^\s"';>]+)/i.exec(text)?.[1] ?? null;

function declared(bytes: Uint8Array<ArrayBuffer>): string | null {
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, 1024));
  const meta = /<meta\b[^>]{0,300}\bcharset\s*=[^>]{0,60}/i.exec(start)?.[0];
  const said = meta ? charsetIn(meta) : null;
  return said && /^utf-16/i.test(said) ? "utf-8" : said; // a page whose "<meta" can be read so is none (HTML, section 13.2.3.2)
}
