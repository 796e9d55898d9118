package grade

import (
	"strings"

	"linkgrade/wasm/domain"
)

var canonicalOtherPage = Rule{
	ID: "canonical-other-page", Family: Room, Kind: Weight, Backing: Primary, Up: 0, Down: 8,
	Title:  "The page says that another page of the site is the original",
	Praise: "No other page of the site is named as the original",
	Why:    "Links are counted for the canonical page, which may not hold this one.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls",
	Check: func(in *Input) Outcome {
		c := &in.Canonical
		if !c.Said && in.hasText() {
			return pass() // nothing says so
		}
		if c.Name.IsZero() || c.Name != in.Name || in.Canonical2.Said {
			return unknown() // canonical-elsewhere and canonical-unclear look at the others
		}
		own, original := pathWords(&in.URL), pathWords(&c.Address)
		switch {
		case own == original:
			return pass()
		case original == "" && strings.Count(own, "/") > 0:
			return fail(stated("canonical", "canonical: #", c.Address.String())) // deep pages that all name the front page
		case strings.HasPrefix(own, original+"/") || strings.HasPrefix(original, own+"/"), alikeEnd(own, original):
			return unknown(stated("canonical", "canonical: #", c.Address.String())) // a page of a series, or the same under another language
		}
		return value(0.5, stated("canonical", "canonical: #", c.Address.String())) // often the same page under another name
	},
}

// pathWords is the part of an address that names a page: its path in lower case without what servers take for the same
// page, with or without.
func pathWords(a *domain.Address) string {
	p := strings.Trim(strings.ToLower(domain.Unescape(a.Path)), "/")
	for _, end := range [...]string{"index.html", "index.htm", "index.php", "default.aspx", ".html", ".htm", ".php", ".aspx", "/amp"} {
		p = strings.TrimSuffix(p, end)
	}
	return strings.Trim(p, "/")
}

// alikeEnd reports paths that end in the same segment: a page filed under two sections.
func alikeEnd(a, b string) bool {
	last := a[strings.LastIndexByte(a, '/')+1:]
	return last != "" && last == b[strings.LastIndexByte(b, '/')+1:]
}
