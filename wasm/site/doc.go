// Package site says what kind of site a handful of its pages come from: a guest-post farm, a magazine, a company's blog, a
// person's, a news site, or that not enough is known.
//
// A [Survey] finds the posts. It asks for nothing itself: [Survey.Next] says which addresses it would like to have, the
// caller fetches them as politely as it likes and hands the answers to [Survey.Take], until nothing more is wanted:
//
//	Begin(home) → Next → home, robots.txt → Take → Next → a feed, else sitemaps → Take → Next → up to ten posts → Take → Verdict
//
// A page is handed over as a [Sample], the little that judging needs. [Survey.Verdict] looks at the samples by signals, one
// a file, each with its evidence by post, and weighs them.
//
// The package opens no file, asks no network and knows no time; feeds, sitemaps and pages are hostile, and all that is read
// and kept of them is bounded. It refuses to call a site a farm for being small, for having many subjects or for having
// many authors: without links that were placed for money, or an offer to place them, nothing is one. What was not seen is
// unknown and moves nothing.
package site
