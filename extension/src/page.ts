// Small helpers for the extension's own pages. Text goes in as text, never as markup.

/** part finds an element that the page's HTML must have. */
export function part<E extends HTMLElement>(id: string, type: abstract new () => E): E {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`page: no ${type.name} #${id}`);
}

/** make creates an element with a class and a text. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, look = "", text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (look) element.className = look;
  element.textContent = text;
  return element;
}

/** say writes what came of something into an element with the look "said". */
export function say(id: string, sentence: string, how: "good" | "bad" | "plain"): void {
  const said = part(id, HTMLElement);
  said.textContent = sentence;
  said.dataset["how"] = how;
}

/** onPress has a button do its work; failed hears where that could not be done. */
export function onPress(id: string, work: () => Promise<void> | void, failed: () => void = () => undefined): void {
  part(id, HTMLButtonElement).addEventListener("click", () => {
    Promise.resolve(work()).catch((why: unknown) => {
      console.error(why);
      failed();
    });
  });
}

/** onSubmit has a form do its work in place of being sent; failed as for onPress. */
export function onSubmit(id: string, work: () => Promise<void>, failed: () => void = () => undefined): void {
  part(id, HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    work().catch((why: unknown) => {
      console.error(why);
      failed();
    });
  });
}

/** rest lets the browser do something else, and goes on then. */
export const rest = (): Promise<void> => new Promise((then) => setTimeout(then));
