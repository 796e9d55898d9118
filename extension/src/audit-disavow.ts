// The disavow file: the one in force, what would be added to it, and what to take away.

import type { Auditor, Draft, Existing } from "./audit-calls.ts";
import { refusedWords, termOf, type Terms } from "./audit-words.ts";
import { Refused } from "./engine-start.ts";
import { make, part } from "./page.ts";
import { handFile, pickFile } from "./transfer.ts";
import { count, word } from "./words.ts";

/** longestDisavow is the largest file that is read, in bytes: Google takes 2 MB. */
export const longestDisavow = 32 << 20;

export class DisavowPane {
  #auditor: Auditor | null = null;
  #terms: Terms | null = null;
  #hasExisting = false;
  readonly #changed: () => Promise<void>;

  /** changed hears that another file is in force: the report tells of it. */
  constructor(changed: () => Promise<void>) {
    this.#changed = changed;
    const pick = part("existingPick", HTMLInputElement);
    part("existing", HTMLElement).addEventListener("click", () => void pickFile(pick).then((file) => file && this.take(file)).catch(console.error));
    part("forget", HTMLElement).addEventListener("click", () => void this.#put(new Uint8Array()).catch(console.error));
    part("download", HTMLElement).addEventListener("click", () => void this.#hand().catch(console.error));
  }

  /** show has another audit, with the file that was among its files, if one was. */
  async show(auditor: Auditor, terms: Terms, existing: Existing | null): Promise<void> {
    [this.#auditor, this.#terms] = [auditor, terms];
    this.#showExisting(existing);
    await this.draft();
  }

  /** take has a file be the one in force. */
  async take(file: File): Promise<void> {
    if (file.size > longestDisavow) return this.#say(word("auditTooLarge", file.name));
    await this.#put(new Uint8Array(await file.arrayBuffer()));
  }

  async #put(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (!this.#auditor || !this.#terms) return;
    try {
      const existing = await this.#auditor.existing(bytes);
      this.#showExisting(bytes.length === 0 ? null : existing);
      await this.#changed();
      await this.draft();
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      this.#say(refusedWords(why, this.#terms));
    }
  }

  #say(sentence: string): void {
    part("existingSaid", HTMLElement).textContent = sentence;
  }

  #showExisting(existing: Existing | null): void {
    this.#hasExisting = existing !== null;
    part("forget", HTMLElement).hidden = existing === null;
    this.#say(existing ? word("auditExistingSaid", count(existing.sites), count(existing.pages)) : word("auditExistingNone"));
    part("problems", HTMLElement).replaceChildren(...(existing?.problems ?? []).map(({ line, text, fault }) => {
      const one = make("li", "", word("auditProblem", count(line), termOf(this.#terms?.faults ?? {}, fault)));
      one.append(" ", make("code", "", text));
      return one;
    }));
  }

  /** draft shows the file by what holds now. */
  async draft(): Promise<void> {
    if (!this.#auditor || !this.#terms) return;
    const said = part("draftSaid", HTMLElement);
    const button = part("download", HTMLButtonElement);
    try {
      const draft = await this.#auditor.draft();
      const any = draft.added > 0 || draft.removed > 0;
      said.textContent = any ? word("auditDraft", count(draft.added), count(draft.removed), count(draft.lines)) : this.#hasExisting ? word("auditDraftSame") : word("auditDraftNone");
      button.disabled = draft.lines === 0;
      this.#showDiff(draft);
      this.#showRefused(draft, this.#terms);
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      said.textContent = refusedWords(why, this.#terms); // over Google's limits
      button.disabled = true;
      part("diff", HTMLElement).hidden = part("refused", HTMLElement).hidden = true;
    }
  }

  /** hand takes the file away. It is asked for then only: it may be megabytes long, and is another after each decision. */
  async #hand(): Promise<void> {
    if (this.#auditor) handFile(await this.#auditor.file(), "disavow.txt", "text/plain");
  }

  /** showRefused names, folded, what is to be disavowed and cannot stand in the file. */
  #showRefused({ refused, unsaid }: Draft, terms: Terms): void {
    part("refused", HTMLElement).hidden = refused.length === 0;
    part("refusedSaid", HTMLElement).textContent = word("auditNotInFile", count(refused.length + unsaid));
    part("refusedRows", HTMLElement).replaceChildren(...refused.map(({ name, fault }) => {
      const one = make("li");
      one.append(make("code", "", name), " – ", termOf(terms.faults, fault));
      return one;
    }));
  }

  #showDiff({ changes }: Draft): void {
    part("diff", HTMLElement).hidden = changes.length === 0;
    part("diffRows", HTMLElement).replaceChildren(...changes.map(({ line, text, added }) => {
      const row = make("tr", added ? "added" : "removed");
      const sign = make("th", "", added ? "+" : "−");
      sign.scope = "row";
      sign.ariaLabel = added ? word("auditAdded") : word("auditRemoved");
      const said = make("td");
      said.append(make("code", "", text));
      row.append(sign, make("td", "number", count(line)), said);
      return row;
    }));
  }
}
