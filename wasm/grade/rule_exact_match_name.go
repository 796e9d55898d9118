package grade

import "strings"

var exactMatchName = Rule{
	ID: "exact-match-name", Family: Safety, Kind: Weight, Backing: Claimed, Up: 0, Down: 3,
	Title:  "The site's name is a search query to buy",
	Praise: "The site's name is a name",
	Why:    "A name that is a query was registered to be found by it, and seldom has a publisher behind it.",
	Source: "https://patents.google.com/patent/US8046350B1/en",
	Check: func(in *Input) Outcome {
		if in.Name.IsZero() || in.Name.IsIP() {
			return unknown()
		}
		words := strings.Split(ownLabel(in.Name), "-")
		buying := 0
		for _, w := range words {
			if strings.Contains(queryWords, " "+w+" ") {
				buying++
			}
		}
		// 0.03 % of the 100,000 names most visited, 2.8 % of referrer spam, 17 % of a list of gambling sites.
		if len(words) > 1 && buying > 0 {
			return fail(said(in.Name.String()))
		}
		return pass(said(in.Name.String()))
	},
}

// queryWords are words by which people say in a query that they want to buy, between blanks.
const queryWords = " buy cheap cheapest best discount discounts coupon coupons sale price prices deals loans loan casino casinos betting " +
	"bonus replica viagra cialis pills kaufen günstig billig acheter cher comprar barato baratos comprare tanie kup kupit "
