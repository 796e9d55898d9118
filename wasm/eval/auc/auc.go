// Package auc says how well scores tell a class from the rest. It refuses to know what is scored.
package auc

import (
	"cmp"
	"slices"
)

// Of is the chance that one of a class is scored above one that is not, halves for ties: is says of each of n examples whether it
// is of the class, score how much it looks like one. NaN where all are of the class, or none.
func Of(n int, is func(i int) bool, score func(i int) float64) float64 {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(score(i), score(j)) })
	ranks, of := 0.0, 0
	for from := 0; from < n; {
		to := from
		for to < n && score(order[to]) == score(order[from]) {
			to++
		}
		for _, i := range order[from:to] {
			if is(i) {
				ranks += float64(from+to+1) / 2
				of++
			}
		}
		from = to
	}
	return (ranks - float64(of)*float64(of+1)/2) / (float64(of) * float64(n-of))
}
