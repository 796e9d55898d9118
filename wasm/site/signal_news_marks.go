package site

import (
	"slices"

	"linkgrade/wasm/grade"
	"linkgrade/wasm/lexicon"
)

var newsMarks = Signal{
	ID: "news-marks", Title: "Whether the site says that it brings news", Backing: grade.Practice,
	Means:  "the share of two: its name or a list of the press says so, and a sitemap announces news or it posts daily",
	Why:    "Newspapers have every subject and many authors, as farms have; what they call themselves and how often they write tells them apart.",
	Source: "https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap",
	look: func(v *view) Outcome {
		if len(v.pages) == 0 {
			return unknown()
		}
		var ev []Evidence
		if e, says := v.newsName(); says {
			ev = append(ev, e)
		}
		switch p := pace.look(v); {
		case v.s.isNews:
			ev = append(ev, counted("its sitemap announces news"))
		case p.Known && p.Value >= daily:
			ev = append(ev, p.Evidence[0])
		}
		return known(float64(len(ev))/2, ev...)
	},
}

// daily is how many posts a day a newsroom writes at least.
const daily = 1.0

// newsName is the name by which the site calls itself a newspaper, or the list that does.
func (v *view) newsName() (Evidence, bool) {
	for _, p := range v.pages {
		if slices.Contains(p.listed, "press") {
			return counted("listed as press"), true
		}
		name := p.Site
		if p == v.s.homePage {
			name += " " + p.Title
		}
		if grade.HasWord(fold(name), lexicon.NewsNames) != "" {
			return seen(p, name), true
		}
	}
	return Evidence{}, false
}
