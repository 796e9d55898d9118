// Package auditpage writes an audit as a web page in one file, to read, print and pass on: the same charts as the extension's,
// a table beside each, what to check and to disavow with all reasons.
//
// The page refuses to load anything, and to run any script but the one that sorts its tables; without it they stand in the
// order in which they were written. Whatever comes from an export is text on it.
package auditpage
