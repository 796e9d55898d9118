// Package disavow reads, merges and writes disavow files: the list of links that a site's owner asks Google not to count
// (https://support.google.com/webmasters/answer/2648487).
//
//	old text → Parse → Add → Fit → AppendText → new text, and Diff says what changed
//
// An upload replaces the file before it. So nothing that stands in the old file is lost: comments, order and lines that say
// nothing are kept as they are, and a file that is too large is never split.
//
// The package refuses to decide what to disavow; to write a domain: line for a name below which others have sites
// ("blogspot.com", "amazonaws.com", "co.uk"); and to drop a line so that a file fits: what Fit takes out is covered by a line
// that stays.
package disavow
