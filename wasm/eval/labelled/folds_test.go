package labelled

import (
	"fmt"
	"slices"
	"testing"
)

func TestFolds(t *testing.T) {
	var pages []*Page
	for site := range 40 {
		for i := range 1 + site%7 {
			pages = append(pages, &Page{ID: fmt.Sprint(site, "-", i), Site: fmt.Sprintf("site%d.example", site)})
		}
	}
	const k = 5
	folds := Folds(pages, k)
	foldOf, held := map[string]int{}, make([]int, k)
	for i, p := range pages {
		if f, seen := foldOf[p.Site]; seen && f != folds[i] {
			t.Errorf("%s is in folds %d and %d; want one", p.Site, f, folds[i])
		}
		foldOf[p.Site] = folds[i]
		held[folds[i]]++
	}
	if slices.Max(held)-slices.Min(held) > 7 {
		t.Errorf("folds hold %v pages; want them no further apart than the largest site, 7", held)
	}
	turned := slices.Clone(pages)
	slices.Reverse(turned)
	for i, f := range Folds(turned, k) {
		if foldOf[turned[i].Site] != f {
			t.Fatalf("%s is in fold %d when the pages come in another order; want %d", turned[i].Site, f, foldOf[turned[i].Site])
		}
	}
}
