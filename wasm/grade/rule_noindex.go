package grade

import "strings"

var noindex = Rule{
	ID: "noindex", Family: Room, Kind: Gate, PageOnly: true, Backing: Primary,
	Title:  "The page asks search engines not to index it",
	Praise: "Nothing seen keeps search engines from indexing the page",
	Why:    "A page that is not indexed passes nothing on in the long run.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag",
	Check: func(in *Input) Outcome {
		return directive(in, "noindex", in.Robots.NoIndex)
	},
}

// directive is the outcome of a robots directive that is or is not there. Saying nothing allows everything; only of a
// page with nothing on it nothing is known.
func directive(in *Input, word string, given bool) Outcome {
	switch {
	case given:
		var ev []Evidence
		for _, q := range in.Robots.Quotes {
			if s := strings.ToLower(q); strings.Contains(s, word) || wordAt(s, "none") >= 0 {
				ev = append(ev, said(q))
			}
		}
		return fail(ev...)
	case !in.Robots.Said && in.Words == 0 && len(in.Links) == 0:
		return unknown()
	}
	return pass()
}
