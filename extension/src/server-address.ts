// The address of a trust server, from what the user typed.

/** A server's address as typed, made into one to ask: an origin and a path that ends in no slash. */
export interface Server {
  address: string;
  host: string; // as a match pattern
  here: boolean; // on this machine
}

/** parseServer answers null for what is no address to ask: only https, or http on this machine. */
export function parseServer(typed: string): Server | null {
  const text = typed.trim();
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const here = url.hostname === "localhost" || url.hostname === "127.0.0.1";
  if (url.protocol !== "https:" && !(url.protocol === "http:" && here)) return null;
  if (url.username || url.password || url.search || url.hash) return null;
  return { address: url.origin + url.pathname.replace(/\/+$/, ""), host: `${url.protocol}//${url.hostname}/*`, here };
}
