package feeds

import "linkgrade/server/authority"

// tranco averages 30 days of other lists (Le Pochat et al., NDSS 2019,
// doi.org/10.14722/ndss.2019.23386): since August 2023 the Chrome UX Report, Cloudflare
// Radar, Farsight, Majestic and Umbrella.
func tranco() Feed {
	return Feed{
		ID: "tranco", Name: "Tranco top million", Publisher: "KU Leuven, TU Delft, Université Grenoble Alpes",
		Page: "https://tranco-list.eu/", URLs: []string{"https://tranco-list.eu/top-1m.csv.zip"},
		Licence: "none stated",
		Share:   mayNotShare("it states no licence, and is partly made of data that may not be used commercially"),
		What:    "The rank, averaged over other lists of visits and links.",
		Family:  "tranco", parse: rankedHosts(authority.TrancoRank),
	}
}
