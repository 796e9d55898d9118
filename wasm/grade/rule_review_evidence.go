package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
)

var reviewEvidence = Rule{
	ID: "review-evidence", Family: Writing, Kind: Weight, Backing: Primary, Up: 1, Down: 8,
	Title:  "A review full of affiliate links shows nobody who tried the things",
	Praise: "The review speaks of things that somebody tried",
	Why:    "Reviews written for their affiliate links say less; search engines ask for evidence of use.",
	Source: "https://developers.google.com/search/docs/specialty/ecommerce/write-high-quality-reviews",
	Check: func(in *Input) Outcome {
		if !in.isReview() || in.MainWords < 2*enoughText {
			return unknown()
		}
		paid := 0
		for i := range in.Links {
			if l := &in.Links[i]; l.External && l.Content >= 0.5 && (l.Form&page.FormAffiliate != 0 || l.HasRel("sponsored")) {
				paid++
			}
		}
		if paid < leastPaid {
			return unknown()
		}
		seen := map[string]bool{}
		var ev []Evidence
		for i := range in.Blocks {
			if b := &in.Blocks[i]; b.Content < 0.5 || b.Hidden != "" {
				continue
			}
			for w := range lexicon.Evidence.All {
				if !seen[w] && strings.Contains(in.blockLower(i), w) {
					seen[w] = true
					ev = append(ev, said("“"+w+"”"))
				}
			}
		}
		if len(seen) == 0 {
			return fail(counted("review-unfounded", "# affiliate links, and no word of anybody's own experience", paid))
		}
		return value(float64(len(seen))/enoughEvidence, ev...)
	},
}

const (
	leastPaid      = 5 // affiliate links in a text from which they are what it is for
	enoughEvidence = 2 // different ways of saying that somebody tried it
)

// isReview reports a title that promises a review, in a language whose words of evidence are known.
func (in *Input) isReview() bool {
	switch lang, _, _ := strings.Cut(in.Language, "-"); lang {
	case "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru":
		return hasWord(strings.ToLower(in.Title), lexicon.ReviewTitles) != ""
	}
	return false
}
