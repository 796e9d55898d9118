package topics

import (
	"hash/fnv"

	"linkgrade/wasm/topic"
)

// A Way scores pairs by blends of some measures that have not seen them.
type Way func(measured []Measured, use []int) []float64

// Ship scores pairs as package topic does: by one blend where the vectors know both languages, by the other elsewhere.
// The second is learnt from the same pairs as if they were of languages that the vectors do not know.
func Ship(spoken, foreign []Measured, way Way) []float64 {
	scores := way(foreign, topic.WordsAlone())
	known := way(Spoken(spoken), topic.WithVectors())
	for i := range spoken {
		if !spoken[i].WordsAlone {
			scores[i], known = known[0], known[1:]
		}
	}
	return scores
}

// LeaveSetOut scores every pair by a blend that was learnt without its set and without any pair that shares a text with
// one of its set, directly or over others.
func LeaveSetOut(measured []Measured, use []int) []float64 {
	pairs := make([]Pair, len(measured))
	for i := range measured {
		pairs[i] = measured[i].Pair
	}
	scores := make([]float64, len(measured))
	for _, set := range Sets(pairs) {
		shared := map[int]bool{}
		for _, p := range pairs {
			if p.Set == set {
				shared[p.Group] = true
			}
		}
		var rest []Measured
		for _, m := range measured {
			if m.Set != set && !shared[m.Group] {
				rest = append(rest, m)
			}
		}
		b := Fit(rest, use)
		for i := range measured {
			if measured[i].Set == set {
				scores[i] = b.Of(&measured[i].Measures)
			}
		}
	}
	return scores
}

// textFolds is to how many folds texts are dealt out.
const textFolds = 6

// Disjoint scores every pair by a blend that was learnt from pairs of all sets, but from none that has a text of the
// pair's two or of the folds that these are in. Whole groups cannot be left out: all pairs of one set are one group.
func Disjoint(measured []Measured, use []int) []float64 {
	scores := make([]float64, len(measured))
	for a := range textFolds {
		for b := a; b < textFolds; b++ {
			var rest []Measured
			var here []int
			for i := range measured {
				l, r := fold(measured[i].Left), fold(measured[i].Right)
				if min(l, r) == a && max(l, r) == b {
					here = append(here, i)
				}
				if l != a && l != b && r != a && r != b {
					rest = append(rest, measured[i])
				}
			}
			if len(here) == 0 {
				continue
			}
			blend := Fit(rest, use)
			for _, i := range here {
				scores[i] = blend.Of(&measured[i].Measures)
			}
		}
	}
	return scores
}

func fold(text string) int {
	h := fnv.New32a()
	h.Write([]byte(text)) // never fails
	return int(h.Sum32() >> 8 % textFolds)
}
