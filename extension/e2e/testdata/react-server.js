import { createElement as h } from "react";
import { renderToString } from "react-dom/server";
import { App, Page } from "./react-page.js";

process.stdout.write(JSON.stringify({ document: renderToString(h(Page)), part: renderToString(h(App)) }));
