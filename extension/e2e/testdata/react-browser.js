import { createElement as h } from "react";
import { hydrateRoot } from "react-dom/client";
import { App, Page } from "./react-page.js";

const problems = [];
for (const kind of ["error", "warn"]) console[kind] = (...said) => problems.push(said.join(" "));
const complain = (why) => problems.push(String(why));
const options = { onRecoverableError: complain, onUncaughtError: complain, onCaughtError: complain };

// The test says when: with the overlay on the page already, or before it is.
document.addEventListener("hydrate", () => {
  const part = document.getElementById("root");
  if (part) hydrateRoot(part, h(App), options);
  else hydrateRoot(document, h(Page), options);
});
document.addEventListener("problems", () => document.documentElement.dispatchEvent(new CustomEvent("told", { detail: problems.join("\n") })));
