package grade

import (
	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

var hiddenLinks = Rule{
	ID: "hidden-links", Pillar: Trust, Kind: Cap, Limit: 20,
	Title:  "Links to other sites are hidden from readers",
	Praise: "No link to another site is hidden",
	Why:    "Links that only a search engine can see are a spam technique; a page that has them is sold or hacked.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#hidden-text-and-links",
	Check: func(in *Input) Outcome {
		var tricks, closed []Evidence
		outside, names := 0, map[domain.Name]bool{}
		for i := range in.Links {
			l := &in.Links[i]
			if !l.External {
				continue
			}
			outside++
			why := hiddenWhy(l)
			switch {
			case why == "" || l.Text == "" || !l.Follow():
			case riskOf(in, l) != "", isTrick(why) && !opensOnDemand(in, l):
				names[l.Name] = true
				tricks = append(tricks, atLink(l.Text+" ("+why+")", i))
			default:
				closed = append(closed, atLink(l.Text+" ("+why+")", i))
			}
		}
		switch {
		case len(names) >= hiddenEnough:
			return fail(tricks...)
		case outside == 0, len(tricks)+len(closed) > 0:
			return unknown(append(tricks, closed...)...) // a closed tab or a single icon is no trick
		}
		return pass()
	},
}

// hiddenEnough is to how many different sites hidden links must lead: one may be an icon whose words are moved away.
const hiddenEnough = 2

// hiddenWhy is why a reader does not see a link; "" when they do. What a rendered page shows outweighs its markup.
func hiddenWhy(l *page.Link) string {
	switch {
	case l.Hint.Known && l.Hint.Visible:
		return ""
	case l.Hint.Known:
		return l.Hint.Why
	}
	return string(l.Hidden)
}

// isTrick reports ways to hide that no closed tab, menu, accordion or fade-in uses. The others (display:none, the
// hidden attribute, opacity, visibility, a box of no height) are how honest pages wait for a click or a script: of
// 1,178 real pages 24 hid links to three sites or more like that, and none of them to deceive.
func isTrick(why string) bool {
	switch why {
	case "font-size:0", "text-indent off the page", "placed off the page": // from the markup
		return true
	case "offscreen", "size", "colour": // from a rendered page
		return true
	}
	return false
}

// opensOnDemand reports links in parts of a page that are moved into view when a reader asks for them.
func opensOnDemand(in *Input, l *page.Link) bool {
	if l.Block < 0 || l.Block >= len(in.Blocks) {
		return false
	}
	switch in.Blocks[l.Block].Place {
	case page.PlaceNav, page.PlaceHeader, page.PlaceWidget:
		return true
	}
	return false
}
