// The browser's API for unit tests: pages that answer what a test says, and a
// session store with so much room. Import it before anything else.

/** now is what the next page says, or why it says nothing; room is in characters of JSON. */
export const now: { page: () => unknown; room: number } = { page: () => undefined, room: Infinity };

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

Object.assign(globalThis, {
  chrome: {
    action: { setBadgeText: async () => undefined, setBadgeBackgroundColor: async () => undefined, setBadgeTextColor: async () => undefined, setTitle: async () => undefined },
    i18n: { getMessage: (key: string) => key },
    scripting: { executeScript: async () => [{ result: now.page() }] },
    storage: { session, local: { get: async (key: string) => (stays.has(key) ? { [key]: stays.get(key) } : {}) } },
    runtime: { getURL: (name: string) => `nowhere:/${name}` }, // no engine here: what needs one fails
  },
});
