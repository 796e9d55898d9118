package main

import (
	"math/rand/v2"
	"slices"
)

// resamples is how often the pages are drawn anew; the seed makes every run print the same intervals.
const (
	resamples = 1000
	seed      = 20240607
)

// interval holds 95 % of what the resamples gave.
type interval struct{ from, to float64 }

// bootstrap draws as many pages as there are, with replacement, and tells how far our F1 and its lead over the peer's
// move. Pages are drawn whole: links of one page stand or fall together.
func bootstrap(pages []pair) (f1, lead interval) {
	if len(pages) == 0 {
		return interval{}, interval{}
	}
	r := rand.New(rand.NewPCG(seed, uint64(len(pages))))
	f1s, leads := make([]float64, resamples), make([]float64, resamples)
	for i := range resamples {
		var sum pair
		for range pages {
			sum = sum.plus(pages[r.IntN(len(pages))])
		}
		f1s[i], leads[i] = sum.ours.f1(), sum.lead()
	}
	return middle(f1s), middle(leads)
}

// middle is the interval that leaves 2.5 % of the values out on either side.
func middle(values []float64) interval {
	slices.Sort(values)
	out := len(values) / 40
	return interval{values[out], values[len(values)-1-out]}
}
