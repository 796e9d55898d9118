package grade

var robotsConflict = Rule{
	ID: "robots-conflict", Family: Room, Kind: Note, Backing: Primary,
	Title:  "The page both allows and forbids search engines the same thing",
	Praise: "What the page tells search engines does not contradict itself",
	Why:    "The stricter of two directives counts, often against what the site's owner means: worth a word to the owner.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag",
	Check: func(in *Input) Outcome {
		r := &in.Robots
		if r.NoIndex && r.Index || r.NoFollow && r.Follow {
			var ev []Evidence
			for _, q := range r.Quotes {
				ev = append(ev, said(q))
			}
			return fail(ev...)
		}
		if !r.Said {
			return unknown()
		}
		return pass()
	},
}
