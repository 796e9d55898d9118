package site

import "linkgrade/wasm/grade"

var ownOffers = Signal{
	ID: "own-offers", Title: "Whether the house sells something of its own", Backing: grade.Practice,
	Means:  "the share of pages with a link by which the house offers its goods or services",
	Why:    "A company's blog stands beside what the company sells.",
	Source: "https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf",
	look: func(v *view) Outcome {
		var ev []Evidence
		for _, p := range v.pages {
			if p.House.Sells != "" {
				ev = append(ev, seen(p, p.House.Sells))
			}
		}
		if len(v.pages) == 0 {
			return unknown()
		}
		return known(float64(len(ev))/float64(len(v.pages)), ev...)
	},
}
