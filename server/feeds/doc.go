// Package feeds knows the public lists an edition is made of: who publishes each, under
// which licence, what is taken from it, and how its file is read. [All] has them in a
// fixed order; one file of this package holds one publisher's lists.
//
//	bytes ── gzip, zip, tar ── lines ── hosts ── names ── [edition.Row]
//
// [Feed.Read] is pure: it takes a reader and hands out rows as it goes, in memory that
// does not grow with the file. A line that is not what it should be is counted with its
// reason and left out; a file that is something else altogether (a web page instead of a
// list, say) is [ErrForeign].
//
// What a list says of a host below a name holds for that host alone and is left out,
// and so is what it says of a public suffix: evil.github.io is a name of its own, and
// being on a list says nothing of github.io. Ranks and counts are the exception: those
// of a host are its name's, and those of a private suffix its own.
//
// The package refuses to fetch, to open files, to judge (package edition weighs what
// several lists say) and to keep a list's order or comments.
//
// To add a list: a file that returns its Feed, a line in [All], and a few real lines in
// testdata under its id; then go test ./server/feeds -update writes what they become.
package feeds
