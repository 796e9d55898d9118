package grade

import "linkgrade/wasm/page"

var affiliateUnmarked = Rule{
	ID: "affiliate-unmarked", Family: Selling, Kind: Weight, Backing: Primary, Up: 0, Down: 8,
	Title:  "Affiliate links are not marked as paid",
	Praise: "No affiliate link goes unmarked",
	Why:    "Links that earn a commission are to be marked with rel=sponsored or nofollow; a site that does not votes for money.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
	Check: func(in *Input) Outcome {
		marked := 0
		var ev []Evidence
		for i := range in.Links {
			l := &in.Links[i]
			if !l.External || l.Form&page.FormAffiliate == 0 || !l.Seen() {
				continue
			}
			if l.Follow() {
				ev = append(ev, leadingTo(l))
			} else {
				marked++
			}
		}
		open := len(ev)
		switch {
		case open+marked == 0 && in.linksOut():
			return pass()
		case open+marked == 0:
			return unknown()
		}
		count := counted("affiliate-unmarked", "# of # affiliate links are not marked", open, open+marked)
		switch {
		case open == 0:
			return pass(count)
		case open < marked:
			return value(0.75, append([]Evidence{count}, ev...)...)
		}
		return value(1-float64(open-1)/slips, append([]Evidence{count}, ev...)...)
	},
}

// slips is how many unmarked affiliate links beyond the first are no slip of the pen. One page in a hundred has more.
const slips = 12
