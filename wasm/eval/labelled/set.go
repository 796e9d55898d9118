package labelled

import (
	"encoding/json"
	"fmt"
	"path/filepath"

	"linkgrade/wasm/domain"
)

// Page is one page of a set with its labels in the order of the source.
type Page struct {
	ID, Type, URL string
	Site          string // registrable name; the host, then the page's ID, where there is none. Never empty
	Labels        []Label

	file string
}

// Label is what was said of one link.
type Label struct {
	Ordinal  int    // among the a[href] of the source, from 0
	Offset   int    // of the tag's "<" in the source, in bytes
	Content  *bool  // whether it is main content; nil where nobody could say
	Tier     string // "A" where the label is trusted; only those are scored
	External bool   // its target has another registrable name
	Class    string // content, comment, related, supplemental, headline, boilerplate; "" when not said
}

// Scored reports whether a label counts in measurements.
func (l *Label) Scored() bool { return l.Content != nil && l.Tier == "A" }

// Load reads a set from its folder, the pages in the set's order. The pages' bytes are left where they are.
func Load(dir string) ([]*Page, error) {
	byID := map[string]*Page{}
	var pages []*Page
	err := eachLine(filepath.Join(dir, "pages.jsonl"), func(line []byte) error {
		var p struct{ Page, Type, URL string }
		if err := json.Unmarshal(line, &p); err != nil {
			return err
		}
		if p.Page == "" || byID[p.Page] != nil {
			return fmt.Errorf("page %q: no id, or one said before", p.Page)
		}
		file := filepath.Join(dir, "pages", p.Page+".html.gz")
		byID[p.Page] = &Page{ID: p.Page, Type: p.Type, URL: p.URL, Site: siteOf(p.URL, p.Page), file: file}
		pages = append(pages, byID[p.Page])
		return nil
	})
	if err != nil {
		return nil, err
	}
	return pages, loadLabels(filepath.Join(dir, "labels.jsonl.gz"), byID)
}

func loadLabels(file string, pages map[string]*Page) error {
	return eachLine(file, func(line []byte) error {
		var l struct {
			Page, Tier, Cls string
			I, Off          int
			Ext             bool
			Label           *int
		}
		if err := json.Unmarshal(line, &l); err != nil {
			return err
		}
		p := pages[l.Page]
		if p == nil {
			return fmt.Errorf("label of page %q: no such page", l.Page)
		}
		if n := len(p.Labels); l.I < 0 || n > 0 && p.Labels[n-1].Ordinal >= l.I {
			return fmt.Errorf("page %q, link %d: labels go up from 0", l.Page, l.I)
		}
		out := Label{Ordinal: l.I, Offset: l.Off, Tier: l.Tier, External: l.Ext, Class: l.Cls}
		if l.Label != nil {
			is := *l.Label == 1
			out.Content = &is
		}
		p.Labels = append(p.Labels, out)
		return nil
	})
}

// Single is one page by itself, without labels, whose address nobody knows.
func Single(id, file string) *Page { return &Page{ID: id, Site: id, file: file} }

// Address is the page's own address; the zero one where the set says none that can be read.
func (p *Page) Address() domain.Address {
	a, err := domain.ParseAddress(p.URL)
	if err != nil {
		return domain.Address{}
	}
	return a
}

// Source reads the page's bytes.
func (p *Page) Source() ([]byte, error) { return gunzip(p.file) }

func siteOf(url, id string) string {
	a, err := domain.ParseAddress(url)
	switch {
	case err != nil || a.Host.IsZero():
		return id
	case a.Name().IsZero():
		return a.Host.String()
	}
	return a.Name().String()
}
