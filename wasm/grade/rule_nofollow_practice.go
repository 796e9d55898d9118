package grade

import ()

var nofollowPractice = Rule{
	ID: "nofollow-practice", Family: Economy, Kind: Cap, Backing: Primary, Limit: noPlaceLimit,
	Title:  "Few links to other sites in the text are followed",
	Praise: "Links to other sites in the text are followed",
	Why:    "A site that qualifies most of its links with nofollow, sponsored or ugc will likely do so with the next one.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links",
	Check: func(in *Input) Outcome {
		followed, all := in.practice()
		seen := counted("links-followed", "# of # links to other sites in the text are followed", followed, all)
		switch {
		case all < practiceEnough:
			return unknown()
		case followed*followedLeast < all:
			return fail(seen)
		}
		return pass(seen)
	},
}

// practiceEnough is how many links show what a site does with its links.
const practiceEnough = 3

// followedLeast: a site that follows fewer than one link in three can be expected not to follow the next one.
const followedLeast = 3

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
