package labelled

import (
	"cmp"
	"hash/fnv"
	"slices"
)

// Folds deals the pages out to k folds for cross-validation and returns the fold of each, 0 to k-1. All pages of a site
// are in one fold, so what was learnt of a site is never asked of it. The folds differ by no more pages than the largest
// site has. The same pages give the same folds in whatever order they come: sites are dealt largest first, those of one
// size in the order of their names' FNV-1a hashes, each to the fold with the fewest pages.
func Folds(pages []*Page, k int) []int {
	sizes := map[string]int{}
	for _, p := range pages {
		sizes[p.Site]++
	}
	sites := make([]string, 0, len(sizes))
	for s := range sizes {
		sites = append(sites, s)
	}
	slices.SortFunc(sites, func(a, b string) int {
		return cmp.Or(sizes[b]-sizes[a], cmp.Compare(hash(a), hash(b)), cmp.Compare(a, b))
	})
	foldOf, held := map[string]int{}, make([]int, max(k, 1))
	for _, s := range sites {
		f := 0
		for i := range held {
			if held[i] < held[f] {
				f = i
			}
		}
		foldOf[s] = f
		held[f] += sizes[s]
	}
	folds := make([]int, len(pages))
	for i, p := range pages {
		folds[i] = foldOf[p.Site]
	}
	return folds
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s)) // never fails
	return h.Sum64()
}
