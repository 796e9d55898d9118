package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

var guestByline = Rule{
	ID: "guest-byline", Family: Selling, Kind: Weight, Backing: Practice, Up: 0, Down: 4,
	Title:  "The page is signed as a guest's",
	Praise: "The page is not signed as a guest's",
	Why:    "Most guests are welcome experts, but a guest's text is also the usual cover for a placed link.",
	Source: "https://developers.google.com/search/blog/2017/05/a-reminder-about-links-in-large-scale",
	Check: func(in *Input) Outcome {
		title := strings.ToLower(in.Title)
		if first, _, ok := cutAny(strings.TrimLeft(title, "[( "), "]", ")", ":"); ok && isGuestMark(first) {
			return fail(said(in.Title))
		}
		guests := in.inBlocks(lexicon.GuestLabels)
		for l := range in.eachLabel {
			if l.at == ownMark && isGuestMark(l.lower) || l.at != ownMark && guests.in(l.block) != "" {
				return fail(said(l.text))
			}
		}
		if in.hasText() && in.Type == page.TypeArticle {
			return pass()
		}
		return unknown()
	},
}

// isGuestMark reports an author, a category or the begin of a title that says no more than that a guest wrote it.
func isGuestMark(s string) bool {
	switch s {
	case "guest post", "guest posts", "guest blog", "guest blogs", "guest", "guest article", "guest articles", "gastbeitrag", "gastbeiträge":
		return true
	}
	return lexicon.GuestLabels.Has(s)
}
