// Package vet reads a page of each address of a list and keeps of each what it was judged to be: 100,000 rows in bounded
// memory, interrupted at any moment and gone on with later.
//
//	list ─► rows (spooled to disk) ─► places (each page once) ─► fetch.Crawler ─► Judge ─► journal ─► rows in order ─► file
//
// The journal is a file that only grows: an answer a line, with a sum, so that a torn end is told and cut off. A run that goes
// on takes the answers that are there and the time at which it began, so it ends with the same file as one that was never
// interrupted. Nothing is lost: each row is in the result, and what could not be read is unknown, with the reason.
//
// The package refuses to judge (its caller does) and to know how a list or a result is written (package sheet does).
package vet
