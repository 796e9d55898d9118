package grade

import (
	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

var bioLinks = Rule{
	ID: "bio-links", Family: Linking, Kind: Weight, Backing: Practice, Up: 0, Down: 5,
	Title:  "The box about the author carries links to other sites",
	Praise: "The box about the author carries no links to other sites",
	Why:    "The author's box is where guest authors are paid with a link.",
	Source: "https://developers.google.com/search/blog/2017/05/a-reminder-about-links-in-large-scale",
	Check: func(in *Input) Outcome {
		var ev []Evidence
		names := map[domain.Name]bool{}
		for _, l := range in.external() {
			if l.Placement == page.PlaceBio && l.Text != "" && !in.IsUsual(l) && !names[l.Name] {
				names[l.Name] = true
				ev = append(ev, leadingTo(l))
			}
		}
		switch {
		case len(ev) == 0 && !hasBlocks(in, page.PlaceBio):
			return unknown()
		case len(ev) == 1:
			return value(0.5, ev...) // an author's own site
		case len(ev) > 1:
			return fail(ev...)
		}
		return pass()
	},
}

// hasBlocks reports whether anything in sight stands in a part of the page.
func hasBlocks(in *Input, p page.Placement) bool {
	for i := range in.Blocks {
		if b := &in.Blocks[i]; b.Place == p && b.Hidden == "" {
			return true
		}
	}
	return false
}
