// A page may zoom its root, and with it what stands there of ours.

/** unzoom undoes for an element the zoom that another one has, which it stands in or is, so that a pixel is one of the window's. */
export function unzoom(element: HTMLElement, zoomed: HTMLElement): void {
  const zoom = "currentCSSZoom" in zoomed && typeof zoomed.currentCSSZoom === "number" ? zoomed.currentCSSZoom : 1; // Chromium has it from 128 on
  const wanted = zoom === 1 ? "" : String(1 / zoom);
  if (element.style.getPropertyValue("zoom") !== wanted) element.style.setProperty("zoom", wanted, "important");
}
