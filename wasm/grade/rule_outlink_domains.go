package grade

import "linkgrade/wasm/domain"

var outlinkDomains = Rule{
	ID: "outlink-domains", Family: Economy, Kind: Weight, Backing: Claimed, Up: 2, Down: 25,
	Title:  "The page links to very many sites",
	Praise: "The page links to few sites",
	Why:    "A vote is divided among all that the page votes for.",
	Source: "https://moz.com/help/link-explorer/link-building/spam-score",
	Check: func(in *Input) Outcome {
		if in.Name.IsZero() || len(in.Links) == 0 {
			return unknown()
		}
		names := map[domain.Name]bool{}
		for _, l := range in.external() {
			names[l.Name] = true
		}
		return value((100-float64(len(names)))/(100-25), counted("other-sites-followed", "followed links to # other sites", len(names)))
	},
}
