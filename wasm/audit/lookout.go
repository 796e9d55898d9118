package audit

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"linkgrade/wasm/lexicon"
)

// A meaning is what a phrase says of the text that has it.
type meaning uint8

const (
	meansGuest meaning = iota
	meansPaid
	meansRelease
	meansDirectory
	meansCopy
	meansResource
	meansSale      // the phrase alone offers links
	meansSoldThing // it is what is sold
	meansOffer     // it is how
	meansTrade     // of pills, bets…: see lexicon.RiskAnchors
	meansBuying    // an anchor that asks to buy
	meanings
)

// A lookout finds many phrases in one pass over a text: a million titles are looked through.
type lookout struct {
	begins  [1 << 16 / 64]uint64 // bits of the first three bytes
	by      map[uint32][]phrase
	nothing [meanings]string // what most texts say: it is never written to
}

type phrase struct {
	text  string
	means uint8
	whole bool // words of their own
}

// leastPhrase is how many bytes a phrase begins with at least.
const leastPhrase = 3

// newLookout knows the phrases of titles, addresses and anchors.
func newLookout() *lookout {
	l := &lookout{by: map[uint32][]phrase{}}
	l.add(lexicon.GuestLabels.All, meansGuest, false)
	l.add(lexicon.PaidLabels.All, meansPaid, false)
	l.add(lexicon.ReleaseLabels.All, meansRelease, false)
	l.add(directoryTitles.All, meansDirectory, true)
	l.add(copyTitles.All, meansCopy, true)
	l.add(resourceTitles.All, meansResource, true)
	l.add(sellingTitles.All, meansSale, true)
	l.add(lexicon.SoldThings.All, meansSoldThing, true)
	l.add(sellingWords.All, meansOffer, true)
	l.add(lexicon.RiskAnchors.All, meansTrade, true)
	l.add(lexicon.BuyWords.All, meansBuying, true)
	return l
}

// newPathLookout knows the parts of addresses; what they mean is a place in pathMarks.
func newPathLookout() *lookout {
	l := &lookout{by: map[uint32][]phrase{}}
	for i := range pathMarks {
		for _, part := range pathMarks[i].parts {
			l.put(phrase{part, uint8(i), false})
		}
	}
	return l
}

func (l *lookout) add(phrases iter.Seq[string], m meaning, whole bool) {
	for text := range phrases {
		l.put(phrase{text, uint8(m), whole && !isUnspaced(text)})
	}
}

func (l *lookout) put(p phrase) {
	if len(p.text) < leastPhrase {
		panic("audit: too short to look for: " + p.text)
	}
	k := beginning(p.text)
	l.begins[k%(1<<16)/64] |= 1 << (k % 64)
	l.by[k] = append(l.by[k], p)
}

// beginning is the first three bytes, mixed so that their low bits tell them apart.
func beginning(s string) uint32 {
	return (uint32(s[0])<<16 | uint32(s[1])<<8 | uint32(s[2])) * 0x9E3779B1 >> 8
}

// find calls found with each phrase in a text in lower case, from its start on.
func (l *lookout) find(text string, found func(means uint8, phrase string)) {
	for i := 0; i+leastPhrase <= len(text); i++ {
		k := beginning(text[i:])
		if l.begins[k%(1<<16)/64]&(1<<(k%64)) == 0 {
			continue
		}
		for _, p := range l.by[k] {
			if strings.HasPrefix(text[i:], p.text) && (!p.whole || isWhole(text, i, i+len(p.text))) {
				found(p.means, p.text)
			}
		}
	}
}

// said are the first phrases of each meaning in a text in lower case; "" where there is none.
func (l *lookout) said(text string) *[meanings]string {
	out := &l.nothing
	l.find(text, func(m uint8, phrase string) {
		if out == &l.nothing {
			out = &[meanings]string{}
		}
		if out[m] == "" {
			out[m] = phrase
		}
	})
	return out
}

// isWhole reports that no letter or digit stands beside a part of a text.
func isWhole(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !isLetter(before) && !isLetter(after)
}

func isLetter(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// isUnspaced reports words of a script without blanks: Han, kana, Thai.
func isUnspaced(phrase string) bool {
	r, _ := utf8.DecodeRuneInString(phrase)
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}
