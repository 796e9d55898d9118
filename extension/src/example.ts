// Grades the page that is in the package, for the first page: as a tab's would be,
// without asking anybody, and without keeping the report.

import { local } from "./browser.ts";
import { callFor, Refused } from "./engine-host.ts";
import type { Outcome, PageRead } from "./messages.ts";
import { fileInUse } from "./profile-shelf.ts";
import { reportOf } from "./report.ts";

export async function gradeExample({ url, contentType, stream }: PageRead): Promise<Outcome> {
  try {
    const header = { do: "grade", url, at: Math.floor(Date.now() / 1000), status: 200, "content-type": contentType, feed: "dom" };
    return { report: reportOf(JSON.parse(await callFor(await fileInUse(local), header, stream)), "report"), trouble: null };
  } catch (why) {
    console.error(why);
    return { report: null, trouble: "engine", saying: why instanceof Refused ? why.message : "" };
  }
}
