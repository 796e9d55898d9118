package grade

import "linkgrade/wasm/page"

var affiliateShare = Rule{
	ID: "affiliate-share", Family: Selling, Kind: Weight, Backing: Primary, Up: 0, Down: 5,
	Title:  "Most links in the text earn the page money",
	Praise: "Few links in the text earn the page money",
	Why:    "Pages that live on affiliate links tend to be plainer and to choose what pays.",
	Source: "https://doi.org/10.1007/978-3-031-56063-7_4",
	Check: func(in *Input) Outcome {
		paid, all, ev := in.affiliates()
		switch {
		case all < affiliateEnough && !in.linksOut():
			return unknown()
		case all < affiliateEnough:
			return pass()
		}
		// One real page in 35 has more than four in ten, one in 80 nine: lists of things to buy.
		return value((0.9-float64(paid)/float64(all))/(0.9-0.4), ev...)
	},
}

// affiliateEnough is how many links in a text show what it lives on.
const affiliateEnough = 5

// affiliates counts the affiliate links in the text, and all to other sites there, with evidence of both.
func (in *Input) affiliates() (paid, all int, ev []Evidence) {
	for i := range in.Links {
		l := &in.Links[i]
		if !l.External || !l.Seen() || l.Content < 0.5 || l.Text == "" || in.IsUsual(l) && l.Form&page.FormAffiliate == 0 {
			continue
		}
		all++
		if l.Form&page.FormAffiliate != 0 {
			paid++
			ev = append(ev, leadingTo(l))
		}
	}
	count := counted("affiliate-links", "# of # links to other sites in the text are affiliate links", paid, all)
	return paid, all, append([]Evidence{count}, ev...)
}
