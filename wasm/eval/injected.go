package main

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
)

// caught counts what was found of the hidden links of one technique and of the pages that have them.
type caught struct{ links, found, pages, failed int }

// clean counts false alarms on pages into which nothing was put.
type clean struct{ pages, failed, concealed int }

// injected prints, for bench/spam, the share of hidden links that the engine calls hidden and of their pages on which
// its hidden-links rule fails; and both on the clean pages of bench/placement and bench/pages.
func injected(w io.Writer, bench string) error {
	pages, err := labelled.LoadSpam(filepath.Join(bench, "spam"))
	if err != nil {
		return err
	}
	by := map[string]*caught{}
	var visible clean
	for _, p := range pages {
		src, err := p.Source()
		if err != nil {
			return err
		}
		f := readPage(src, p.Address())
		if !p.Hidden {
			visible.add(f)
			continue
		}
		for _, kind := range []string{everyType, p.Technique} {
			if by[kind] == nil {
				by[kind] = &caught{}
			}
			by[kind].add(f, hiddenIn(src, p.Links))
		}
	}
	fmt.Fprintf(w, "\nhidden links: %d pages with links put into them\n", len(pages))
	fmt.Fprintf(w, "%-45s | links found   | pages failed\n", "technique")
	for _, kind := range sortedTechniques(by) {
		c := by[kind]
		fmt.Fprintf(w, "%-45.45s | %3d/%3d  %.3f | %2d/%2d  %.3f\n", kind, c.found, c.links, share(c.found, c.links), c.failed, c.pages, share(c.failed, c.pages))
	}
	visible.print(w, "with visible links put in")
	return falseAlarms(w, bench)
}

// falseAlarms prints how many clean pages fail the rule, and how many have a link to another site called hidden.
func falseAlarms(w io.Writer, bench string) error {
	pages, err := labelled.Load(filepath.Join(bench, "placement"))
	if err != nil {
		return err
	}
	var real, diverse clean
	for _, p := range pages {
		src, err := p.Source()
		if err != nil {
			return err
		}
		real.add(readPage(src, p.Address()))
	}
	real.print(w, "of bench/placement")
	files, err := labelled.Sources(filepath.Join(bench, "pages"))
	if err != nil {
		return err
	}
	for _, src := range files {
		f := readPage(src, diverseHome)
		if f.Canonical.Name.IsZero() {
			continue // nothing says whose page it is: all its links would be external
		}
		diverse.add(readPage(src, f.Canonical.Address))
	}
	diverse.print(w, "of bench/pages")
	return nil
}

// diverseHome stands for the address of a page until the page names its own.
var diverseHome = domain.Address{Scheme: "https", Path: "/"}

func readPage(src []byte, a domain.Address) *page.Facts {
	return page.ReadHTML(src, page.Meta{URL: a, Status: 200})
}

func (c *caught) add(f *page.Facts, put []int) {
	for _, i := range put {
		c.links++
		if i < len(f.Links) && f.Links[i].Placement == page.PlaceHidden {
			c.found++
		}
	}
	c.pages++
	if failsHidden(f) {
		c.failed++
	}
}

func (c *clean) add(f *page.Facts) {
	c.pages++
	if failsHidden(f) {
		c.failed++
	}
	for i := range f.Links {
		if l := &f.Links[i]; l.External && l.Placement == page.PlaceHidden {
			c.concealed++
			return
		}
	}
}

func (c *clean) print(w io.Writer, which string) {
	fmt.Fprintf(w, "%d pages %s: %d fail the rule (%.2f %%), %d have a link to another site called hidden (%.2f %%)\n",
		c.pages, which, c.failed, 100*share(c.failed, c.pages), c.concealed, 100*share(c.concealed, c.pages))
}

// failsHidden reports whether the hidden-links rule fails on a page.
func failsHidden(f *page.Facts) bool {
	r := grade.Grade(&grade.Input{Facts: f}, grade.Meta{})
	for i := range r.Findings {
		if r.Findings[i].Rule.ID == "hidden-links" {
			return r.Findings[i].Result == grade.Fail
		}
	}
	return false
}

// hiddenIn are the ordinals of the hidden ones among injected links.
func hiddenIn(src []byte, links []labelled.SpamLink) []int {
	var out []int
	offsets := labelled.Anchors(src)
	for _, l := range links {
		if i, ok := slices.BinarySearch(offsets, l.Offset); ok && l.Hidden {
			out = append(out, i)
		}
	}
	return out
}

func sortedTechniques(by map[string]*caught) []string {
	out := slices.Collect(maps.Keys(by))
	slices.Sort(out)
	return out
}
