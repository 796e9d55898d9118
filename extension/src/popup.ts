// The popup: shows the grade of the tab in front, which press.ts has asked for.
// Opening it is the user's click, so each opening grades anew.

import { activeTab, askGrade, isLoading, openOptions, openPage, type Pressed } from "./browser.ts";
import { members, orNull, whole } from "./check.ts";
import { readBook } from "./explain.ts";
import { take } from "./given.ts";
import type { Outcome, Trouble } from "./messages.ts";
import { part } from "./page.ts";
import { showRegistration } from "./popup-registration.ts";
import { shower, showActions } from "./popup-actions.ts";
import { showAuto } from "./popup-auto.ts";
import { showFigures, showFoot, showHead, showPillars, showReasons } from "./popup-parts.ts";
import { showTopic } from "./popup-topic.ts";
import { showSite } from "./popup-site.ts";
import { showYours } from "./popup-yours.ts";
import { troubleWords } from "./said.ts";
import { told } from "./told.ts";
import { fillWords, spoken, word } from "./words.ts";

/** Troubles that may be over when asked again. */
const passing: ReadonlySet<Trouble> = new Set(["slow", "engine", "notLoaded", "empty"]);

async function grade(): Promise<void> {
  document.body.dataset["state"] = "working";
  part("again", HTMLElement).hidden = true;
  part("summary", HTMLElement).textContent = word("working");
  const timer = setTimeout(() => void sayWaiting().catch(console.error), untilWaiting);
  await regrade().finally(() => clearTimeout(timer));
}

/** After so many ms without a grade the popup says that it is the page that has not come, where that is so. */
const untilWaiting = 1000;

async function sayWaiting(): Promise<void> {
  const tab = await activeTab();
  if (tab && (await isLoading(tab.id)) && document.body.dataset["state"] === "working") part("summary", HTMLElement).textContent = word("workingLoading");
}

/** regrade leaves what is shown until there is something else to show. */
async function regrade(): Promise<void> {
  const [{ tab, outcome }, book] = await Promise.all([outcomeOfTab(), readBook()]);
  if (outcome.report) {
    const report = told(outcome.report, book.speech);
    for (const draw of [showHead, showFigures, showPillars]) draw(report);
    if (outcome.partial) part("summary", HTMLElement).append(` ${word("gradedPartly")}`);
    part("again", HTMLElement).hidden = !outcome.partial;
    const show = shower(tab);
    showReasons(report, book, show);
    showYours(report, show);
    showFoot(report, tab);
    for (const draw of [showSite, showAuto]) draw(report).catch(console.error); // after all else: they read what is kept
    await showActions(tab, report);
    await Promise.all([showRegistration(report, tab), showTopic(tab, report, regrade)]);
    document.body.dataset["state"] = "ready";
  } else {
    showTrouble(outcome.trouble, outcome.saying);
    document.body.dataset["state"] = "error";
  }
}

/** first is what press.ts has asked. Later grades are asked for here. */
let first: unknown = take();

async function pressed(): Promise<Pressed> {
  const given = await first;
  first = undefined;
  if (given === undefined) return { tab: (await activeTab())?.id ?? null, said: undefined };
  const came = members(given, "pressed");
  return { tab: orNull(whole)(came.get("tab"), "pressed.tab"), said: came.get("said") };
}

/** outcomeOfTab grades the tab in front; where there is none its number is -1. */
async function outcomeOfTab(): Promise<{ tab: number; outcome: Outcome }> {
  let tab = -1;
  try {
    const { tab: front, said } = await pressed();
    if (front === null) return { tab, outcome: { report: null, trouble: "restricted", saying: "" } };
    tab = front;
    return { tab, outcome: await askGrade(tab, said) };
  } catch (why) {
    console.error(why);
    return { tab, outcome: { report: null, trouble: "engine", saying: "" } };
  }
}

function showTrouble(trouble: Trouble, saying: string): void {
  const tile = part("tile", HTMLElement);
  tile.dataset["grade"] = "none";
  tile.ariaLabel = word("noGradeLabel");
  document.body.removeAttribute("data-graded");
  part("grade", HTMLElement).textContent = "–";
  part("score", HTMLElement).textContent = "";
  part("verdict", HTMLElement).textContent = word("verdictNone");
  part("summary", HTMLElement).textContent = (spoken() === "en" && saying) || troubleWords(trouble);
  part("domain", HTMLElement).textContent = "";
  part("byItself", HTMLElement).hidden = true;
  part("again", HTMLElement).hidden = !passing.has(trouble);
}

fillWords(document);
part("again", HTMLElement).addEventListener("click", () => void grade());
part("saved", HTMLElement).addEventListener("click", () => void openPage("prospects.html"));
part("audit", HTMLElement).addEventListener("click", () => void openPage("audit.html"));
part("settings", HTMLElement).addEventListener("click", () => void openOptions());
void grade();
