package grade

import "strings"

var nameShape = Rule{
	ID: "name-shape", Family: Safety, Kind: Weight, Backing: Primary, Up: 0, Down: 6,
	Title:  "The site's name is long or full of hyphens, dots or digits",
	Praise: "The site's name has an ordinary form",
	Why:    "Spammers make names from keywords and by number; such names are rare elsewhere.",
	Source: "https://doi.org/10.1145/1017074.1017077",
	Check: func(in *Input) Outcome {
		if in.Name.IsZero() || in.Name.IsIP() {
			return unknown()
		}
		host := strings.TrimPrefix(in.URL.Host.String(), "www.")
		digits := 0
		for i := range len(host) {
			if host[i]-'0' < 10 {
				digits++
			}
		}
		switch label := ownLabel(in.Name); {
		case strings.Contains(host, "xn--"):
			return unknown() // its spelling in ASCII is no choice of its owner
		// What the source flags are host names of many characters, dots, hyphens and digits. The bounds are passed by 0.05 % of
		// the 100,000 names most visited, by 3 % of referrer spam and of phishing.
		case len(host) >= 45, strings.Count(host, ".") >= 6, strings.Count(host, "-") >= 5, digits >= 10, strings.Count(label, "-") >= 3:
			return fail(said(host))
		}
		return pass(said(host))
	},
}
