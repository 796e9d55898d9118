package grade

import "linkgrade/wasm/topic"

var offTopicPost = Rule{
	ID: "off-topic-post", Family: Selling, Kind: Weight, Backing: Primary, Up: 1, Down: 20,
	Title:  "The page has nothing to do with the rest of its site",
	Praise: "The page is about what its site is about",
	Why:    "Sites that sell places in their texts carry pages on subjects that are not theirs.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#site-reputation",
	Check: func(in *Input) Outcome {
		if in.Vectors == nil || !in.hasText() || in.refused() {
			return unknown()
		}
		t := in.topics()
		l := t.vectors.Similarity(t.page(), t.menu())
		if !l.Known || l.WordsAlone { // words alone are too few in a menu
			return unknown()
		}
		if l.Score < ownSite && !t.ofOneSubject(t.menu()) {
			return unknown() // a personal blog's menu has every subject or none
		}
		return value((l.Score-strangeSite)/(ownSite-strangeSite), shownWords(&l)...)
	},
}

// Where a page's likeness to its site's navigation lies, where that is of one subject: no page of 752 real ones has less than
// strangeSite with its own, seven have less than 0.09; with another site's a quarter and a half have (TestBelonging).
const (
	strangeSite = 0.03
	ownSite     = 0.12
)

// ofOneSubject reports a text that is surely about one of the areas.
func (t *topics) ofOneSubject(d *topic.Doc) bool {
	about := t.kinds().Of(d)
	return len(about) > 0 && about[0].Probability >= sureArea
}
