package main

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"

	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/eval/verticals"
	"linkgrade/wasm/topic"
)

// about prints how well it is told what pages are about, and which sell what spam links sell.
func about(w io.Writer, bench string) error {
	v := topic.Shipped()
	told, err := verticals.Pages(bench, v)
	if err != nil {
		return err
	}
	alone, err := verticals.Pages(bench, nil)
	if err != nil {
		return err
	}
	printVerticals(w, told, alone)
	texts, err := verticals.Texts(v)
	if err != nil {
		return err
	}
	printTrades(w, told, texts)
	return injectedTrades(w, bench)
}

func everyPage(*verticals.Told) bool { return true }

func printVerticals(w io.Writer, told, alone []verticals.Told) {
	c := verticals.Confuse(told, everyPage)
	half := verticals.Confuse(told, func(t *verticals.Told) bool { return !t.Tuned })
	bare := verticals.Confuse(alone, everyPage)
	fmt.Fprintf(w, "\nwhat pages are about: macro F1 of %d verticals %.3f; on the half of the sites that nothing was chosen on %.3f (%d verticals); by words alone %.3f\n",
		len(c), c.MacroF1(), half.MacroF1(), len(half), bare.MacroF1())
	fmt.Fprintf(w, "said what a reader could defend: %.3f of pages, by words alone %.3f\n", verticals.Defended(told), verticals.Defended(alone))
	fmt.Fprintf(w, "%-12s pages    F1  said to be\n", "")
	for _, vertical := range c.Verticals() {
		row := c[vertical]
		said := slices.SortedFunc(maps.Keys(row), func(a, b string) int { return compareCounts(row, a, b) })
		all := 0
		for _, n := range row {
			all += n
		}
		fmt.Fprintf(w, "%-12s %5d  %.3f ", vertical, all, c.F1(vertical))
		for _, s := range said {
			fmt.Fprintf(w, " %s %d", orNothing(s), row[s])
		}
		fmt.Fprintln(w)
	}
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

// compareCounts orders by count, the largest first, then by name.
func compareCounts(row map[string]int, a, b string) int {
	switch {
	case row[a] != row[b]:
		return row[b] - row[a]
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func printTrades(w io.Writer, told, texts []verticals.Told) {
	real, own := verticals.Alarms(told), verticals.Alarms(texts)
	fmt.Fprintf(w, "\nsells what spam links sell: found of those that do, false alarms of those that are about it or near it\n%-10s | pages of the bench                | own texts\n", "trade")
	for _, trade := range slices.Sorted(maps.Keys(own)) {
		r := real[trade]
		if r == nil {
			r = &verticals.Alarm{}
		}
		o := own[trade]
		name := trade
		if trade == verticals.AnyTrade {
			name = "any"
		}
		fmt.Fprintf(w, "%-10s | %s, false %s | %s, false %s\n", name,
			outOf(r.Found, r.Sell), outOf(r.False, r.Others), outOf(o.Found, o.Sell), outOf(o.False, o.Others))
	}
}

// outOf is a share with what it is made of; of nothing there is none.
func outOf(n, all int) string {
	if all == 0 {
		return "  0/  0   –  "
	}
	return fmt.Sprintf("%3d/%3d %.3f", n, all, share(n, all))
}

// injectedTrades prints how many of the injected links that sell a trade say so by anchor or address, and how many
// external links of clean pages are taken for such.
func injectedTrades(w io.Writer, bench string) error {
	blocks, err := verticals.Blocks()
	if err != nil {
		return err
	}
	pages, err := labelled.LoadSpam(filepath.Join(bench, "spam"))
	if err != nil {
		return err
	}
	lexicon := topic.NewRiskLexicon()
	kinds, found := map[string]bool{}, map[string]bool{}
	for _, p := range pages {
		src, err := p.Source()
		if err != nil {
			return err
		}
		if len(blocks[p.Block]) == 0 {
			continue
		}
		kinds[p.Block] = true
		f := readPage(src, p.Address())
		for _, i := range injectedLinks(src, p.Links) {
			if _, _, ok := lexicon.Trade(f.Links[i].Text + "\n" + f.Links[i].Href); ok {
				found[p.Block] = true
			}
		}
	}
	fmt.Fprintf(w, "injected links that sell, told by anchor or address: %d of %d kinds\n", len(found), len(kinds))
	return cleanTrades(w, bench, lexicon)
}

// injectedLinks are the ordinals of the links put in.
func injectedLinks(src []byte, links []labelled.SpamLink) (ordinals []int) {
	for i, off := range labelled.Anchors(src) {
		if slices.ContainsFunc(links, func(l labelled.SpamLink) bool { return l.Offset == off }) {
			ordinals = append(ordinals, i)
		}
	}
	return ordinals
}

func cleanTrades(w io.Writer, bench string, lexicon *topic.RiskLexicon) error {
	pages, err := labelled.Load(filepath.Join(bench, "placement"))
	if err != nil {
		return err
	}
	links, told := 0, 0
	for _, p := range pages {
		src, err := p.Source()
		if err != nil {
			return err
		}
		f := readPage(src, p.Address())
		for i := range f.Links {
			if l := &f.Links[i]; l.External {
				links++
				if _, _, ok := lexicon.Trade(l.Text + "\n" + l.Href); ok {
					told++
				}
			}
		}
	}
	fmt.Fprintf(w, "and of %d external links on the pages that they were put into, and others like them: %d\n", links, told)
	return nil
}
