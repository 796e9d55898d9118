package labelled

import (
	"encoding/json"
	"fmt"
	"path/filepath"
)

// SpamPage is a real page into which links were put as spammers put them. Its Page has no Labels and no Type; its Site is
// the site whose page it was.
type SpamPage struct {
	Page
	Block     string // which links were put in: "B01"
	Technique string // how the links are hidden, in the set's words; "none (visible…)" where they are not
	Where     string // in_content, in_footer, comment, after_html…
	Hidden    bool
	Links     []SpamLink
}

// SpamLink is one injected link.
type SpamLink struct {
	Offset int // of the tag's "<" in the source, in bytes
	Hidden bool
}

// LoadSpam reads a set of injected links from its folder: pages.jsonl and labels.jsonl, the pages in injected.
func LoadSpam(dir string) ([]*SpamPage, error) {
	byID := map[string]*SpamPage{}
	var pages []*SpamPage
	err := eachLine(filepath.Join(dir, "pages.jsonl"), func(line []byte) error {
		var p struct {
			Page, URL, Block, Technique, Where string
			Hidden                             bool
		}
		if err := json.Unmarshal(line, &p); err != nil {
			return err
		}
		byID[p.Page] = &SpamPage{Block: p.Block, Technique: p.Technique, Where: p.Where, Hidden: p.Hidden,
			Page: Page{ID: p.Page, URL: p.URL, Site: siteOf(p.URL, p.Page), file: filepath.Join(dir, "injected", p.Page+".html.gz")}}
		pages = append(pages, byID[p.Page])
		return nil
	})
	if err != nil {
		return nil, err
	}
	return pages, eachLine(filepath.Join(dir, "labels.jsonl"), func(line []byte) error {
		var l struct {
			Page   string
			Off    int
			Hidden bool
		}
		if err := json.Unmarshal(line, &l); err != nil {
			return err
		}
		p := byID[l.Page]
		if p == nil {
			return fmt.Errorf("label of page %q: no such page", l.Page)
		}
		p.Links = append(p.Links, SpamLink{Offset: l.Off, Hidden: l.Hidden})
		return nil
	})
}
