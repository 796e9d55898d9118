// Package backlink says whether a page still has the link that somebody counts on, and what of it is not as it was agreed or not as
// it was seen the last time.
//
//	page.Facts ─► LinksTo ─► []Link ─┐
//	Wish: targets, anchor, rel ──────┼─► Wish.Find ─► Finding: lost, changed, unknown or live, and why
//	Link, as it was seen last ───────┘
//
// It refuses to fetch, to know what time it is, and to remember: the caller brings the page and what was seen before. It refuses to
// call a link lost because a page could not be read; of such a page there are no facts, so there is nothing to call. A page that
// shows nothing before its scripts have run is as good as not read ([IsBlank]).
package backlink
