// The page that opens once, after the installation: what Linkgrade does, what it
// never sends, a grade to look at, and how to say what one's own site is about.

import { ask, openOptions, packaged } from "./browser.ts";
import { openTab } from "./browser-own.ts";
import { readBook, type Book } from "./explain.ts";
import type { PageRead } from "./messages.ts";
import { onSubmit, part, say } from "./page.ts";
import { showHead, showReasons } from "./popup-parts.ts";
import { newId } from "./profile-shelf.ts";
import { emptyProfile, entries, fileOf } from "./profile.ts";
import type { Report } from "./report.ts";
import { refusedWords, troubleWords } from "./said.ts";
import { walk } from "./stream.ts";
import { told } from "./told.ts";
import { fillWords, word } from "./words.ts";

/** exampleAddress is where the page in the package says that it stands; nobody is there. */
const exampleAddress = "https://rooftophives.example/diary/first-winter";

/** readExample reads the page of the package as the content script reads one: parsed only, so that nothing of it is loaded. */
async function readExample(): Promise<PageRead> {
  const html = await (await packaged("example.txt")).text();
  const page = new DOMParser().parseFromString(html, "text/html");
  return { url: exampleAddress, contentType: "text/html", stream: walk(page, { hints: false }).stream };
}

async function gradeExample(): Promise<void> {
  const button = part("example", HTMLButtonElement);
  button.disabled = true;
  say("exampleSaid", word("working"), "plain");
  try {
    const outcome = await ask("gradeExample", { page: await readExample() });
    if (outcome.report) show(outcome.report, await readBook());
    say("exampleSaid", outcome.report ? "" : outcome.saying || troubleWords(outcome.trouble), "bad");
  } catch (why) {
    console.error(why);
    say("exampleSaid", troubleWords("engine"), "bad");
  }
  button.disabled = false;
}

/** show leaves out the way to a link: the page is not on screen. */
function show(graded: Report, book: Book): void {
  const report = told(graded, book.speech);
  const findings = report.findings.map((finding) => ({ ...finding, evidence: finding.evidence.map((one) => ({ ...one, link: null })) }));
  showHead(report);
  showReasons({ ...report, findings }, book, () => undefined);
  part("graded", HTMLElement).hidden = false;
}

/** openSite opens the user's own site, where the button is to be pressed. */
async function openSite(): Promise<void> {
  const typed = part("site", HTMLInputElement).value.trim();
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (typed === "" || !URL.canParse(address)) {
    say("siteSaid", word("welcomeSiteNone"), "bad");
    return;
  }
  say("siteSaid", "", "plain");
  await openTab(address);
}

async function makeProfile(): Promise<void> {
  const field = part("words", HTMLTextAreaElement);
  const keywords = entries(field.value);
  if (keywords.length === 0) {
    say("wordsSaid", word("newProfileNeeds"), "bad");
    return;
  }
  const saved = await ask("saveProfile", { id: newId(), file: fileOf({ ...emptyProfile, name: keywords[0] ?? "", keywords }) });
  say("wordsSaid", saved.id === null ? refusedWords(saved.refused) : word("newProfileMade"), saved.id === null ? "bad" : "good");
  if (saved.id !== null) field.value = "";
}

document.title = word("welcomeTitle");
fillWords(document);
part("example", HTMLButtonElement).addEventListener("click", () => void gradeExample());
part("settings", HTMLButtonElement).addEventListener("click", () => void openOptions());
onSubmit("siteForm", openSite, () => say("siteSaid", word("panelFailed"), "bad"));
onSubmit("wordsForm", makeProfile, () => say("wordsSaid", word("panelFailed"), "bad"));
