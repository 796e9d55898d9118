package site

import (
	"math"
	"slices"

	"linkgrade/wasm/grade"
)

var subjects = Signal{
	ID: "subjects", Title: "How many subjects the posts are spread over", Backing: grade.Practice,
	Means:  "the entropy of their subjects: 0 where all posts have one, 1 where each has its own",
	Why:    "A site that takes whatever is paid for has no subject of its own; so do newspapers, so that it decides nothing alone.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#site-reputation",
	look: func(v *view) Outcome {
		t := v.subject()
		if !t.known {
			return unknown()
		}
		var ev []Evidence
		if t.dominant != "" {
			ev = append(ev, counted("mostly "+t.dominant+": "+hundredths(t.share)))
		}
		for i, p := range v.posts {
			if t.areas[i] != "" {
				ev = append(ev, seen(p, t.areas[i]+": "+p.Title))
			}
		}
		return known(t.entropy, ev...)
	},
}

// theme is what a site's posts are about as a whole. It is not known in languages that have no words of areas.
type theme struct {
	known    bool
	entropy  float64
	dominant string   // the area of at least half of what the posts are about; "" where none is
	share    float64  // of the commonest area
	areas    []string // by post, the likeliest; "" where it is not known
}

const (
	leastTold    = 3   // posts whose area must be known
	toldShare    = 0.6 // of all posts
	dominantFrom = 0.5
)

// subject is worked out once a verdict.
func (v *view) subject() *theme {
	if v.theme == nil {
		v.theme = &theme{areas: make([]string, len(v.posts))}
		v.theme.read(v.posts)
	}
	return v.theme
}

func (t *theme) read(posts []*Sample) {
	sums, told := map[string]float64{}, 0
	for i, p := range posts {
		if len(p.Areas) == 0 {
			continue
		}
		told++
		t.areas[i] = p.Areas[0].Name
		whole := 0.0
		for _, a := range p.Areas {
			whole += a.Probability
		}
		for _, a := range p.Areas {
			sums[a.Name] += a.Probability / whole
		}
	}
	if told >= leastTold && float64(told) >= toldShare*float64(len(posts)) {
		t.spread(sums, told)
	}
}

// spread is the entropy of the areas over that of as many posts with an area each.
func (t *theme) spread(sums map[string]float64, told int) {
	t.known = true
	var names []string
	for name := range sums {
		names = append(names, name)
	}
	slices.Sort(names) // sums of floats depend on their order
	for _, name := range names {
		p := sums[name] / float64(told)
		t.entropy -= p * math.Log(p)
		if p > t.share {
			t.share = p
			if t.dominant = ""; p >= dominantFrom {
				t.dominant = name
			}
		}
	}
	t.entropy = rounded(max(0, min(1, t.entropy/math.Log(float64(told)))))
}
