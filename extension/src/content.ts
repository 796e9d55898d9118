// Runs in a page when its grade is asked for, reads the page and is gone. The
// build hands `result` to the background as the script's completion value.
// It leaves nothing behind: no listener, no element, no name.

import { readHere } from "./page-read.ts";

export const result = readHere().page;
