package grade

var salesLinks = Rule{
	ID: "sales-links", Family: Selling, Kind: Cap, Backing: Primary, Limit: noPlaceLimit,
	Title:  "Nearly all links out of the text earn the page money",
	Praise: "Links out of the text are not all there to earn money",
	Why:    "Where links stand because they pay, said or not, there is no place for one that does not.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#thin-affiliate-pages",
	Check: func(in *Input) Outcome {
		paid, all, ev := in.affiliates()
		switch {
		case all < affiliateEnough:
			return unknown()
		case paid*salesOf >= all*salesLeast:
			return fail(ev...)
		}
		return pass()
	},
}

// Two links in three, from the guide that readers judged pages by: "every outbound link is an affiliate link", less what
// an address does not show.
const salesLeast, salesOf = 2, 3
