package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/eval/learn"
	"linkgrade/wasm/page"
)

// saidFrom is the probability from which the engine names a kind of page that the page does not declare itself.
const saidFrom = 0.5

// kindTally counts, of the pages of one kind or said to be one, those said and those said rightly.
type kindTally struct{ pages, said, right int }

// pageTypes prints how often the kind of a page is told, and how often rightly, by models that have seen no page of its
// site.
func pageTypes(w io.Writer, bench string) error {
	pages, err := labelled.Load(filepath.Join(bench, "placement"))
	if err != nil {
		return err
	}
	lessons, err := learn.Read(pages)
	if err != nil {
		return err
	}
	told, sure := learn.CrossValidateTypes(lessons, folds)
	by := map[string]*kindTally{everyType: {}}
	for _, t := range page.LearntTypes {
		by[t.String()] = &kindTally{}
	}
	for i, p := range pages {
		for _, kind := range []string{everyType, p.Type} {
			if by[kind] == nil {
				by[kind] = &kindTally{}
			}
			by[kind].pages++
		}
		if sure[i] < saidFrom {
			continue
		}
		for _, kind := range []string{everyType, told[i].String()} {
			by[kind].said++
			if told[i].String() == p.Type {
				by[kind].right++
			}
		}
	}
	printKinds(w, by)
	return nil
}

func printKinds(w io.Writer, by map[string]*kindTally) {
	fmt.Fprintf(w, "\nkind of page, said from a probability of %.1f on\n%-14s pages   said  rightly: of those said, of the kind\n", saidFrom, "")
	kinds := []string{everyType}
	for k := range by {
		if k != everyType {
			kinds = append(kinds, k)
		}
	}
	slices.Sort(kinds[1:])
	for _, k := range kinds {
		t := by[k]
		fmt.Fprintf(w, "%-14s %5d  %5d  %5d   %.3f        %.3f\n", k, t.pages, t.said, t.right, share(t.right, t.said), share(t.right, t.pages))
	}
}
