// Package chart draws parts of an audit's report as SVG, for a page of the extension and for a report in one file.
//
// A drawing is text that stands inside an HTML page, well formed as XML: role="img" with a title and a description, classes
// in place of colours, which [Style] gives in light, in dark and in forced colours. Domains are always one plain colour and votes
// a striped one, so that no colour is the only sign. It grows with its place; a narrow place asks for a narrow drawing
// ([Words.Wide]). From right to left everything is mirrored, time included.
//
// The package refuses to say anything: every word is the caller's, in the caller's language, and is escaped. It draws no
// table; a page puts one beside the drawing, for those who would rather read.
package chart
