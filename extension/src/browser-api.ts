// The browser's extension API: the only file, with browser.ts, that says `chrome`.
// Firefox offers the same calls, with promises, as `browser`.

declare const globalThis: { browser?: typeof chrome };
export const api: typeof chrome = globalThis.browser ?? chrome;
