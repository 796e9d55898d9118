package grade

import "linkgrade/wasm/page"

var anchorLength = Rule{
	ID: "anchor-length", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 4,
	Title:  "Links in the text are as long as sentences",
	Praise: "Links in the text are short",
	Why:    "An anchor that runs on for a sentence says nothing in particular of its target.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/links-crawlable#anchor-text",
	Check: func(in *Input) Outcome {
		// One real page in 1,000 has more than four in ten.
		return in.share(4, 0.4, 0.9, func(l *page.Link) bool { return l.Anchor == page.AnchorLong })
	},
}
