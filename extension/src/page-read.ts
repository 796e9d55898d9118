// Reads the page that the script runs in: what is handed to the engine, and the
// links, by whose order a report numbers them.

import { contentType, readyState, rootElement } from "./dom.ts";
import type { PageRead } from "./messages.ts";
import { walk, walkSliced, type Walk } from "./stream.ts";
import type { Styles } from "./styles.ts";

/** Reading is a page as it is now. links[i] is the report's link of index i. */
export interface Reading {
  page: PageRead;
  links: readonly Element[];
}

export function readHere(): Reading {
  return readingOf(rootElement(document) && walk(document, { hints: true }));
}

/** readSliced lets the page go on between its parts. */
export async function readSliced(styles: Styles, signal: AbortSignal): Promise<Reading> {
  return readingOf(rootElement(document) && (await walkSliced(document, styles, signal)));
}

function readingOf(walked: Walk | null): Reading {
  const page: PageRead = { url: location.href, contentType: contentType(document), stream: walked?.stream ?? "" };
  if (readyState(document) === "loading") page.partial = true;
  const [navigation] = performance.getEntriesByType("navigation");
  if (navigation && "responseStatus" in navigation && typeof navigation.responseStatus === "number" && navigation.responseStatus > 0) {
    page.status = navigation.responseStatus;
  }
  return { page, links: walked?.links ?? [] };
}
