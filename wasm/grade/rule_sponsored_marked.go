package grade

import "linkgrade/wasm/domain"

var sponsoredMarked = Rule{
	ID: "sponsored-marked", Family: Selling, Kind: Weight, Backing: Primary, Up: 3, Down: 8,
	Title:  "A sponsor of the page also gets unmarked links",
	Praise: "Paid links are marked with rel=sponsored",
	Why:    "A site that marks what it was paid for can be believed about the rest.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
	Check: func(in *Input) Outcome {
		paid := map[domain.Name]bool{}
		for i := range in.Links {
			if l := &in.Links[i]; l.External && l.HasRel("sponsored") {
				paid[l.Name] = true
			}
		}
		var ev []Evidence
		for _, l := range in.inText() {
			if paid[l.Name] && !in.IsUsual(l) {
				ev = append(ev, leadingTo(l))
			}
		}
		switch {
		case len(paid) == 0:
			return unknown()
		case len(ev) > 0:
			return fail(ev...)
		}
		return pass()
	},
}
