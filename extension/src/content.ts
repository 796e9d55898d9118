// Runs in a page when its grade is asked for, reads the page and is gone. The
// build hands `result` to the background as the script's completion value.
// It leaves nothing behind: no listener, no element, no name.

import { contentType, rootElement } from "./dom.ts";
import { walk } from "./stream.ts";
import type { PageRead } from "./messages.ts";

function read(): PageRead {
  const page: PageRead = { url: location.href, contentType: contentType(document), stream: "" };
  const [navigation] = performance.getEntriesByType("navigation");
  if (navigation && "responseStatus" in navigation && typeof navigation.responseStatus === "number" && navigation.responseStatus > 0) {
    page.status = navigation.responseStatus;
  }
  if (rootElement(document)) page.stream = walk(document, { hints: true }).stream;
  return page;
}

export const result = read();
