package grade

import (
	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

var footerLinks = Rule{
	ID: "footer-links", Family: Linking, Kind: Weight, Backing: Primary, Up: 0, Down: 8,
	Title:  "The footer links to many unrelated sites",
	Praise: "The footer links to few other sites",
	Why:    "Links in footers stand on every page of a site; they are sold and swapped, and search engines call them link spam.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	Check: func(in *Input) Outcome {
		var ev []Evidence
		names := map[domain.Name]bool{}
		for _, l := range in.external() {
			if l.Placement == page.PlaceFooter && l.Text != "" && l.Anchor != page.AnchorImage && !in.IsUsual(l) && !names[l.Name] {
				names[l.Name] = true
				ev = append(ev, leadingTo(l))
			}
		}
		if len(ev) == 0 && !hasBlocks(in, page.PlaceFooter) {
			return unknown()
		}
		// One real page in 200 has more than 6, one in 600 has 20; those are houses with many names.
		return value((20-float64(len(names)))/(20-6), ev...)
	},
}
