package apart

import (
	"cmp"
	"slices"
)

// A scored example is one that is of a class or not, and how much it looks like one.
type scored struct {
	is    bool
	score float64
}

// auc is the chance that one of the class is scored higher than one that is not, halves for ties.
func auc(all []scored) float64 {
	all = slices.Clone(all)
	slices.SortFunc(all, func(x, y scored) int { return cmp.Compare(x.score, y.score) })
	ranks, of, rest := 0.0, 0, 0
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].score == all[from].score {
			to++
		}
		for _, s := range all[from:to] {
			if s.is {
				ranks += float64(from+to+1) / 2
				of++
			} else {
				rest++
			}
		}
		from = to
	}
	return (ranks - float64(of*(of+1))/2) / float64(max(1, of*rest))
}
