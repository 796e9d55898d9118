package grade

import "linkgrade/wasm/page"

var shortenedLinks = Rule{
	ID: "shortened-links", Family: Linking, Kind: Weight, Backing: Claimed, Up: 0, Down: 5,
	Title:  "Links go through shorteners and forwarders",
	Praise: "Links go straight to their targets",
	Why:    "A shortener hides from readers where a link leads, and what it passes on is the shortener's to say.",
	Source: "https://patents.google.com/patent/US7716225B1/en",
	Check: func(in *Input) Outcome {
		// No real page of 291 with three sites has a quarter.
		return in.share(3, 0.25, 0.75, func(l *page.Link) bool {
			return l.Form&(page.FormShortener|page.FormRedirect) != 0 && l.Form&page.FormAffiliate == 0
		})
	},
}
