package site

import (
	"linkgrade/wasm/domain"
	"linkgrade/wasm/grade"
)

var sitewide = Signal{
	ID: "sitewide", Title: "Other sites that nearly every page links to around its text", Backing: grade.Primary,
	Means:  "1 where such a link is followed and worded like a query to buy, or leads to what lists warn of; else 0",
	Why:    "Widely distributed links in footers and side columns are link spam where they are there for ranking.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#link-spam",
	look: func(v *view) Outcome {
		if len(v.pages) < leastPages {
			return unknown()
		}
		on, links := map[domain.Name]int{}, map[domain.Name]*Link{}
		var names []domain.Name // in the order of the pages
		for _, p := range v.pages {
			once := map[domain.Name]bool{}
			for i := range p.Links {
				l := &p.Links[i]
				if l.InText || !l.Follow || l.Usual || once[l.Name] || v.ofHouse(l.Name) {
					continue
				}
				once[l.Name] = true
				if on[l.Name]++; on[l.Name] == 1 {
					names = append(names, l.Name)
				}
				links[l.Name] = l
			}
		}
		value := 0.0
		var ev []Evidence
		for _, n := range names {
			if float64(on[n]) < nearlyAll*float64(len(v.pages)) {
				continue
			}
			l := links[n]
			ev = append(ev, counted(leads(l)+" on "+of(on[n], len(v.pages), "pages")))
			if l.Sells != "" || len(l.Harms) > 0 {
				value = 1
			}
		}
		return known(value, ev...)
	},
}

// A link is sitewide on this share of at least so many pages.
const (
	leastPages = 4
	nearlyAll  = 0.8
)
