// Why a page was not read in the background. It is a value: what was not read is
// unknown, and never bad.

/** Unread is one reason. local: an address that is never asked for; elsewhere: it redirects where we do not follow. */
export const unreads = ["local", "banned", "elsewhere", "missing", "refused", "slow", "unreachable", "notAPage", "long", "unreadable", "permission"] as const;
export type Unread = (typeof unreads)[number];
