// Package update keeps a folder of editions current: it downloads the lists of package feeds, keeps a copy of each, and
// builds an edition of all copies when one has changed.
//
//	DIR/current, DIR/<id>/        the editions: see [edition.Store]
//	DIR/sources/<feed>.json       what is known of the copy of a list: where from, which version, SHA-256
//	DIR/sources/<feed>.<sha256>   the copy, as its publisher sent it
//	DIR/sources/<feed>.part       a download that broke off, and with .part.json behind it what of; it is resumed
//	DIR/sources/checked           when all publishers were last asked
//	DIR/sources/.lock             held by the program that updates
//
// A list that cannot be had, is something else, or has lost a great part of its rows keeps its old copy. An edition that
// loses too much is refused. The editions change by one renaming, and so does each copy: whenever the program is killed,
// what was served before is served on.
//
// The package refuses to fetch what has no address in package feeds, to read anything of a list but its rows, and to
// log: it returns what happened.
package update
