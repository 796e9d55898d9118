// Package table reads delimited text, as spreadsheets and web tools write it: commas, tabs, semicolons or bars, quoted or not,
// in UTF-8 or UTF-16, with the line ends of any system. Rows stream; what is held of a file is bounded.
//
// A file that others wrote has mistakes. The package loses no row to them: a quotation mark that is never closed does not
// swallow the lines after it, and a line that is no row is handed on with the reason.
//
// It refuses to know what a row says, to mend one, and to guess at encodings beyond UTF-8, UTF-16 and Windows-1252: the tables
// of others weigh more than the rest of a module of the engine; see the folder's README.
package table
