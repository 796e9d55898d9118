package main

import (
	"cmp"
	"fmt"
	"io"

	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/grade"
)

// The scores that are tried as the least that is worth asking for.
const (
	firstThreshold = 52
	lastThreshold  = 72
)

// printThreshold prints the agreement when the least score that is worth asking for is chosen on the pages of other sites:
// it is the constant of the formula that was chosen for agreement.
func printThreshold(w io.Writer, pages []graded) {
	fold := foldsOf(pages)
	same := [2]int{}
	fmt.Fprintf(w, "least score to pursue, chosen on other sites:")
	for f := range folds {
		var rest, held []graded
		for i, p := range pages {
			if fold[i] == f {
				held = append(held, p)
			} else {
				rest = append(rest, p)
			}
		}
		best, most := 0, -1
		for t := firstThreshold; t <= lastThreshold; t++ {
			if n := sameFrom(rest, t, 0); n > most {
				best, most = t, n
			}
		}
		fmt.Fprintf(w, " %d", best)
		for reader := range same {
			same[reader] += sameFrom(held, best, reader)
		}
	}
	fmt.Fprintf(w, "; agreement on the rest %.3f and %.3f\n", share(same[0], len(pages)), share(same[1], len(pages)))
}

// sameFrom counts the pages on which a reader's advice is the engine's, were they worth asking for from a score on.
func sameFrom(pages []graded, least, reader int) (n int) {
	for _, p := range pages {
		verdict := p.report.Verdict
		if verdict == grade.Pursue || verdict == grade.LookCloser {
			verdict = grade.LookCloser
			if p.report.Score.Value >= float64(least) {
				verdict = grade.Pursue
			}
		}
		n += count(verdict.String() == p.Labels[reader].Advice)
	}
	return n
}

// foldsOf deals pages out by site; those of an unknown site are each their own.
func foldsOf(pages []graded) []int {
	sites := make([]*labelled.Page, len(pages))
	for i, p := range pages {
		sites[i] = &labelled.Page{Site: cmp.Or(p.in.Name.String(), p.Ref)}
	}
	return labelled.Folds(sites, folds)
}
