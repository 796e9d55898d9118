package vet

import (
	"cmp"

	"linkgrade/wasm/backlink"
)

// Pillars are what a grade stands on, in the order of an [Answer]'s.
var Pillars = [...]string{"relevance", "authority", "trust", "placement"}

// An Answer is what is known of a place. A figure that is not known is nil.
type Answer struct {
	Reason     string      `json:"reason,omitempty"`  // why the page could not be read; "" when it was
	Passing    bool        `json:"passing,omitempty"` // it may be read another time
	Final      string      `json:"final,omitempty"`   // the address that was read, after redirects
	Title      string      `json:"title,omitempty"`
	Score      *float64    `json:"score,omitempty"` // 0 to 100; nil where too little is known
	Letter     string      `json:"letter,omitempty"`
	Advice     string      `json:"advice,omitempty"`
	Confidence *float64    `json:"confidence,omitempty"` // 0 to 1
	Pillars    [4]*float64 `json:"pillars"`              // 0 to 100
	Vote       *float64    `json:"vote,omitempty"`       // of a new link, 0 to 1
	Findings   []string    `json:"findings,omitempty"`   // those that moved the grade most, in words

	Site           string   `json:"site,omitempty"`           // what kind of site it is, in words
	SiteConfidence *float64 `json:"siteConfidence,omitempty"` // 0 to 1; nil where not enough is known
	SiteReasons    []string `json:"siteReasons,omitempty"`

	Gone  bool            `json:"gone,omitempty"`  // the server says that there is no such page, or no more
	Links []backlink.Link `json:"links,omitempty"` // those that were looked for
}

// Weakest is the weakest of the pillars that are known: its name and figure; "" where none is.
func (a *Answer) Weakest() (pillar string, score float64) {
	for i, p := range a.Pillars {
		if p != nil && (pillar == "" || *p < score) {
			pillar, score = Pillars[i], *p
		}
	}
	return pillar, score
}

// class is what an answer is, in the order of the result.
type class uint8

const (
	graded class = iota
	thin         // read, and too little is known
	unread
	noAddress
)

// rank is by what rows are ordered.
type rank struct {
	class          class
	weakest, score float32
}

// rankOf is an answer's rank: by its weakest pillar, by its score where a risk holds that lower.
func rankOf(a *Answer) rank {
	switch {
	case a.Reason != "":
		return rank{class: unread}
	case a.Score == nil:
		return rank{class: thin}
	}
	r := rank{graded, float32(*a.Score), float32(*a.Score)}
	if pillar, score := a.Weakest(); pillar != "" {
		r.weakest = min(r.weakest, float32(score))
	}
	return r
}

// compare orders ranks: the best first.
func (r rank) compare(other rank) int {
	return cmp.Or(cmp.Compare(r.class, other.class), cmp.Compare(other.weakest, r.weakest), cmp.Compare(other.score, r.score))
}
