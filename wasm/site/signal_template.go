package site

import (
	"slices"
	"strings"

	"linkgrade/wasm/grade"
)

var template = Signal{
	ID: "template", Title: "Posts cut from one pattern", Backing: grade.Primary,
	Means:  "the share of posts that have their headings, or their number of words and of headings, in common with another",
	Why:    "Texts that are made by the piece have one skeleton and one length.",
	Source: "https://doi.org/10.1145/1017074.1017077",
	look: func(v *view) Outcome {
		if len(v.posts) < leastPosts {
			return unknown()
		}
		var ev []Evidence
		for _, p := range v.posts {
			twin := slices.IndexFunc(v.posts, func(o *Sample) bool { return o != p && isCutLike(p, o) })
			if twin >= 0 {
				ev = append(ev, seen(p, strings.Join(p.Headings, " | ")))
			}
		}
		n := len(ev)
		return known(float64(n)/float64(len(v.posts)), append([]Evidence{counted(of(n, len(v.posts), "posts"))}, ev...)...)
	},
}

// Two posts of one pattern have so many headings at least, and lengths no more apart than this part of the longer.
const (
	leastHeadings = 3
	sameLength    = 0.01
)

// isCutLike reports posts with more than half of their headings in common, or with as many of them and as many words.
func isCutLike(a, b *Sample) bool {
	if len(a.Headings) < leastHeadings || len(b.Headings) < leastHeadings || a.Title == b.Title {
		return false
	}
	same := 0
	for _, h := range a.Headings {
		if slices.ContainsFunc(b.Headings, func(o string) bool { return fold(o) == fold(h) }) {
			same++
		}
	}
	if 2*same > max(len(a.Headings), len(b.Headings)) {
		return true
	}
	apart := float64(max(a.Words, b.Words) - min(a.Words, b.Words))
	return len(a.Headings) == len(b.Headings) && apart <= sameLength*float64(max(a.Words, b.Words))
}
