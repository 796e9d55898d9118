package grade

import (
	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

var unrelatedAnchors = Rule{
	ID: "unrelated-anchors", Family: Linking, Kind: Weight, Backing: Primary, Up: 1, Down: 15,
	Title:  "Followed links in the text have nothing to do with the page",
	Praise: "Links in the text belong to what the page is about",
	Why:    "Pages link to what they are about; a link that was paid for often has another subject.",
	Source: "https://doi.org/10.1145/345508.345597",
	Check: func(in *Input) Outcome {
		if in.Vectors == nil || !in.hasText() {
			return unknown()
		}
		looked, strange := in.strangers(in.topics().belongs, strangeAnchor)
		if looked == 0 {
			return unknown()
		}
		var ev []Evidence
		for _, l := range strange {
			ev = append(ev, leadingTo(l))
		}
		return value(1-2*(float64(len(strange))-chanceStranger)/float64(max(looked, fewStrangers)), ev...)
	},
}

// Honest anchors are strange by chance, one in fifty: a name, a credit, a button. So half a link of a page is taken for
// chance, and the share of a few is one of fewStrangers: one alone takes 3 points, the second 8 more.
const (
	chanceStranger = 0.5
	fewStrangers   = 4
)

// strangers are the followed links to other sites, one a site, that are less near than least by a measure; looked is of how
// many sites it was known. What rank lists know belongs: what is written about is linked to.
func (in *Input) strangers(measure func(*page.Link) (near float64, known bool), least float64) (looked int, strange []*page.Link) {
	names := map[domain.Name]bool{}
	for _, l := range in.external() {
		if names[l.Name] || len(names) == maxStrangers {
			continue
		}
		near, known := measure(l)
		if !known {
			continue
		}
		if names[l.Name] = true; near < least && !in.isRanked(l.Name) {
			strange = append(strange, l)
		}
	}
	return len(names), strange
}

// maxStrangers is how many sites are looked at: comparing texts takes a tenth of a millisecond each.
const maxStrangers = 12

// Of 279 anchors in the text of real pages one in fifty is less than 0.060 near by both of belongs' measures; of as many on
// another page's text two in five are less than 0.087 (TestBelonging).
const strangeAnchor = 0.07

// leastAnchorWords is how many words an anchor has before it has a subject of its own: two, "beekeepers' association", may
// have none in common with the page that they are about.
const leastAnchorWords = 3

// belongs is how near a link is to its page: its anchor to the page's text, or its sentence to the page's title, headings
// and address, whichever is nearer. It is known for anchors of some words in a language with vectors.
func (t *topics) belongs(l *page.Link) (near float64, known bool) {
	if l.Content < 0.5 || l.Anchor != page.AnchorOther || wordsIn(l.Text) < leastAnchorWords {
		return 0, false
	}
	anchor := t.vectors.Score(t.read(topic.Text{Body: l.Text}), t.page())
	if !anchor.Known || anchor.WordsAlone {
		return 0, false
	}
	sentence := t.vectors.Score(t.read(topic.Text{Body: t.in.Sentence(l)}), t.head())
	return max(anchor.Score, sentence.Score), true
}

func wordsIn(s string) (n int) {
	topic.EachWord(s, func([]byte) bool {
		n++
		return true
	})
	return n
}
