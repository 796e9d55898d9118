package grade

import "linkgrade/wasm/topic"

// adPolicies is where a search engine lists, on one page, what it does not advertise (counterfeits, dishonest behaviour
// with essays to order) or advertises under conditions only (betting, adult content, drugs, loans, coins).
const adPolicies = "https://support.google.com/adspolicy/answer/6008942"

var spamTrade = Rule{
	ID: "spam-trade", Family: Safety, Kind: Weight, Backing: Primary, Down: 45,
	Title:  "The page sells betting, loans, drugs or the like",
	Praise: "The page sells nothing that search engines restrict",
	Why:    "Search engines restrict or refuse advertising for these trades, and a vote from one of their pages is bad company for any other.",
	Source: adPolicies,
	Check: func(in *Input) Outcome {
		if !in.saysEnough() {
			return unknown()
		}
		var sold, unsure []Evidence
		found := in.topics().trades().found
		for i := range found {
			switch t := &found[i]; t.Stance {
			case topic.Promotes:
				sold = append(sold, saidOfTrade(t))
			case topic.Unclear:
				unsure = append(unsure, saidOfTrade(t))
			case topic.About:
			}
		}
		switch {
		case sold != nil:
			return fail(sold...)
		case unsure != nil:
			return unknown(unsure...)
		}
		return pass()
	},
}

// saidOfTrade quotes the phrases that speak of a trade.
func saidOfTrade(t *topic.Risk) Evidence {
	words := ""
	for _, w := range t.Words {
		words += " “" + w + "”"
	}
	return stated("trade", "#:#", t.Kind.String(), words)
}
