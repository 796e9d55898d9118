package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"linkgrade/wasm/eval/judged"
)

// suretyParts is how many parts of like size the pages are cut into: sixty pages tell a share to within .08 or so.
const suretyParts = 4

// printSurety prints how often each reader agrees by the report's confidence: the bounds of the parts are quantiles of the
// pages of other sites, so that no page helps to choose its own part.
func printSurety(w io.Writer, pages []graded) {
	parts := partsBySurety(pages)
	fmt.Fprintf(w, "confidence       pages  same advice: first reader, second\n")
	for _, part := range parts {
		if len(part) == 0 {
			continue
		}
		fmt.Fprintf(w, "%.3f to %.3f   %5d", part[0].report.Confidence, part[len(part)-1].report.Confidence, len(part))
		for reader := range judged.Readers {
			i := spread(part, reader)
			fmt.Fprintf(w, "  %.3f (%.3f–%.3f)", agree(part, reader).same, i.from, i.to)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "of two pages, one with the reader's advice and one without, the first is the surer one in %.3f and %.3f of pairs\n",
		surer(pages, 0), surer(pages, 1))
}

// partsBySurety are the pages by confidence, the least sure first.
func partsBySurety(pages []graded) [suretyParts][]graded {
	fold := foldsOf(pages)
	var parts [suretyParts][]graded
	for f := range folds {
		var others []float64
		for i, p := range pages {
			if fold[i] != f {
				others = append(others, p.report.Confidence)
			}
		}
		slices.Sort(others)
		for i, p := range pages {
			if fold[i] == f {
				at, _ := slices.BinarySearch(others, p.report.Confidence)
				part := &parts[min(at*suretyParts/max(1, len(others)), suretyParts-1)]
				*part = append(*part, p)
			}
		}
	}
	for _, part := range parts {
		slices.SortStableFunc(part, bySurety)
	}
	return parts
}

func bySurety(a, b graded) int { return cmp.Compare(a.report.Confidence, b.report.Confidence) }

// surer is the share of pairs of an agreed and a disagreed page in which the agreed one is the surer; equal ones count half.
func surer(pages []graded, reader int) float64 {
	var agreed, not []float64
	for _, p := range pages {
		if p.report.Verdict.String() == p.Labels[reader].Advice {
			agreed = append(agreed, p.report.Confidence)
		} else {
			not = append(not, p.report.Confidence)
		}
	}
	won := 0.0
	for _, a := range agreed {
		for _, b := range not {
			won += float64(1+cmp.Compare(a, b)) / 2
		}
	}
	return won / float64(max(1, len(agreed)*len(not)))
}
