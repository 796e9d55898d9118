// Package page reads a web page into [Facts]: its words, its blocks, what it says of itself to crawlers, and every
// link with the place it sits in.
//
// A page arrives as a stream of open, text and close calls on a [Builder], which keeps no node tree. Two feeders make
// those calls:
//
//	fetched bytes ── x/net/html tokenizer ── ReadHTML ──┐
//	                                                    ├─► Builder ─► Facts
//	a live page ──── content script's stream ─ ReadStream┘
//
// The same static page gives the same Facts through both, but for the hints that only a rendered page has.
//
// The package observes and never judges: it holds no weight, no list and no opinion; those belong to package grade.
// It opens no file, asks no network and knows no time. Pages are hostile: every list, text and depth is bounded by
// the Max constants, reading takes linear time, and malformed markup is read as a browser would, never refused.
package page
