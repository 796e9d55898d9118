// Package registration holds what a registry says of a name, and keeps it for as long as it is worth believing.
//
//	client ── Cache.Lookup ──┬── fresh in the Store ──────────────────────► answer
//	                         ├── stale in the Store ──► answer at once, one Source call behind it
//	                         └── neither ─────────────► one Source call for all who wait ──► answer
//
// Whatever goes wrong out in the world is a value: an [Outcome] and a [Reason], never an error. So a name is not
// registered, or its suffix has no registry that answers, or this could not be learnt at the moment; and what could not be
// learnt never replaces what was known.
//
// The package refuses to fetch (a [Source] does, in server/rdap), to open files (server/store does), and to know who asks.
// A Store holds names that were asked for and when, and nothing of who did. Nothing here links an HTTP client or a
// database driver, so it is the same natively and in a Worker.
package registration
