package site

import (
	"slices"
	"strconv"
	"strings"

	"linkgrade/wasm/grade"
	"linkgrade/wasm/lexicon"
)

var authors = Signal{
	ID: "authors", Title: "How many different people wrote the posts", Backing: grade.Practice,
	Means:  "people for each signed post: 1 where nobody wrote two",
	Why:    "Where everybody who writes once is welcome the names change with each post; magazines have regulars as well.",
	Source: "https://developers.google.com/search/blog/2017/05/a-reminder-about-links-in-large-scale",
	look: func(v *view) Outcome {
		names, posts, nobodys := v.bylines()
		if len(posts) < leastPosts {
			if nobodys >= leastPosts {
				return unknown(counted(of(nobodys, len(v.posts), "posts are signed, and by no person")))
			}
			return unknown()
		}
		ev := []Evidence{counted(strconv.Itoa(len(names)) + " people wrote " + strconv.Itoa(len(posts)) + " signed posts")}
		for _, p := range posts {
			ev = append(ev, seen(p, v.authorOf(p)))
		}
		return known(float64(len(names))/float64(len(posts)), ev...)
	},
}

// authorOf is who a post names, or its entry in the list; "" where nobody is.
func (v *view) authorOf(p *Sample) string {
	if p.Author != "" {
		return p.Author
	}
	return v.s.entryOf(p).Author
}

// bylines are the people whom posts name, each once, folded; the posts that name one; and how many name an office only.
func (v *view) bylines() (names []string, posts []*Sample, nobodys int) {
	for _, p := range v.posts {
		name := fold(v.authorOf(p))
		switch {
		case name == "":
		case lexicon.NobodysNames.Has(name) || name == fold(p.Site):
			nobodys++
		default:
			posts = append(posts, p)
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names, posts, nobodys
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
