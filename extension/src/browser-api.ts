// The browser's extension API: the only file, with browser.ts, that says `chrome`.
// Firefox offers the same calls, with promises, as `browser`.

/** Firefox alone has a sidebar; on phones it has none either. */
type API = typeof chrome & { sidebarAction?: { open(): Promise<void> } };
declare const globalThis: { browser?: API };
export const api: API = globalThis.browser ?? chrome;
