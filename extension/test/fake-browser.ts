// The browser's API for unit tests: pages that answer what a test says, and a
// session store with so much room. Import it before anything else.

/** now is what the next page says, or why it says nothing, asked at once or once it has loaded; room is in characters of JSON. */
export const now: { page: (atOnce?: boolean) => unknown; room: number } = { page: () => undefined, room: Infinity };

/** kept is what the session holds, and stays what stays on the device. */
export const kept = new Map<string, unknown>();
export const stays = new Map<string, unknown>();

const session = {
  get: async (key: string | null) => (key === null ? Object.fromEntries(kept) : { [key]: kept.get(key) }),
  set: async (values: Record<string, unknown>) => {
    const next = new Map([...kept, ...Object.entries(values)]);
    if (JSON.stringify([...next]).length > now.room) throw new Error("quota exceeded");
    for (const [key, value] of next) kept.set(key, value);
  },
  remove: async (keys: string[]) => keys.forEach((key) => kept.delete(key)),
};

/** shown is the browser's own language, and the words that the extension has for it, with their placeholders as $1 … $9. */
export const shown: { language: string; words: Record<string, string> } = { language: "en", words: {} };

const i18n = {
  getUILanguage: () => shown.language,
  getMessage: (key: string, given: string[]) => (shown.words[key] ?? "").replace(/\$([1-9])/g, (_, n: string) => given[Number(n) - 1] ?? ""),
};

/** local keeps what stays; with "full" there it has no room. */
const local = {
  get: async (key: string | null) => (key === null ? Object.fromEntries(stays) : stays.has(key) ? { [key]: stays.get(key) } : {}),
  set: async (values: Record<string, unknown>) => {
    if (stays.has("full")) throw new Error("quota exceeded");
    for (const [key, value] of Object.entries(values)) stays.set(key, value);
  },
};

/** menu is what the menu of a right click has. */
export const menu: unknown[] = [];
const contextMenus = { removeAll: async () => void menu.splice(0), create: (item: unknown) => void menu.push(item) };

/** privates are the tabs in private windows; mayAsks are the hosts of which it was looked up whether they may be asked, as Firefox wants it. */
export const privates = new Set<number>();
export const mayAsks: string[] = [];

const tabs = { get: async (id: number) => ({ id, incognito: privates.has(id) }) };
const permissions = { contains: async ({ origins }: { origins: string[] }) => mayAsks.push(...origins) < 0 };

/** alarms are those that are set, by their minutes; alarmCalls is what was asked of the browser about them. */
export const alarms = new Map<string, number>();
export const alarmCalls: string[] = [];
const said = async <T>(call: string, what: T): Promise<T> => (alarmCalls.push(call), what);
const clock = {
  get: (name: string) => said("get", alarms.has(name) ? { periodInMinutes: alarms.get(name) } : undefined),
  clear: (name: string) => said("clear", alarms.delete(name)),
  create: (name: string, { periodInMinutes }: { periodInMinutes: number }) => said("create", void alarms.set(name, periodInMinutes)),
};

const quiet = async (): Promise<void> => undefined;

Object.assign(globalThis, {
  chrome: {
    action: { setBadgeText: quiet, setBadgeBackgroundColor: quiet, setBadgeTextColor: quiet, setTitle: quiet },
    alarms: clock,
    contextMenus,
    permissions,
    tabs,
    i18n,
    scripting: { executeScript: async ({ injectImmediately }: { injectImmediately: boolean }) => [{ result: await now.page(injectImmediately) }] },
    storage: { session, local },
    runtime: { getManifest: () => ({}), getPlatformInfo: quiet, getURL: (name: string) => `moz-nowhere:/${name}` }, // no engine here: what needs one fails
  },
});
