package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"linkgrade/wasm/eval/labelled"
)

// placement prints how well a method tells main content from the rest, link by link, beside go-readability on the same
// pages: the metric is that of the set's own score.py, tier A labels only.
func placement(w io.Writer, bench string, m method) error {
	pages, err := labelled.Load(filepath.Join(bench, "placement"))
	if err != nil {
		return err
	}
	spam, err := labelled.LoadSpam(filepath.Join(bench, "spam"))
	if err != nil {
		return err
	}
	s, err := surveyPages(pages)
	if err != nil {
		return err
	}
	given, err := m.predict(pages)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "placement: is a link main content? %s, beside go-readability, on %d pages\n", m.name, len(pages))
	fmt.Fprintf(w, "Intervals hold 95 %% of %d resamples of the pages. go-readability could not read %d of them.\n", resamples, s.failed)
	for _, external := range []bool{true, false} {
		printScores(w, external, judgeAll(pages, given, s, external))
	}
	printReliability(w, pages, given)
	printCosts(w, s)
	printComments(w, pages, given, s)
	return printSpamComments(w, spam, m.predict)
}

// everyType is the row of the tables that all pages are in.
const everyType = "all"

// judgeAll judges every page, by page type.
func judgeAll(pages []*labelled.Page, given [][]float64, s *survey, external bool) map[string][]pair {
	out := map[string][]pair{}
	for i, p := range pages {
		one := judge(p, given[i], s.kept[i], external)
		out[everyType] = append(out[everyType], one)
		out[p.Type] = append(out[p.Type], one)
	}
	return out
}

func printScores(w io.Writer, external bool, byType map[string][]pair) {
	which := "all links"
	if external {
		which = "external links"
	}
	fmt.Fprintf(w, "\n%-14s                     | ours                            | go-readability      | lead in F1\n", which)
	fmt.Fprintf(w, "page type      pages  links content |     P     R    F1  interval     |     P     R    F1   |         interval\n")
	for _, kind := range kinds(byType) {
		var sum pair
		for _, p := range byType[kind] {
			sum = sum.plus(p)
		}
		f1, lead := bootstrap(byType[kind])
		o, p := sum.ours, sum.peer
		fmt.Fprintf(w, "%-14s %5d %6d %7d | %.3f %.3f %.3f  %.3f–%.3f  | %.3f %.3f %.3f   | %+.3f  %+.3f to %+.3f%s\n", kind,
			len(byType[kind]), sum.links, o.hit+o.missed, o.precision(), o.recall(), o.f1(), f1.from, f1.to,
			p.precision(), p.recall(), p.f1(), sum.lead(), lead.from, lead.to, behind(sum.lead()))
	}
}

// behind says in words what a minus sign hides.
func behind(lead float64) string {
	if lead < 0 {
		return "  behind"
	}
	return ""
}

// kinds are the page types in order, all pages first.
func kinds(byType map[string][]pair) []string {
	out := []string{everyType}
	for k := range byType {
		if k != everyType {
			out = append(out, k)
		}
	}
	slices.Sort(out[1:])
	return out
}
