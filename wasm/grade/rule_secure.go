package grade

import (
	"strings"
)

var secure = Rule{
	ID: "secure", Family: Openness, Kind: Weight, Backing: Claimed, Up: 1, Down: 5,
	Title:  "The page is not served over HTTPS",
	Praise: "The page is served over HTTPS",
	Why:    "Looked-after sites encrypt; search engines prefer the encrypted address.",
	Source: "https://developers.google.com/search/blog/2014/08/https-as-ranking-signal",
	Check: func(in *Input) Outcome {
		switch {
		case in.URL.Scheme == "https":
			return pass()
		case in.URL.Scheme == "http" && !in.Name.IsZero() && !in.Name.IsIP() && strings.Contains(in.Name.String(), "."):
			return fail(said("http://" + in.URL.Host.String()))
		}
		return unknown() // a file, or a machine on the local network
	},
}
