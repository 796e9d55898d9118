package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"

	"golang.org/x/net/html"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
)

// injectedPage is one page of the spam set: a real page into which links were put.
type injectedPage struct {
	Page, URL, Block, Technique string
	Hidden                      bool // whether the links put in are hidden
	offsets                     map[int]bool
}

// caught counts what was found of the hidden links of one technique and of the pages that have them.
type caught struct{ links, found, pages, failed int }

// clean counts false alarms on pages into which nothing was put.
type clean struct{ pages, failed, concealed int }

// injected prints, for bench/spam, the share of hidden links that the engine calls hidden and of their pages on which
// its hidden-links rule fails; and both on the clean pages of bench/placement and bench/pages.
func injected(w io.Writer, data string) error {
	pages, err := loadInjected(filepath.Join(data, "bench", "spam"))
	if err != nil {
		return err
	}
	by := map[string]*caught{}
	var visible clean
	for _, p := range pages {
		src, err := gunzip(filepath.Join(data, "bench", "spam", "injected", p.Page+".html.gz"))
		if err != nil {
			return err
		}
		f := readPage(src, p.URL)
		if !p.Hidden {
			visible.add(f)
			continue
		}
		for _, kind := range []string{"all", p.Block + " " + p.Technique} {
			if by[kind] == nil {
				by[kind] = &caught{}
			}
			by[kind].add(f, ordinals(src, p.offsets))
		}
	}
	fmt.Fprintf(w, "\nhidden links: %d pages with links put into them\n", len(pages))
	fmt.Fprintf(w, "%-45s | links found   | pages failed\n", "technique")
	for _, kind := range sortedTechniques(by) {
		c := by[kind]
		fmt.Fprintf(w, "%-45.45s | %3d/%3d  %.3f | %2d/%2d  %.3f\n", kind, c.found, c.links, share(c.found, c.links), c.failed, c.pages, share(c.failed, c.pages))
	}
	visible.print(w, "with visible links put in")
	return falseAlarms(w, data)
}

// falseAlarms prints how many clean pages fail the rule, and how many have a link to another site called hidden.
func falseAlarms(w io.Writer, data string) error {
	labelled, err := loadLabelled(filepath.Join(data, "bench", "placement"))
	if err != nil {
		return err
	}
	var real, diverse clean
	for _, p := range labelled {
		src, err := gunzip(filepath.Join(data, "bench", "placement", "pages", p.Page+".html.gz"))
		if err != nil {
			return err
		}
		real.add(readPage(src, p.URL))
	}
	real.print(w, "of bench/placement")
	files, err := filepath.Glob(filepath.Join(data, "bench", "pages", "*.html.gz"))
	if err != nil {
		return err
	}
	for _, file := range files {
		src, err := gunzip(file)
		if err != nil {
			return err
		}
		f := readPage(src, "https://www.example.org/")
		if f.Canonical.Name.IsZero() {
			continue // nothing says whose page it is: all its links would be external
		}
		diverse.add(readPage(src, f.Canonical.Address.String()))
	}
	diverse.print(w, "of bench/pages")
	return nil
}

func readPage(src []byte, url string) *page.Facts {
	a, _ := domain.ParseAddress(url) // a few pages have no address: theirs stays the zero one
	return page.ReadHTML(src, page.Meta{URL: a, Status: 200})
}

func (c *caught) add(f *page.Facts, put map[int]bool) {
	for i := range put {
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

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }

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

// loadInjected reads the pages and the byte offsets of the links put into them.
func loadInjected(dir string) ([]*injectedPage, error) {
	byPage := map[string]*injectedPage{}
	var pages []*injectedPage
	err := eachLineOf(filepath.Join(dir, "pages.jsonl"), func(line []byte) error {
		p := &injectedPage{offsets: map[int]bool{}}
		if err := json.Unmarshal(line, p); err != nil {
			return err
		}
		byPage[p.Page] = p
		pages = append(pages, p)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return pages, eachLineOf(filepath.Join(dir, "labels.jsonl"), func(line []byte) error {
		var l struct {
			Page   string
			Off    int
			Hidden bool
		}
		if err := json.Unmarshal(line, &l); err != nil {
			return err
		}
		if p := byPage[l.Page]; p != nil && l.Hidden {
			p.offsets[l.Off] = true
		}
		return nil
	})
}

func eachLineOf(file string, do func([]byte) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	return eachLine(f, do)
}

// ordinals are the places among a page's a[href] of those that begin at the given bytes.
func ordinals(src []byte, offsets map[int]bool) map[int]bool {
	found := map[int]bool{}
	z := html.NewTokenizer(bytes.NewReader(src))
	for at, n := 0, 0; ; {
		tt := z.Next()
		if tt == html.ErrorToken {
			return found
		}
		begin := at
		at += len(z.Raw())
		if tt != html.StartTagToken && tt != html.SelfClosingTagToken {
			continue
		}
		if name, more := z.TagName(); string(name) == "a" && hasHref(z, more) {
			if offsets[begin] {
				found[n] = true
			}
			n++
		}
	}
}

func hasHref(z *html.Tokenizer, more bool) bool {
	for more {
		var key []byte
		if key, _, more = z.TagAttr(); string(key) == "href" {
			return true
		}
	}
	return false
}

func sortedTechniques(m map[string]*caught) []string {
	var kinds []string
	for k := range m {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	return kinds
}
