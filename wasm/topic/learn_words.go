package topic

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"linkgrade/wasm/lexicon"
)

const (
	maxLearnt   = 200 // terms that one learning brings
	leastCount  = 2   // times a word must stand on the site, boosts included
	leastPhrase = 2   // times a phrase must
	leastBound  = 0.3 // share of its rarer word's uses that must be in the phrase
)

// learnt is a word or phrase as it was met.
type learnt struct {
	forms    map[string]int // as it was written, in small letters
	share    float64        // sum over pages of its share of their words
	count    float64        // boosts included
	ordinal  int32
	pages    int
	last     int  // the page it was met on last, from 1
	titles   int  // how many pages have it in the title
	titled   int  // the last of them, from 1
	lower    int  // times it was written with a small first letter in the body
	word     bool // no function word
	isPhrase bool
}

// learner counts words and phrases over pages.
type learner struct {
	v       *Vectors
	words   map[uint64]*learnt
	phrases map[[2]uint64]*learnt
	pages   int
	page    int
	spoken  bool            // the vectors know the site's language
	plain   map[uint64]bool // words that say nothing of a subject
	met     []meeting       // on the page being read
}

// meeting is one word or phrase on a page, with what it counts.
type meeting struct {
	of     *learnt
	counts float64
}

func (l *learner) read(s *Sample) {
	l.met = l.met[:0]
	l.field(s.Title, titleCounts, true)
	l.field(s.Headings, headingCounts, false)
	l.field(s.Body, bodyCounts, false)
	total := 0.0
	for _, m := range l.met {
		if !m.of.isPhrase {
			total += m.counts
		}
	}
	for _, m := range l.met {
		m.of.share += m.counts / total
	}
}

// field takes the words of a text, and the phrases of two that no mark parts.
func (l *learner) field(text string, counts float64, title bool) {
	isApart := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && r != ' ' && r != '-' && r != 0xAD
	}
	var before *learnt
	var beforeHash uint64
	var beforeForm string
	for part := range strings.FieldsFuncSeq(text, isApart) {
		before = nil
		for raw := range strings.FieldsFuncSeq(part, func(r rune) bool { return r == ' ' || r == '-' }) {
			for _, w := range wordsIn(raw) {
				one := l.meet(w, counts, title)
				if one.word && before != nil && w.whole {
					l.meetPhrase(beforeHash, w.hash, beforeForm+" "+w.form, counts)
				}
				before = nil
				if one.word && w.whole {
					before, beforeHash, beforeForm = one, w.hash, w.form
				}
			}
		}
	}
}

// written is a word as it stands in a text.
type written struct {
	form  string // in small letters, diacritics kept
	hash  uint64 // of its stem
	exact uint64 // of its folded form
	lower bool   // it begins with a small letter
	whole bool   // it is all of what stood between blanks
}

// wordsIn are the words of what stands between two blanks: one, or pairs of letters where a script has no blanks.
func wordsIn(raw string) (all []written) {
	EachWord(raw, func(word []byte) bool {
		all = append(all, written{form: string(word), exact: hashWord(word), hash: hashWord(stem(word))})
		return true
	})
	if len(all) == 1 {
		all[0].whole = true
		all[0].form = strings.ToLower(strings.ReplaceAll(raw, "\u00ad", "")) // a soft hyphen is not there
		for _, r := range raw {
			all[0].lower = unicode.IsLower(r)
			break
		}
	}
	return all
}

func (l *learner) meet(w written, counts float64, title bool) *learnt {
	one := l.words[w.hash]
	if one == nil {
		one = &learnt{forms: map[string]int{}, ordinal: unknownWord}
		l.words[w.hash] = one
	}
	if at := l.v.ordinal(w.exact); at != unknownWord && (one.ordinal == unknownWord || at < one.ordinal) {
		one.ordinal = at
	}
	one.word = !l.plain[w.exact]
	if w.lower && counts == bodyCounts {
		one.lower++
	}
	if title && one.titled != l.page+1 {
		one.titles++
		one.titled = l.page + 1
	}
	l.note(one, w.form, counts)
	return one
}

