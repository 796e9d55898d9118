// A page that is written on the server and hydrated in the browser, once as the
// whole document (as Next.js does) and once as a part of the body. It counts, goes
// to another view without loading, and adds links at its end. What React complains
// of while it hydrates is kept.
import { createElement as h, useEffect, useState } from "react";

const links = (from, n) => Array.from({ length: n }, (_, i) => h("li", { key: from + i }, h("a", { href: `https://site${from + i}.example/` }, `Site ${from + i}`)));

export function App() {
  const [count, setCount] = useState(0);
  const [view, setView] = useState("home");
  const [many, setMany] = useState(5);
  useEffect(() => { document.title = `${view} ${count}`; }, [view, count]);
  const go = (event) => {
    event.preventDefault();
    history.pushState({}, "", "/other");
    setView("other");
  };
  return h("main", { className: view },
    h("h1", null, view === "home" ? "The home view" : "Another view"),
    h("button", { id: "count", onClick: () => setCount(count + 1) }, `Pressed ${count} times`),
    h("a", { id: "go", href: "/other", onClick: go }, "Go on"),
    h("button", { id: "more", onClick: () => setMany(many + 20) }, "More"),
    h("ul", null, ...links(view === "home" ? 0 : 500, many)));
}

export const Page = () => h("html", { lang: "en" },
  h("head", null, h("meta", { charSet: "utf-8" }), h("title", null, "home 0"), h("link", { rel: "icon", href: "data:," })),
  h("body", null, h(App)));
