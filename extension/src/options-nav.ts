// The settings page's own navigation: marks the part that is being read.

/** startNav marks the last part that has come above the window's middle; at the page's end the last of all. */
export function startNav(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("nav a")];
  const parts = links.map((link) => document.querySelector(link.hash));
  const mark = (): void => {
    const passed = parts.findLastIndex((part) => part !== null && part.getBoundingClientRect().top < innerHeight / 2);
    const ended = scrollY > 0 && Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight;
    const at = ended ? links.length - 1 : Math.max(0, passed);
    if (links[at]?.ariaCurrent === "true") return;
    links.forEach((link, i) => (link.ariaCurrent = i === at ? "true" : null));
    links[at]?.scrollIntoView({ block: "nearest", inline: "nearest" }); // in a narrow window they stand beside each other, and scroll
  };
  addEventListener("scroll", mark, { passive: true });
  new ResizeObserver(mark).observe(document.documentElement); // also once what is kept has been read and shown
}
