package main

import (
	"math"
	"testing"
)

func TestSpearmanIsOfRanks(t *testing.T) {
	for what, test := range map[string]struct {
		ps   []point
		want float64
	}{
		"the same order":     {[]point{{1, 10}, {2, 100}, {30, 1000}}, 1},
		"the other way":      {[]point{{1, 3}, {2, 2}, {3, 1}}, -1},
		"ties in the middle": {[]point{{1, 1}, {1, 2}, {2, 3}, {2, 4}}, 2 / math.Sqrt(5)},
	} {
		if got := spearman(test.ps); math.Abs(got-test.want) > 1e-12 {
			t.Errorf("%s: %v; want %v", what, got, test.want)
		}
	}
	if got := spearman([]point{{1, 1}, {1, 2}}); !math.IsNaN(got) {
		t.Errorf("without an order: %v; want NaN", got)
	}
}

func TestIntervalHoldsTheFigure(t *testing.T) {
	var ps []point
	for i := range 200 {
		ps = append(ps, point{float64(i), float64(i*7%50 + i)})
	}
	at, rho := interval(ps, spearman), spearman(ps)
	if at.from >= rho || at.to <= rho || at.to-at.from > 0.1 {
		t.Errorf("the interval of %.3f is %v", rho, at)
	}
	if again := interval(ps, spearman); again != at {
		t.Errorf("the interval moves from %v to %v", at, again)
	}
}
