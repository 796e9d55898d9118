package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// graphResamples is how often names are drawn anew for an interval; the seed makes every run print the same.
const (
	graphResamples = 1000
	graphSeed      = 20261126
)

// estimate is a figure with the interval that holds 95 % of what resampled names give, and how many names there are.
type estimate struct {
	value, from, to float64
	n               int
}

func (e estimate) String() string {
	if e.n < 10 {
		return fmt.Sprintf("- (n %d)", e.n)
	}
	return fmt.Sprintf("%.3f [%.3f, %.3f]", e.value, e.from, e.to)
}

// resampled computes figure of all of 0…n-1, and of as many drawn with repetition.
func resampled(n int, figure func(draw []int) float64) estimate {
	e := estimate{n: n}
	if n < 10 {
		return e
	}
	draw := numbers(n)
	e.value = figure(draw)
	r := rand.New(rand.NewPCG(graphSeed, uint64(n)))
	values := make([]float64, graphResamples)
	for i := range values {
		for j := range draw {
			draw[j] = r.IntN(n)
		}
		values[i] = figure(draw)
	}
	slices.Sort(values)
	out := graphResamples / 40
	e.from, e.to = values[out], values[graphResamples-1-out]
	return e
}

// rankCorrelation is Spearman's, over names that are drawn; ties share the mean of their ranks.
func rankCorrelation(x, y []float64) estimate {
	dx, dy := dense(x), dense(y)
	return resampled(len(x), func(draw []int) float64 { return correlation(midRanks(dx, draw), midRanks(dy, draw)) })
}

// dense gives each value the number of distinct values below it.
func dense(x []float64) []int {
	order := slices.Clone(x)
	slices.Sort(order)
	order = slices.Compact(order)
	at := make([]int, len(x))
	for i, v := range x {
		at[i], _ = slices.BinarySearch(order, v)
	}
	return at
}

// midRanks are the ranks of the drawn, by counting.
func midRanks(dense, draw []int) []float64 {
	count := make([]int, slices.Max(dense)+1)
	for _, i := range draw {
		count[dense[i]]++
	}
	rank := make([]float64, len(count))
	below := 0
	for v, c := range count {
		rank[v] = float64(below) + float64(c-1)/2
		below += c
	}
	out := make([]float64, len(draw))
	for j, i := range draw {
		out[j] = rank[dense[i]]
	}
	return out
}

func correlation(x, y []float64) float64 {
	var mx, my, xy, xx, yy float64
	for i := range x {
		mx += x[i] / float64(len(x))
		my += y[i] / float64(len(y))
	}
	for i := range x {
		dx, dy := x[i]-mx, y[i]-my
		xy, xx, yy = xy+dx*dy, xx+dx*dx, yy+dy*dy
	}
	return xy / math.Sqrt(xx*yy)
}

// separation is the AUC: how often a value of yes is above one of no, ties half. Either is drawn anew by itself.
func separation(yes, no []float64) estimate {
	if len(yes) < 10 || len(no) < 10 {
		return estimate{n: min(len(yes), len(no), 9)}
	}
	all := dense(append(slices.Clone(yes), no...))
	e := resampled(len(all), func(draw []int) float64 { return area(all, draw, len(yes)) })
	e.n = len(yes)
	return e
}

// area is the AUC of those drawn; the first yes of dense are to be above.
func area(dense, draw []int, yes int) float64 {
	rank := midRanks(dense, draw)
	sum, n := 0.0, 0
	for j, i := range draw {
		if i < yes {
			sum += rank[j] + 1
			n++
		}
	}
	other := len(draw) - n
	if n == 0 || other == 0 {
		return 0.5
	}
	return (sum - float64(n)*float64(n+1)/2) / float64(n) / float64(other)
}
