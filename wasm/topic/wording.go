package topic

import "strings"

// Wording is how an anchor words what it links to, by a profile.
type Wording uint8

// The wordings. Other says nothing of the profile.
const (
	WordsOther   Wording = iota
	WordsBrand           // the site's name is in it
	WordsPartial         // a keyword or leading term is in it, among other words
	WordsExact           // it is a keyword or leading term, whatever its form
)

// leadingTerms are how many of a profile's terms are looked for in anchors: the weightiest that are not struck.
const leadingTerms = 20

// leastBrand is how many letters a brand needs to be looked for inside other words.
const leastBrand = 3

// Wordings tells the wordings of anchors by one profile. The zero Wordings knows none.
type Wordings struct {
	brands []string // letters alone
	terms  []string // stems, a blank before and after each
}

// Wordings makes a profile ready for looking at anchors.
func (p *Profile) Wordings() *Wordings {
	w := &Wordings{}
	for _, b := range p.Brands {
		if s := Letters(b); len(s) >= leastBrand {
			w.brands = append(w.brands, s)
		}
	}
	add := func(text string) {
		if key := termKey(text); key != "" {
			w.terms = append(w.terms, " "+key)
		}
	}
	for _, k := range p.Keywords {
		add(k)
	}
	for i, n := 0, 0; i < len(p.Terms) && n < leadingTerms; i++ {
		if t := &p.Terms[i]; !t.Struck {
			add(t.Text)
			n++
		}
	}
	return w
}

// Of is how an anchor is worded.
func (w *Wordings) Of(anchor string) Wording {
	if len(w.brands) == 0 && len(w.terms) == 0 {
		return WordsOther
	}
	letters := Letters(anchor)
	for _, b := range w.brands {
		if strings.Contains(letters, b) {
			return WordsBrand
		}
	}
	key, found := " "+termKey(anchor), WordsOther
	for _, t := range w.terms {
		switch {
		case t == key:
			return WordsExact
		case strings.Contains(key, t):
			found = WordsPartial
		}
	}
	return found
}
