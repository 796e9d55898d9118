package topics

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"linkgrade/wasm/topic"
)

func TestAUC(t *testing.T) {
	pairs := []Pair{{Same: true}, {Same: true}, {}, {}}
	for _, c := range []struct {
		scores []float64
		want   float64
	}{
		{[]float64{4, 3, 2, 1}, 1}, {[]float64{1, 2, 3, 4}, 0}, {[]float64{1, 1, 1, 1}, 0.5}, {[]float64{4, 1, 2, 1}, 0.625},
	} {
		if got := AUC(pairs, c.scores); got != c.want {
			t.Errorf("AUC(%v) = %v; want %v", c.scores, got, c.want)
		}
	}
}

func TestGroup(t *testing.T) {
	pairs := []Pair{{Left: "a", Right: "b"}, {Left: "c", Right: "d"}, {Left: "e", Right: "b"}, {Left: "d", Right: "e"}, {Left: "x", Right: "y"}}
	group(pairs)
	for i, want := range []int{0, 0, 0, 0, 4} {
		if pairs[i].Group != want {
			t.Errorf("pair %d is in group %d; want %d", i, pairs[i].Group, want)
		}
	}
}

func TestSimple(t *testing.T) {
	pairs := []Pair{{Left: "red boat", Right: "boat red"}, {Left: "red boat", Right: "loaf"}, {Left: "", Right: "loaf"}}
	for name, scores := range map[string][]float64{"TFIDF": TFIDF(pairs), "Jaccard": Jaccard(pairs)} {
		if math.Abs(scores[0]-1) > 1e-12 || scores[1] != 0 || scores[2] != 0 {
			t.Errorf("%s = %v; want 1 0 0", name, scores)
		}
	}
}

// A blend finds the measure that decides, leaves out those it may not use, and is as sure as the pairs allow.
func TestFit(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	measured := make([]Measured, 4000)
	for i := range measured {
		m := &measured[i]
		for k := range m.Measures {
			m.Measures[k] = r.Float64()
		}
		m.Set = string(rune('a' + i%4))
		m.Same = r.Float64() < 1/(1+math.Exp(-6*(m.Measures[0]-0.5)))
		m.Group = i
	}
	b := Fit(measured, topic.WordsAlone())
	if b.Weights[topic.NumMeasures-1] != 0 || math.Abs(b.Weights[0]-6) > 0.7 || math.Abs(b.Weights[1]) > 0.7 || math.Abs(b.Constant+3) > 0.7 {
		t.Errorf("Fit = %+v; want 6 for the first measure, 0 for others, -3", b)
	}
	var pairs []Pair
	for _, m := range measured {
		pairs = append(pairs, m.Pair)
	}
	if auc := AUC(pairs, LeaveSetOut(measured, topic.WithVectors())); auc < 0.8 {
		t.Errorf("left out, the AUC is %.3f", auc)
	}
}

// What a pair scores does not hang on the labels of pairs that share a text with it.
func TestDisjoint(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	measured := make([]Measured, 400)
	for i := range measured {
		m := &measured[i]
		m.Set, m.Left, m.Right = string(rune('a'+i%2)), strconv.Itoa(r.IntN(40)), strconv.Itoa(100+r.IntN(20))
		m.Same = r.IntN(2) == 0
		for k := range m.Measures {
			m.Measures[k] = r.Float64()
		}
	}
	first := measured[0]
	before := Disjoint(measured, topic.WithVectors())[0]
	changed := slices.Clone(measured)
	for i := range changed {
		if changed[i].Left == first.Left || changed[i].Right == first.Right {
			changed[i].Same = !changed[i].Same
		}
	}
	if after := Disjoint(changed, topic.WithVectors())[0]; after != before || before == 0 {
		t.Errorf("the first pair scores %v; %v once the labels of its texts' pairs are changed", before, after)
	}
	changed = slices.Clone(measured)
	for i := range changed {
		changed[i].Same = !changed[i].Same
	}
	if after := Disjoint(changed, topic.WithVectors())[0]; after == before {
		t.Errorf("the first pair scores %v whatever the labels of all pairs", before)
	}
}
