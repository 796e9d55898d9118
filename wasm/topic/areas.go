package topic

import (
	"cmp"
	"math"
	"slices"
	"strings"

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
	seeds seeds          // by stems, for texts whose language the vectors know
	first seeds          // by beginnings, for others: words of two areas that begin alike are left out
}

// seeds are in the order of their hashes, each once.
type seeds []seed

type seed struct {
	hash uint64
	area uint8
}

// Subjects are by words and vectors; nil where there are no vectors, see [Lexicon].
func (v *Vectors) Subjects() *Subjects { return v.subjects }

func newSubjects(v *Vectors) *Subjects {
	s := &Subjects{seeds: make(seeds, 0, 64*NumAreas), first: make(seeds, 0, 64*NumAreas)}
	for i, line := range strings.Split(strings.Trim(lexicon.Verticals, "\n"), "\n") {
		name, words, _ := strings.Cut(line, " ")
		english, others, _ := strings.Cut(words, "|")
		s.names[i] = name
		s.addSeeds(uint8(i), english)
		s.addSeeds(uint8(i), others)
		s.means[i] = v.meanOf(english)
	}
	s.seeds.sort()
	s.first.sort()
	s.first = s.first.ofOneArea()
	s.takeOutCommon()
	return s
}

func (s *Subjects) addSeeds(area uint8, words string) {
	EachWord(words, func(word []byte) bool {
		s.seeds = append(s.seeds, seed{hashWord(stem(word)), area})
		s.first = append(s.first, seed{hashWord(beginning(word)), area})
		return true
	})
}

func (s *seeds) sort() {
	slices.SortFunc(*s, func(a, b seed) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.area, b.area)) })
	*s = slices.Compact(*s)
}

// ofOneArea leaves out the hashes that more than one area has.
func (s seeds) ofOneArea() seeds {
	out := s[:0:0]
	for i := range s {
		if (i == 0 || s[i-1].hash != s[i].hash) && (i == len(s)-1 || s[i+1].hash != s[i].hash) {
			out = append(out, s[i])
		}
	}
	return out
}

// find is the area whose word has a hash.
func (s seeds) find(hash uint64) (area uint8, found bool) {
	at, found := slices.BinarySearchFunc(s, hash, func(s seed, hash uint64) int { return cmp.Compare(s.hash, hash) })
	if found {
		area = s[at].area
	}
	return area, found
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
	for i := range d.terms {
		t := &d.terms[i]
		if area, found := known.find(t.hash); found {
			sums[area] += t.weight
		}
	}
	return sums
}
