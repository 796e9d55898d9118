package topic

import (
	"slices"

	"linkgrade/wasm/domain"
)

// Bounds on what a profile holds. [DecodeProfile] refuses more; [Vectors.Learn] stays below.
const (
	MaxProfile  = 64 << 10 // bytes of a profile's JSON, also where it is written
	maxNames    = 50       // sites, and brands
	maxTargets  = 100
	maxKeywords = 200
	maxProfiled = 300 // terms
	maxPages    = 50  // learnt from
	maxLabel    = 100 // bytes of a name, brand, keyword or term
)

// A Profile says what the user's site is about. It is learnt from pages of the site, written by hand, or both. The zero
// Profile says nothing: what is compared with it is not known.
type Profile struct {
	Name     string           // what its owner calls it; "" when it has no name yet
	Sites    []domain.Name    // the user's own; links to them are "yours"
	Brands   []string         // what the site is called, as anchors may word it: "Harbour Yachts"
	Targets  []domain.Address // pages that links are wanted to
	Language string           // BCP 47 of the site's text; "" when not known
	Keywords []string         // typed by hand; learning never touches them
	Terms    []Term           // what its pages say more often than others, the weightiest first
	Pages    []domain.Address // learnt from
	Learnt   int64            // unix seconds, as the caller said; 0 when nothing was learnt
}

// A Term is a word or a phrase of two.
type Term struct {
	Text   string
	Weight float64 // in (0,1]: 1 is the site's weightiest
	Pages  int     // on how many of the pages it stands; 0 for the user's own, which learning leaves as they are
	Struck bool    // counts for nothing, and learning keeps it so
}

// Struck terms and the user's own are written by hand; [Vectors.Learn] keeps both.
func (t *Term) isOwn() bool { return t.Pages == 0 }

// Counts in a profile's Doc: as if a text of a thousand words were read whose weightiest term stands there 25 times, and
// in which a keyword counts like the weightiest.
const (
	termCounts       = 24
	profiledKeywords = 25
)

// Profile makes a profile ready for comparing. Struck words count nowhere but in keywords; brands never do, since a name
// says nothing of what a site is about.
func (v *Vectors) Profile(p *Profile) *Doc {
	r, struck := reader{v: v, doc: &Doc{}}, p.struckWords()
	length := 0
	for i := range p.Terms {
		length += len(p.Terms[i].Text)
	}
	for _, k := range p.Keywords {
		length += len(k)
	}
	r.makeRoom(2 * length) // no blank stands between two terms
	for i := range p.Terms {
		if t := &p.Terms[i]; !t.Struck {
			r.field(without(t.Text, struck), 1+termCounts*t.Weight)
		}
	}
	for _, k := range p.Keywords {
		r.field(k, profiledKeywords)
	}
	if r.doc.spoken = r.isSpoken(p.Language); !r.doc.spoken {
		r.dropFunctionWords()
	}
	r.gather()
	r.doc.weigh(v)
	return r.doc
}

// without is a text without some words, by their stems.
func without(text string, struck map[uint64]bool) string {
	if len(struck) == 0 {
		return text
	}
	var left []byte
	EachWord(text, func(word []byte) bool {
		written := len(left)
		left = append(append(left, word...), ' ')
		if struck[hashWord(stem(word))] {
			left = left[:written]
		}
		return true
	})
	return string(left)
}

// struckWords are the stems of the single words that are struck out: they count in no phrase either.
func (p *Profile) struckWords() map[uint64]bool {
	words := map[uint64]bool{}
	for i := range p.Terms {
		if t := &p.Terms[i]; t.Struck {
			if key := stemsOf(t.Text); len(key) == 1 {
				words[key[0]] = true
			}
		}
	}
	return words
}

// Strike strikes a word or phrase out, in whatever form it is given, or takes it in again. It reports whether the profile
// had it; one that it lacks is noted as struck, so that learning does not bring it.
func (p *Profile) Strike(text string, struck bool) bool {
	want, found := stemsOf(text), false
	for i := range p.Terms {
		if t := &p.Terms[i]; slices.Equal(stemsOf(t.Text), want) {
			t.Struck, found = struck, true
		}
	}
	if text = label(text); !found && struck && len(want) > 0 && text != "" && len(p.Terms) < maxProfiled {
		p.Terms = append(p.Terms, Term{Text: text, Weight: 1, Struck: true})
	}
	return found
}

// stemsOf are the hashes of a text's words without their endings: what makes two terms the same.
func stemsOf(text string) []uint64 {
	var all []uint64
	EachWord(text, func(word []byte) bool {
		all = append(all, hashWord(stem(word)))
		return true
	})
	return all
}