func (l *learner) note(one *learnt, form string, counts float64) {
	one.forms[form]++
	one.count += counts
	if one.last != l.page+1 {
		one.pages++
		one.last = l.page + 1
	}
	l.met = append(l.met, meeting{one, counts})
}

func (l *learner) meetPhrase(from, to uint64, form string, counts float64) {
	key := [2]uint64{from, to}
	one := l.phrases[key]
	if one == nil {
		one = &learnt{forms: map[string]int{}, isPhrase: true}
		l.phrases[key] = one
	}
	l.note(one, form, counts)
}

// drop takes out the words of the site's own name that its text does not use as words, and those that every site has
// and no title of this one.
func (l *learner) drop(brands []string) {
	for _, b := range brands {
		for _, hash := range append(stemsOf(b), stemsOf(Letters(b))...) { // the second: written as one word
			if one := l.words[hash]; one != nil && one.lower < leastCount {
				delete(l.words, hash)
			}
		}
	}
	for hash := range hashesOf(lexicon.SiteWords, true) {
		if one := l.words[hash]; one != nil && one.titles*2 < l.pages {
			delete(l.words, hash)
		}
	}
}

// hashesOf are the words of a list, or their stems.
func hashesOf(list string, stems bool) map[uint64]bool {
	set := make(map[uint64]bool, len(list)/6)
	EachWord(list, func(word []byte) bool {
		if stems {
			word = stem(word)
		}
		set[hashWord(word)] = true
		return true
	})
	return set
}

// terms are what is commoner on the site than in the language, the weightiest first.
func (l *learner) terms() []Term {
	var all []Term
	weights := make(map[uint64]float64, len(l.words))
	for hash, one := range l.words {
		if w := l.keyness(one); w > 0 {
			weights[hash] = w
			all = append(all, Term{Text: one.form(), Weight: w, Pages: one.pages})
		}
	}
	for key, one := range l.phrases {
		form, bound := one.form(), one.count/math.Min(l.countOf(key[0]), l.countOf(key[1]))
		if w := bound * math.Sqrt(weights[key[0]]*weights[key[1]]); w > 0 && bound >= leastBound && one.forms[form] >= leastPhrase {
			all = append(all, Term{Text: form, Weight: w, Pages: one.pages})
		}
	}
	sortTerms(all)
	terms := all[:0]
	most := 0.0
	for _, t := range all[:min(len(all), maxLearnt)] {
		most = max(most, t.Weight)
		t.Text, t.Weight = label(t.Text), math.Round(1000*t.Weight/most)/1000
		if t.Weight > 0 && termKey(t.Text) != "" {
			terms = append(terms, t)
		}
	}
	return terms
}

// sortTerms puts the weightiest first.
func sortTerms(terms []Term) {
	slices.SortFunc(terms, func(a, b Term) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Text, b.Text))
	})
}

func (l *learner) countOf(hash uint64) float64 {
	if one := l.words[hash]; one != nil {
		return one.count
	}
	return 1 // it was dropped: no weight, no phrase
}

// keyness is what a word adds to how far the site's words are from the language's (Kullback and Leibler's divergence),
// less where few of its pages have it. It is 0 for function words and for those that are not commoner on the site.
func (l *learner) keyness(one *learnt) float64 {
	if !one.word || one.count < leastCount {
		return 0
	}
	usual := rareShare
	if l.spoken && one.ordinal != unknownWord {
		usual = share(l.v.use[one.ordinal])
	}
	here := one.share / float64(l.pages)
	if here <= usual {
		return 0
	}
	return here * math.Log(here/usual) * math.Sqrt(float64(one.pages)/float64(l.pages))
}

// form is how a word or phrase is mostly written.
func (one *learnt) form() string {
	best := ""
	for form, n := range one.forms {
		if m := one.forms[best]; n > m || n == m && (len(form) < len(best) || len(form) == len(best) && form < best) {
			best = form
		}
	}
	return best
}
