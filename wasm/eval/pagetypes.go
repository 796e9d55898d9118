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
	pages, given, err := unseenKinds(bench)
	if err != nil {
		return err
	}
	var prose tally
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
		kind, sure := given[i].Likeliest()
		prose.add(p.Type == page.TypeArticle.String() || p.Type == page.TypeDocumentation.String(), given[i].Prose() >= saidFrom)
		if sure < saidFrom {
			continue
		}
		for _, k := range []string{everyType, kind.String()} {
			by[k].said++
			if kind.String() == p.Type {
				by[k].right++
			}
		}
	}
	printKinds(w, by)
	fmt.Fprintf(w, "a text to read, from the same on: precision %.3f, recall %.3f\n", prose.precision(), prose.recall())
	return nil
}

// unseenKinds are the labelled pages with the probabilities of their kinds, by models that have seen no page of their sites.
func unseenKinds(bench string) ([]*labelled.Page, []learn.Kinds, error) {
	pages, err := labelled.Load(filepath.Join(bench, "placement"))
	if err != nil {
		return nil, nil, err
	}
	lessons, err := learn.Read(pages)
	if err != nil {
		return nil, nil, err
	}
	return pages, learn.CrossValidateTypes(lessons, folds), nil
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
