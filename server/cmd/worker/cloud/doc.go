// Package cloud makes the server's parts of what Cloudflare has: an edition among the static files, registrations in D1,
// registries asked by the runtime's fetch, and limits that a service counts. Everything else is the server's own.
//
// Bindings of the Worker, as wrangler.jsonc names them:
//
//	ASSETS        the files of an edition that "linkgrade pack split" wrote; without them the program ends
//	DB            D1 with the store's migrations; without it no registry is asked
//	NAMED_LIMIT   counts named look-ups, by a hash with LIMIT_SECRET; without one of them nobody is asked about, either
//
// The package refuses to decide anything the native server decides elsewhere, and to log what a client asked for.
package cloud
