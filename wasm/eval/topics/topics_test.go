package topics

import (
	"math"
	"math/rand/v2"
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
	b := Fit(measured, topic.WordsAlone)
	if b.Weights[2] != 0 || math.Abs(b.Weights[0]-6) > 0.7 || math.Abs(b.Weights[1]) > 0.7 || math.Abs(b.Constant+3) > 0.7 {
		t.Errorf("Fit = %+v; want 6 for the first measure, 0 for others, -3", b)
	}
	var pairs []Pair
	for _, m := range measured {
		pairs = append(pairs, m.Pair)
	}
	if auc := AUC(pairs, LeaveSetOut(measured, topic.WithVectors)); auc < 0.8 {
		t.Errorf("left out, the AUC is %.3f", auc)
	}
}
