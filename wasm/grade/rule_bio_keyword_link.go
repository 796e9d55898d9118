package grade

import "linkgrade/wasm/page"

var bioKeywordLink = Rule{
	ID: "bio-keyword-link", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 8,
	Title:  "The box about the author holds a followed keyword link",
	Praise: "No box about the author holds a keyword link",
	Why:    "An author's box leads to the author; a keyword there is how guest posts are paid.",
	Source: "https://developers.google.com/search/blog/2017/05/a-reminder-about-links-in-large-scale",
	Check: func(in *Input) Outcome {
		var ev []Evidence
		for _, l := range in.external() {
			if l.Placement == page.PlaceBio && isKeyword(l) {
				ev = append(ev, leadingTo(l))
			}
		}
		switch {
		case len(ev) > 0:
			return fail(ev...)
		case in.hasText():
			return pass()
		}
		return unknown()
	},
}
