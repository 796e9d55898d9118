// Package export reads what other tools say of a site's backlinks: the exports of Ahrefs, Semrush, Majestic, Moz, Google
// Search Console and DataForSEO, and tables of anyone else. All become [Row]s.
//
// [Open] finds out from a file's first bytes what it is: tool, report, encoding, delimiter; and says so. A row that is not
// well formed is set aside with its line and the reason, and counted; none is lost.
//
// The package opens no file, asks no network and judges nothing: what a tool thinks of a link is carried along as that
// tool's opinion. It holds no file in memory; what it keeps of a row is bounded.
package export
