package grade

import "linkgrade/wasm/page"

var citesOthers = Rule{
	ID: "cites-others", Family: Linking, Kind: Note, Backing: Practice,
	Title:  "The text links to no other site",
	Praise: "The text already links to other sites",
	Why:    "Who has linked out before is likelier to do it again.",
	Source: "https://www.siegemedia.com/marketing/link-building-prospecting-scorecard",
	Check: func(in *Input) Outcome {
		var ev []Evidence
		for i := range in.Links {
			l := &in.Links[i]
			if l.External && l.Seen() && l.Content >= 0.5 && l.Placement == page.PlaceContent && l.Form&page.FormAffiliate == 0 && !isProfile(l) {
				ev = append(ev, leadingTo(l))
			}
		}
		switch {
		case len(ev) > 0:
			return pass(ev...)
		case in.Type == page.TypeArticle && in.hasText():
			return fail(stated("no-link-out", "an article without a link to another site"))
		}
		return unknown()
	},
}
