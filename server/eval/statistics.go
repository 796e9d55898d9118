package main

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// A point is what is said of a name and what is true of it.
type point struct{ said, true float64 }

// resamples is how often the points are drawn anew; the seed makes every run print the
// same intervals.
const (
	resamples = 1000
	seed      = 20261126
)

// A span holds 95 % of what the resamples gave.
type span struct{ from, to float64 }

// interval draws as many points as there are, with replacement, and tells how far a
// figure of them moves.
func interval(ps []point, figure func([]point) float64) span {
	if len(ps) == 0 {
		return span{}
	}
	r := rand.New(rand.NewPCG(seed, uint64(len(ps))))
	values := make([]float64, resamples)
	drawn := make([]point, len(ps))
	for i := range values {
		for j := range drawn {
			drawn[j] = ps[r.IntN(len(ps))]
		}
		values[i] = figure(drawn)
	}
	slices.Sort(values)
	out := len(values) / 40
	return span{values[out], values[len(values)-1-out]}
}

// spearman is the correlation of the ranks, ties in the middle; NaN where either side is
// the same everywhere.
func spearman(ps []point) float64 {
	return pearson(ranks(ps, func(p point) float64 { return p.said }), ranks(ps, func(p point) float64 { return p.true }))
}

func ranks(ps []point, of func(point) float64) []float64 {
	order := make([]int, len(ps))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(of(ps[a]), of(ps[b])) })
	out := make([]float64, len(ps))
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && of(ps[order[to]]) == of(ps[order[from]]) {
			to++
		}
		for _, i := range order[from:to] {
			out[i] = float64(from+to-1) / 2
		}
		from = to
	}
	return out
}

func pearson(x, y []float64) float64 {
	mx, my := mean(x), mean(y)
	var xy, xx, yy float64
	for i := range x {
		xy += (x[i] - mx) * (y[i] - my)
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
	}
	return xy / math.Sqrt(xx*yy)
}

func mean(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}
