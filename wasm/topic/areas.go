package topic

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"linkgrade/wasm/lexicon"
)

// NumAreas is how many broad subjects are told apart: the lines of lexicon.Verticals.
const NumAreas = 31

// How much counts that a text's vectors point where an area's do, and that it has the area's words, on the scale of
// logits; and what being about nothing named counts. Chosen on half of the labelled pages: see wasm/README.md.
const (
	meaningCounts = 4.0
	wordsCount    = 14.0
	noneCounts    = 1.5
)

// leastArea is the probability from which an area is worth naming.
const leastArea = 0.2

// An Area is a broad subject, one of lexicon.Verticals, with the probability that a text is about it.
type Area struct {
	Name        string
	Probability float64 // in (0,1], rounded to three decimals
}

// Subjects tells what texts are about by words that speak of each area. It never changes once made.
type Subjects struct {
	names [NumAreas]string
	means [NumAreas]mean // of each area's English words, what all areas have in common taken out; all 0 without vectors
	seeds func() seeds   // by stems, for texts whose language the vectors know
	first func() seeds   // by beginnings, for others: words of two areas that begin alike are left out
}

// seeds are hashes with the area in place of their low bits, in their order, each once. Few texts need both kinds, and an
// engine's first page waits for what is made: each is made when the first text asks.
type seeds []uint64

const areaBits = 5

// Subjects are by words and vectors; nil where there are no vectors, see [Lexicon].
func (v *Vectors) Subjects() *Subjects { return v.subjects }

func newSubjects(v *Vectors) *Subjects {
	s := &Subjects{
		seeds: sync.OnceValue(func() seeds { return seedsBy(stem) }),
		first: sync.OnceValue(func() seeds { return seedsBy(stemBeginning).ofOneArea() }),
	}
	for i, line := range strings.Split(strings.Trim(lexicon.Verticals, "\n"), "\n") {
		name, words, _ := strings.Cut(line, " ")
		english, _, _ := strings.Cut(words, "|")
		s.names[i] = name
		s.means[i] = v.meanOf(english)
	}
	s.takeOutCommon()
	return s
}

// seedsBy are the words of all areas by the part of each that counts.
func seedsBy(part func(word []byte) []byte) seeds {
	s := make(seeds, 0, 64*NumAreas)
	for i, line := range strings.Split(strings.Trim(lexicon.Verticals, "\n"), "\n") {
		_, words, _ := strings.Cut(line, " ")
		for language := range strings.SplitSeq(words, "|") {
			EachWord(language, func(word []byte) bool {
				s = append(s, hashWord(part(word))>>areaBits<<areaBits|uint64(i))
				return true
			})
		}
	}
	slices.Sort(s)
	return slices.Compact(s)
}

// stemBeginning is the beginning of what a stem leaves of its word, which it writes into.
func stemBeginning(word []byte) []byte {
	stem(word)
	return beginning(word)
}

// ofOneArea leaves out the hashes that more than one area has.
func (s seeds) ofOneArea() seeds {
	out := s[:0:0]
	for i := range s {
		if (i == 0 || s[i-1]>>areaBits != s[i]>>areaBits) && (i == len(s)-1 || s[i+1]>>areaBits != s[i]>>areaBits) {
			out = append(out, s[i])
		}
	}
	return out
}

// find is the area whose word has a hash, the first of them.
func (s seeds) find(hash uint64) (area uint8, found bool) {
	at, _ := slices.BinarySearch(s, hash>>areaBits<<areaBits)
	if at == len(s) || s[at]>>areaBits != hash>>areaBits {
		return 0, false
	}
	return uint8(s[at] & (1<<areaBits - 1)), true
}

// meanOf is the direction of a list of words, each counting the same.
func (v *Vectors) meanOf(words string) (m mean) {
	EachWord(words, func(word []byte) bool {
		ordinal := v.ordinal(hashWord(word))
		if ordinal == unknownWord {
			return true
		}
		row := v.vector(ordinal)
		if size := length(row); size > 0 {
			for k, x := range row {
				m[k] += float64(int8(x)) / size
			}
		}
		return true
	})
	m.normalise()
	return m
}

// takeOutCommon subtracts from each area's direction that of all: what is left tells areas apart.
func (s *Subjects) takeOutCommon() {
	var common mean
	for i := range s.means {
		for k, x := range s.means[i] {
			common[k] += x / NumAreas
		}
	}
	for i := range s.means {
		for k, x := range common {
			s.means[i][k] -= x
		}
		s.means[i].normalise()
	}
}

// Of says what a text is about: the areas likely enough to be named, the likeliest first. What they lack to 1 is for
// what is less likely and for nothing named. A text that says nothing, or speaks of none, has none.
func (s *Subjects) Of(d *Doc) []Area {
	if d.norm == 0 {
		return nil
	}
	logits := s.wordsOf(d)
	sum := math.Exp(noneCounts)
	for i := range logits {
		logits[i] = math.Exp(wordsCount*logits[i]/d.norm + meaningCounts*d.mean.dot(&s.means[i]))
		sum += logits[i]
	}
	var areas []Area
	for i, x := range logits {
		if p := math.Round(x/sum*1000) / 1000; p >= leastArea {
			areas = append(areas, Area{s.names[i], p})
		}
	}
	slices.SortStableFunc(areas, func(a, b Area) int { return cmp.Compare(b.Probability, a.Probability) })
	return areas
}

// wordsOf is the weight of each area's words in a text.
func (s *Subjects) wordsOf(d *Doc) (sums [NumAreas]float64) {
	known := s.first
	if d.spoken {
		known = s.seeds
	}
	words := known()
	for i := range d.terms {
		t := &d.terms[i]
		if area, found := words.find(t.hash); found {
			sums[area] += t.weight
		}
	}
	return sums
}
