package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

// labelled is one page of the placement set with its hand-made link labels.
type labelled struct {
	Page, Type, URL string
	labels          []label
}

// label is one link: whether a person called it main content (nil: unclear).
type label struct {
	Page  string
	I     int
	Label *int
	Tier  string
	Ext   bool
	Cls   string
}

// tally counts decisions against labels.
type tally struct{ tp, fp, fn, comments, commentsKept int }

func (t *tally) add(want, got bool) {
	switch {
	case want && got:
		t.tp++
	case want:
		t.fn++
	case got:
		t.fp++
	}
}

func (t *tally) f1() (p, r, f float64) {
	p = float64(t.tp) / float64(max(1, t.tp+t.fp))
	r = float64(t.tp) / float64(max(1, t.tp+t.fn))
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

// placement prints precision, recall and F1 of "this link is main content" on tier A labels, external and all links,
// by page type: the metric of the set's own score.py.
func placement(w io.Writer, data string) error {
	pages, err := loadLabelled(filepath.Join(data, "bench", "placement"))
	if err != nil {
		return err
	}
	all, ext := map[string]*tally{}, map[string]*tally{}
	for _, p := range pages {
		kept, err := contentLinks(filepath.Join(data, "bench", "placement", "pages", p.Page+".html.gz"), p.URL)
		if err != nil {
			return err
		}
		for _, l := range p.labels {
			if l.Label == nil || l.Tier != "A" {
				continue
			}
			for _, kind := range []string{"all", p.Type} {
				count(all, kind, l, kept)
				if l.Ext {
					count(ext, kind, l, kept)
				}
			}
		}
	}
	fmt.Fprintf(w, "placement: %d pages, is the link main content (open pages, nothing trained on them)\n", len(pages))
	fmt.Fprintf(w, "%-14s | external P / R / F1      | all links P / R / F1\n", "page type")
	for _, kind := range sortedKinds(all) {
		p1, r1, f1 := get(ext, kind).f1()
		p2, r2, f2 := all[kind].f1()
		fmt.Fprintf(w, "%-14s | %.3f / %.3f / %.3f    | %.3f / %.3f / %.3f\n", kind, p1, r1, f1, p2, r2, f2)
	}
	t := all["all"]
	fmt.Fprintf(w, "comment links taken for content: %d of %d\n", t.commentsKept, t.comments)
	return nil
}

func count(m map[string]*tally, kind string, l label, kept map[int]bool) {
	t := get(m, kind)
	t.add(*l.Label == 1, kept[l.I])
	if l.Cls == "comment" {
		t.comments++
		if kept[l.I] {
			t.commentsKept++
		}
	}
}

func get(m map[string]*tally, kind string) *tally {
	if m[kind] == nil {
		m[kind] = &tally{}
	}
	return m[kind]
}

func sortedKinds(m map[string]*tally) []string {
	var kinds []string
	for k := range m {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	return kinds
}

// contentLinks are the ordinals of the links that the engine takes for main content.
func contentLinks(file, url string) (map[int]bool, error) {
	src, err := gunzip(file)
	if err != nil {
		return nil, err
	}
	a, _ := domain.ParseAddress(url) // a few pages have no address: theirs stays the zero one
	kept := map[int]bool{}
	for _, l := range page.ReadHTML(src, page.Meta{URL: a}).Links {
		if l.Content >= 0.5 {
			kept[l.Index] = true
		}
	}
	return kept, nil
}

func gunzip(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

func loadLabelled(dir string) ([]*labelled, error) {
	f, err := os.Open(filepath.Join(dir, "pages.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	byPage := map[string]*labelled{}
	var pages []*labelled
	err = eachLine(f, func(line []byte) error {
		p := &labelled{}
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
	return pages, loadLabels(filepath.Join(dir, "labels.jsonl.gz"), byPage)
}

func loadLabels(file string, pages map[string]*labelled) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	return eachLine(z, func(line []byte) error {
		var l label
		if err := json.Unmarshal(line, &l); err != nil {
			return err
		}
		if p := pages[l.Page]; p != nil {
			p.labels = append(p.labels, l)
		}
		return nil
	})
}

func eachLine(r io.Reader, do func([]byte) error) error {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 1<<16), 1<<24)
	for s.Scan() {
		if err := do(s.Bytes()); err != nil {
			return err
		}
	}
	return s.Err()
}
