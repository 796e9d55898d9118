package boost

import (
	"math"
	"reflect"
	"testing"
)

// crossed are rows whose answer is whether two features have the same sign: no single one tells.
func crossed(n int) Rows {
	var r Rows
	for i := range n {
		a, b := int16(i*7919%201-100), int16(i*104729%199-99)
		r.X = append(r.X, []int16{a, b, int16(i % 13)})
		r.Y = append(r.Y, (a > 0) == (b > 0))
		r.Group = append(r.Group, i%50)
	}
	return r
}

var small = Params{Trees: 40, Leaves: 8, Rate: 0.3, MinRows: 5, L2: 1, Features: 1, Rows: 0.8, Seed: 1}

func TestFitLearnsWhatNoFeatureTellsAlone(t *testing.T) {
	rows := crossed(4000)
	m := Fit(rows, small)
	wrong := 0
	for i, x := range rows.X {
		if (m.Score(x) > 0) != rows.Y[i] {
			wrong++
		}
	}
	if wrong > len(rows.X)/50 {
		t.Errorf("%d of %d rows are answered wrongly", wrong, len(rows.X))
	}
}

func TestFitGivesTheSameTwice(t *testing.T) {
	if a, b := Fit(crossed(500), small), Fit(crossed(500), small); !reflect.DeepEqual(a, b) {
		t.Error("the same rows gave two models")
	}
}

// Where nothing can be told apart the answer is how often it was yes, by weight.
func TestScoreIsTheLogOddsOfTheWeights(t *testing.T) {
	rows := Rows{X: [][]int16{{1}, {1}, {1}}, Y: []bool{true, false, false}, Weight: []float64{6000, 1000, 1000}}
	p := small
	p.Rows = 1
	if got, want := Fit(rows, p).Score([]int16{1}), math.Log(3); math.Abs(got-want) > 0.01 {
		t.Errorf("Score = %.3f; want %.3f", got, want)
	}
}

// Leaves hold at least the rows asked for, so three odd rows have no leaf of their own.
func TestLeavesAreNotTooSmall(t *testing.T) {
	var rows Rows
	for i := range 300 {
		rows.X = append(rows.X, []int16{int16(i)})
		rows.Y = append(rows.Y, i < 3)
	}
	p := small
	p.MinRows, p.Rows = 100, 1
	for _, tree := range Fit(rows, p).Trees {
		for _, n := range tree {
			if n.Feature >= 0 && (n.Threshold < 99 || n.Threshold > 199) {
				t.Fatalf("a leaf of fewer than 100 rows: split at %d", n.Threshold)
			}
		}
	}
}
