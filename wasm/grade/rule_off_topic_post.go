package grade

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
		return value((l.Score-strangeSite)/(ownSite-strangeSite), shownWords(&l)...)
	},
}

// Where a page's likeness to its site's navigation lies: of 356 real pages one in a hundred has less than 0.032 with its
// own, and half have less than 0.065 with another site's (TestBelonging).
const (
	strangeSite = 0.03
	ownSite     = 0.12
)
