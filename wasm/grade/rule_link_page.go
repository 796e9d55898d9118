package grade

import ()

var linkPage = Rule{
	ID: "link-page", Family: Economy, Kind: Weight, Backing: Primary, Up: 1, Down: 15,
	Title:  "Nearly all links lead to other sites",
	Praise: "The page is part of its own site",
	Why:    "A page made of links away has no site behind it that could vouch for them.",
	Source: "https://moz.com/help/link-explorer/link-building/spam-score",
	Check: func(in *Input) Outcome {
		outside, inside := len(in.external()), 0
		for i := range in.Links {
			if l := &in.Links[i]; !l.External && !l.Name.IsZero() {
				inside++
			}
		}
		total := outside + inside
		if in.Name.IsZero() || total < 10 {
			return unknown()
		}
		share := float64(outside) / float64(total)
		if in.MainWords >= wordsALink*outside {
			return pass() // a small site's long text with its sources
		}
		return value((0.95-share)/(0.95-0.8), counted("links-away", "# of # links lead away", outside, total))
	},
}

// wordsALink is how many words of main content a link must have around it to be a reference rather than an entry.
const wordsALink = 15
