package chart

import (
	"time"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/export"
)

// monday is the Monday n weeks after 2 January 2023.
func monday(n int) export.Day {
	return export.DayOf(time.Date(2023, 1, 2, 0, 0, 0, 0, time.UTC)) + export.Day(7*n)
}

// steady is a flow of n weeks, 3 to 9 domains each, with a burst of high domains in each week from at on, for three weeks.
func steady(n, at, high int) *audit.Flow {
	f := &audit.Flow{}
	sum := 0
	for i := range n {
		w := audit.Week{Monday: monday(i), New: 3 + (i*7+i*i)%7, Lost: (i * 5) % 4 / 2, Usual: 5.5 + float64(i%9)/8}
		if high > 0 && i >= at && i < at+3 {
			w.New, w.Burst = high-(i-at)*high/4, true
			sum += w.New
		}
		f.Weeks = append(f.Weeks, w)
	}
	if high > 0 {
		f.Bursts = []audit.Burst{{From: monday(at), To: monday(at + 2), Domains: sum, Usual: 17}}
	}
	return f
}

func variety() *audit.Variety {
	v := &audit.Variety{}
	for _, b := range []audit.Bin{{Name: "directory", Domains: 412, Votes: 6.1}, {Name: "editorial", Domains: 148, Votes: 41.5}, {Name: "guest-post", Domains: 90, Votes: 12},
		{Name: "forum", Domains: 61, Votes: 2.2}, {Name: "press", Domains: 22, Votes: 17.5}, {Name: "resource", Domains: 19, Votes: 8}, {Name: "scraper", Domains: 18, Votes: 0.1},
		{Name: "social", Domains: 12, Votes: 0.9}, {Name: "company", Domains: 8, Votes: 3}, {Name: "education", Domains: 3, Votes: 2.1}, {Name: "widget", Domains: 2}} {
		b.Share = float64(b.Domains) / 795
		v.Types = append(v.Types, b)
	}
	return v
}

func anchors() *audit.Anchors {
	return &audit.Anchors{Enough: true, Known: 700, Classes: []audit.Class{
		{Bin: audit.Bin{Name: "brand", Domains: 301, Share: .43}, From: .3, To: .5}, {Bin: audit.Bin{Name: "url", Domains: 140, Share: .2}, From: .15, To: .25},
		{Bin: audit.Bin{Name: "exact", Domains: 133, Share: .19}, From: .01, To: .05}, {Bin: audit.Bin{Name: "partial", Domains: 56, Share: .08}, From: .05, To: .15},
		{Bin: audit.Bin{Name: "generic", Domains: 42, Share: .06}, From: .1, To: .2}, {Bin: audit.Bin{Name: "image", Domains: 28, Share: .04}}}}
}

func votes() *audit.Votes {
	v := &audit.Votes{Domains: 795, Sum: 93.4}
	for i, n := range []int{540, 96, 51, 34, 22, 18, 14, 11, 6, 3} {
		v.Distribution = append(v.Distribution, audit.Bin{Name: [...]string{"0–0.1", "0.1–0.2", "0.2–0.3", "0.3–0.4", "0.4–0.5", "0.5–0.6", "0.6–0.7", "0.7–0.8", "0.8–0.9", "0.9–1"}[i],
			Domains: n, Share: float64(n) / 795, Votes: float64(n) * (float64(i)/10 + 0.03)})
	}
	return v
}

// words are those of a page in English.
func words(id string) Words {
	return Words{ID: id, Title: "Title of " + id, Desc: "What " + id + " shows", Empty: "Nothing is known of this.", Domains: "of domains", Votes: "of votes", New: "new domains", Lost: "lost",
		Usual: "usual", Burst: "burst", Range: "published as usual", Others: "all others", Faint: "faint votes", Full: "full votes"}
}
