package backlink

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

// MaxLinks is how many links of a page are looked at.
const MaxLinks = 200

// maxAnchor is how much of an anchor is kept, in bytes, and maxText how much of its other texts.
const (
	maxAnchor = 160
	maxText   = 2048
)

// A Link is one that a page has, as it was seen. The fields' names in JSON stand in files that are kept.
type Link struct {
	Href      string `json:"href"`
	Anchor    string `json:"anchor,omitempty"`
	Rel       string `json:"rel,omitempty"`
	Followed  bool   `json:"followed,omitempty"` // by its rel and the page's directives
	Hidden    string `json:"hidden,omitempty"`   // why it is out of sight, as far as is known; "" where nothing says so
	Placement string `json:"placement,omitempty"`
	NoIndex   bool   `json:"noindex,omitempty"` // its page asks search engines to leave it out
}

// LinksTo are a page's links to sites, in their order, MaxLinks at most.
func LinksTo(f *page.Facts, wanted func(domain.Name) bool) (links []Link) {
	for i := range f.Links {
		if l := &f.Links[i]; wanted(l.Name) && len(links) < MaxLinks {
			links = append(links, linkOf(f, l))
		}
	}
	return links
}

func linkOf(f *page.Facts, l *page.Link) Link {
	hidden := string(l.Hidden)
	if hidden == "" && !l.Seen() {
		hidden = "out of sight"
	}
	return Link{Href: clipped(l.Href, maxText), Anchor: clipped(l.Text, maxAnchor), Rel: clipped(strings.Join(l.Rel, " "), maxText),
		Followed: l.Follow() && !f.Robots.NoFollow, Hidden: hidden, Placement: l.Placement.String(), NoIndex: f.Robots.NoIndex}
}

func clipped(s string, most int) string {
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "")
	}
	return s
}

// fewWords is what a page shows that waits for its scripts: a sentence that asks for them, a name, a loading sign.
const fewWords = 30

// IsBlank reports a page that shows next to nothing and has no link at all: its scripts may show more, and a link among it.
func IsBlank(f *page.Facts) bool { return len(f.Links) == 0 && f.Words < fewWords }
