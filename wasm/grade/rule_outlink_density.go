package grade

import ()

var outlinkDensity = Rule{
	ID: "outlink-density", Family: Economy, Kind: Weight, Backing: Claimed, Up: 4, Down: 25,
	Title:  "Many followed links to other sites for so little text",
	Praise: "Links to other sites are spread over enough text",
	Why:    "The more links a text carries, the less each of them is a choice.",
	Source: "https://moz.com/help/link-explorer/link-building/spam-score",
	Check: func(in *Input) Outcome {
		if in.Name.IsZero() || in.MainWords < 50 {
			return unknown()
		}
		n := 0
		for _, l := range in.external() {
			if l.Content >= 0.5 {
				n++
			}
		}
		// Nineteen in twenty real pages have at most 12 in 1,000 words; 60 is a list of links. Two links are never many.
		rate := float64(max(0, n-2)) * 1000 / float64(in.MainWords)
		return value((60-rate)/(60-15), counted("links-in-words", "# followed links to other sites in a text of # words", n, in.MainWords))
	},
}
