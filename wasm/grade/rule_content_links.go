package grade

import (
	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

var contentLinks = Rule{
	ID: "content-links", Family: Linking, Kind: Weight, Backing: Claimed, Up: 6, Down: 15,
	Title:  "Followed links to other sites stand outside the content",
	Praise: "Followed links to other sites stand inside the content",
	Why:    "Links in the main content are chosen by the author and clicked by readers; footers and sidebars are not.",
	Source: "https://patents.google.com/patent/US7716225B1/en",
	Check: func(in *Input) Outcome {
		inside, outside := map[domain.Name]bool{}, map[domain.Name]bool{}
		var ev []Evidence
		for _, l := range in.external() {
			switch {
			case l.Content >= 0.5:
				inside[l.Name] = true
			case l.Text != "" && !isFurniture(l.Placement) && !outside[l.Name]:
				outside[l.Name] = true
				ev = append(ev, stated("link-in", "# (#)", l.Text, l.Placement.String()).at(l.Index))
			}
		}
		rest := max(0, len(outside)-ordinaryOutside)
		count := counted("sites-linked", "links lead to # sites from the content, to # from around it", len(inside), len(outside))
		if len(inside) == 0 && rest == 0 {
			return unknown(count)
		}
		return value(2*float64(len(inside))/float64(len(inside)+rest), append([]Evidence{count}, ev...)...)
	},
}

// ordinaryOutside is how many other sites any page's surroundings lead to: its profiles elsewhere, its sister sites,
// its maker.
const ordinaryOutside = 10

// isFurniture reports the parts of a page that a site repeats on every page and that say nothing of this one, and
// lists, which are as often an article's sources as a blogroll.
func isFurniture(p page.Placement) bool {
	return p == page.PlaceNav || p == page.PlaceList || p == page.PlaceHeader || p == page.PlaceWidget || p == page.PlaceComment
}
