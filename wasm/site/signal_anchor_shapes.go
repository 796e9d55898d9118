package site

import (
	"strconv"

	"linkgrade/wasm/grade"
)

var anchorShapes = Signal{
	ID: "anchor-shapes", Title: "Posts whose links are all of one shape", Backing: grade.Practice,
	Means:  "the share of posts with one or two followed links to other sites, worded like keywords, in the commonest place",
	Why:    "Who writes for readers links as the text needs it; an order says how many links, worded how, and where.",
	Source: "https://developers.google.com/search/blog/2017/05/a-reminder-about-links-in-large-scale",
	look: func(v *view) Outcome {
		if len(v.posts) < leastPosts {
			return unknown()
		}
		var in [3][]Evidence
		for _, p := range v.posts {
			if l := ordered(v, p); l != nil {
				in[l.Third] = append(in[l.Third], seen(p, leads(l)))
			}
		}
		most := 0
		for third := range in {
			if len(in[third]) > len(in[most]) {
				most = third
			}
		}
		n := len(in[most])
		ev := append([]Evidence{counted(of(n, len(v.posts), "posts have one or two keyword links in part "+strconv.Itoa(most+1)+" of 3"))}, in[most]...)
		return known(float64(n)/float64(len(v.posts)), ev...)
	},
}

// mostOrdered is how many sites a post links to at most that was written for a link or two.
const mostOrdered = 2

// ordered is the first link of a post that has no followed ones but one or two of keywords; nil for other posts.
func ordered(v *view, p *Sample) (first *Link) {
	n := 0
	for i := range p.Links {
		l := &p.Links[i]
		if !l.InText || !l.Follow || l.Usual || l.Ranked || v.ofHouse(l.Name) {
			continue
		}
		if n++; n > mostOrdered || !l.Keyword && l.Sells == "" {
			return nil
		}
		if first == nil {
			first = l
		}
	}
	return first
}
