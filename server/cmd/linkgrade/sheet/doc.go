// Package sheet reads lists that people keep (text, CSV, TSV, XLSX) and writes tables that they open (CSV, TSV, XLSX, JSON
// lines, a web page).
//
// Reading finds out what a list is: its kind, encoding, delimiter, heading, and the column of addresses; and says so. A row
// is never lost: one that is not well formed is a row with what could be read, and why. Writing makes no cell a formula,
// whatever it says.
//
// The package refuses to hold a list in memory, to ask the network, and to know what an address or a column means.
package sheet
