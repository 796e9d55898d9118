package feeds

import "linkgrade/server/authority"

// umbrella ranks the hosts that the clients of Cisco's resolvers ask for, browsers or
// not: top-level names and hosts of machines are among them.
func umbrella() Feed {
	return Feed{
		ID: "umbrella", Name: "Umbrella Popularity List", Publisher: "Cisco",
		Page:    "https://umbrella-static.s3-us-west-1.amazonaws.com/index.html",
		URLs:    []string{"https://umbrella-static.s3-us-west-1.amazonaws.com/top-1m.csv.zip"},
		Licence: "none stated",
		Share:   mayNotShare("it is offered free of charge, without a licence to pass it on"),
		What:    "The best rank among a name's hosts, by clients that ask Cisco's resolvers for them.",
		Family:  "umbrella", parse: rankedHosts(authority.UmbrellaRank),
	}
}
