package grade

import "linkgrade/wasm/page"

var listedLinks = Rule{
	ID: "listed-links", Family: Linking, Kind: Weight, Backing: Claimed, Up: 0, Down: 8,
	Title:  "Links to other sites stand far down long lists",
	Praise: "No links to other sites stand far down long lists",
	Why:    "Far down a long list few readers come; a list of sites is a directory, not a recommendation.",
	Source: "https://patents.google.com/patent/US7716225B1/en",
	Check: func(in *Input) Outcome {
		// No real page has half of its sites so, but for lists of sources.
		return in.unlessSources(in.share(10, 0.5, 0.8, func(l *page.Link) bool {
			return l.ListSize > longList && l.ListAt > firstItems && in.LinkShare(l) >= 0.5
		}))
	},
}

// longList is how many items a reader still goes through, firstItems how many he reads of a longer list.
const (
	longList   = 20
	firstItems = 5
)
