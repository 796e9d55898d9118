package site

import "linkgrade/wasm/grade"

var oneVoice = Signal{
	ID: "one-voice", Title: "Whether one person writes", Backing: grade.Practice,
	Means:  "the share of signed posts that the busiest person wrote",
	Why:    "A person's own site has that person's posts.",
	Source: "https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf",
	look: func(v *view) Outcome {
		names, posts, _ := v.bylines()
		me := v.aboutOne()
		if len(posts) < leastPosts {
			if me.Text == "" {
				return unknown()
			}
			return known(oneFrom, me) // says so, and signs nothing: more likely than not
		}
		top, most := "", 0
		for _, n := range names {
			count := 0
			for _, p := range posts {
				if fold(v.authorOf(p)) == n {
					count++
				}
			}
			if count > most {
				top, most = n, count
			}
		}
		ev := []Evidence{counted(of(most, len(posts), "signed posts are by "+top))}
		if me.Text != "" {
			ev = append(ev, me)
		}
		return known(float64(most)/float64(len(posts)), ev...)
	},
}

// aboutOne is the first link that leads to a person's word about themselves.
func (v *view) aboutOne() Evidence {
	for _, p := range v.pages {
		if p.House.AboutOne != "" {
			return seen(p, p.House.AboutOne)
		}
	}
	return Evidence{}
}
