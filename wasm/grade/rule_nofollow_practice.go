package grade

import (
	"strconv"
)

var nofollowPractice = Rule{
	ID: "nofollow-practice", Family: Economy, Kind: Cap, Backing: Primary, Limit: 60,
	Title:  "None of the links to other sites in the text is followed",
	Praise: "Links to other sites in the text are followed",
	Why:    "A site that qualifies all its links with nofollow, sponsored or ugc will do so with the next one.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
	Check: func(in *Input) Outcome {
		followed, all := in.practice()
		switch {
		case all < practiceEnough:
			return unknown()
		case followed == 0:
			return fail(said(strconv.Itoa(all) + " links to other sites in the text, none followed"))
		}
		return pass(said(strconv.Itoa(followed) + " of " + strconv.Itoa(all) + " links to other sites in the text are followed"))
	},
}

// practiceEnough is how many links show what a site does with its links.
const practiceEnough = 3

// practice counts the visible links to other sites in the content, and those of them that are followed.
func (in *Input) practice() (followed, all int) {
	for i := range in.Links {
		if l := &in.Links[i]; l.External && l.Content >= 0.5 {
			all++
			if l.Follow() {
				followed++
			}
		}
	}
	return followed, all
}

// followChance is the share of its links in the text that the site follows, 1 where there are too few to tell.
func (in *Input) followChance() float64 {
	followed, all := in.practice()
	if all < practiceEnough {
		return 1
	}
	return float64(followed) / float64(all)
}
