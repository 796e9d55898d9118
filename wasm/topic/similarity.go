package topic

import (
	"cmp"
	"slices"
)

// maxEvidence is how many words and pairs of words a Likeness quotes.
const maxEvidence = 6

// leastNear is the cosine from which two different words are quoted as near.
const leastNear = 0.5

// A Likeness is how near two texts are in what they are about.
type Likeness struct {
	// Known is whether both say enough to be compared; all else is zero where it is false.
	Known bool
	// Score is the probability, in [0,1], that both are of one subject, where as many pairs are as are not.
	Score float64
	// WordsAlone says that the vectors do not know the language of one of the two (or are not there): then texts that
	// say the same in other words are not recognised.
	WordsAlone bool
	// Shared are the words that both have and that carried the score, the weightiest first, as they are compared.
	Shared []string
	// Near are the pairs of different words that came nearest to each other, the weightiest first.
	Near []Near
}

// Near is a pair of words that mean nearly the same, one of each text.
type Near struct {
	A, B   string
	Cosine float64
}

// Similarity compares two texts. Similarity(a, b) and Similarity(b, a) score the same; a text has 1 with itself.
func (v *Vectors) Similarity(a, b *Doc) Likeness {
	if a.mass == 0 || b.mass == 0 {
		return Likeness{}
	}
	if a, b = v.inOneForm(a, b); a.mass == 0 || b.mass == 0 { // nothing but function words
		return Likeness{}
	}
	m := measure(a, b)
	l := Likeness{Known: true, WordsAlone: !a.spoken}
	switch {
	case m[sharedWords] > 1-1e-9:
		l.Score = 1
	case l.WordsAlone:
		l.Score = lexical.Of(&m)
	default:
		l.Score = blended.Of(&m)
	}
	l.Shared = shared(a, b)
	if !l.WordsAlone {
		l.Near = v.near(a, b)
	}
	return l
}

// shared are the words that add most to the cosine.
func shared(a, b *Doc) []string {
	type found struct {
		word   string
		weight float64
	}
	var all []found
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch s, t := &a.terms[i], &b.terms[j]; {
		case s.hash < t.hash:
			i++
		case s.hash > t.hash:
			j++
		default:
			if w := s.weight * t.weight; w > 1 { // function words weigh next to nothing
				all = append(all, found{string(a.word(s)), w})
			}
			i, j = i+1, j+1
		}
	}
	slices.SortStableFunc(all, func(x, y found) int { return cmp.Compare(y.weight, x.weight) })
	words := make([]string, min(maxEvidence, len(all)))
	for i := range words {
		words[i] = all[i].word
	}
	return words
}

// near are the nearest words in b of those that pull a's mean and that b does not have.
func (v *Vectors) near(a, b *Doc) []Near {
	var all []Near
	for _, i := range a.pulls {
		t := &a.terms[i]
		if b.has(t.hash) {
			continue
		}
		if cos, of := v.nearest(t, b); of != nil && cos >= leastNear {
			all = append(all, Near{string(a.word(t)), string(b.word(of)), cos})
		}
	}
	slices.SortStableFunc(all, func(x, y Near) int { return cmp.Compare(y.Cosine, x.Cosine) })
	return all[:min(maxEvidence, len(all))]
}
