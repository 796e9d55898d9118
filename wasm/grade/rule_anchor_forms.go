package grade

import "linkgrade/wasm/page"

var anchorForms = Rule{
	ID: "anchor-forms", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 5,
	Title:  "Most links in the text do not say what they lead to",
	Praise: "Links in the text say what they lead to",
	Why:    "An anchor that says \"here\" or nothing gives its target no words to be found by.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/links-crawlable#anchor-text",
	Check: func(in *Input) Outcome {
		// One real page in 400 has more than four in ten.
		return in.share(5, 0.4, 0.9, func(l *page.Link) bool {
			return l.Anchor == page.AnchorGeneric || l.Text == ""
		})
	},
}
