package site

import (
	"cmp"
	"math"
	"slices"
)

// Kind is what kind of site it is.
type Kind uint8

// The kinds.
const (
	Unknown  Kind = iota // not enough known
	Farm                 // takes posts of anybody for their links
	Magazine             // an editorial house that writes about its subjects
	Company              // the blog of a house that sells something of its own
	Personal             // one person's
	News                 // reports what happens
	kindEnd
)

var kindWords = [...]string{"unknown", "guest-post-farm", "magazine", "company-blog", "personal-blog", "news-site"}

// String is the word used in verdicts.
func (k Kind) String() string { return kindWords[k] }

// pull is how far a signal speaks for or against a kind, on the scale of logits: by × its value, once that is from or more; or
// by as a whole, where it is enough that something is known.
type pull struct {
	kind   Kind
	signal *Signal
	from   float64
	by     float64
	whole  bool
}

// base is each kind's logit where no signal says anything; Unknown's stays.
var base = [kindEnd]float64{Unknown: 0.5, Farm: -3, Magazine: -1.5, Company: -2.5, Personal: -2, News: -3}

// pulls are the weights of signals. They were chosen by hand on half of the constructed sites: see wasm/README.md.
var pulls = [...]pull{
	{Farm, &placedLinks, 0, 6, false}, {Farm, &selling, 0.5, 1, false}, {Farm, &selling, 1, 3, false}, {Farm, &anchorShapes, 0.2, 1.5, false}, {Farm, &template, 0.3, 1, false}, {Farm, &sitewide, 0, 0.7, false},
	{Farm, &subjects, 0.5, 1.5, false}, {Farm, &authors, 0.6, 1, false}, {Farm, &disclosure, 0.5, -1.5, false},
	{Magazine, &housePages, 0, 2, false}, {Magazine, &disclosure, 0.5, 1, false}, {Magazine, &oneVoice, oneFrom, -3, false}, {Magazine, &ownOffers, 0.3, -2, false}, {Magazine, &newsMarks, 0.4, -1.5, false}, {Magazine, &placedLinks, placedFrom, -8, false}, {Magazine, &authors, 0, 1, false}, {Magazine, &authors, 0, 1.2, true},
	{Company, &ownOffers, 0.3, 5, false}, {Company, &subjects, 0.5, -1.5, false}, {Company, &newsMarks, 0.4, -1, false},
	{Personal, &oneVoice, oneFrom, 4, false}, {Personal, &ownOffers, 0.3, -3, false}, {Personal, &newsMarks, 0.4, -2, false}, {Personal, &authors, 0.6, -2, false},
	{News, &newsMarks, 0.4, 5, false}, {News, &pace, 1, 0.3, false}, {News, &ownOffers, 0.5, -2, false}, {News, &oneVoice, oneFrom, -2, false}, {News, &subjects, 0.5, 1, false}, {News, &placedLinks, placedFrom, -8, false},
}

// oneFrom is the share of posts from which one person writes a site.
const oneFrom = 0.8

// of is what a pull adds for an outcome.
func (p *pull) of(o *Outcome) float64 {
	if !o.Known || o.Value < p.from {
		return 0
	}
	if p.whole {
		return p.by
	}
	return p.by * min(o.Value, mostValue)
}

// mostValue keeps a signal whose value has no bound, as posts a day, from outweighing all others.
const mostValue = 5

// A site is called a farm from so many placed links on: this share of posts, to so many sites.
const (
	placedFrom = 0.3
	placedTo   = 3
)

// From where posts are of many subjects, and from where their authors change.
const (
	broad    = 0.55
	turnover = 0.7
)

// mayBeFarm reports a site that has links that were placed or an offer to place them, and subjects or authors that change as
// they do where anybody is let in; where subjects are not known, posts that no person signs do. Without both no site is called
// a farm, whatever else speaks for it.
func (v *Verdict) mayBeFarm(w *view) bool {
	posts, names := w.withPlaced()
	placed := len(posts) > 0 && float64(len(posts)) >= placedFrom*float64(len(w.posts)) && names >= placedTo
	sells := v.finding(&selling).Value >= 1
	s, a := v.finding(&subjects), v.finding(&authors)
	_, signed, nobodys := w.bylines()
	unsigned := !s.Known && nobodys > len(signed)
	changing := s.Known && s.Value >= broad || a.Known && a.Value >= turnover || unsigned
	return (placed || sells && w.linksOut()) && changing
}

// linksOut reports a site that gives votes: of its posts enough have a followed link in the text to somebody else.
func (v *view) linksOut() bool {
	n := 0
	for _, p := range v.posts {
		if slices.ContainsFunc(p.Links, func(l Link) bool { return l.InText && l.Follow && !l.Usual && !v.ofHouse(l.Name) }) {
			n++
		}
	}
	return float64(n) >= placedFrom*float64(len(v.posts))
}

// weigh settles the kind.
func (v *Verdict) weigh(w *view) {
	if len(w.posts) < leastPosts {
		return
	}
	logits := base
	for i := range pulls {
		p := &pulls[i]
		logits[p.kind] += p.of(&v.finding(p.signal).Outcome)
	}
	sum := 0.0
	for k, x := range logits {
		if Kind(k) == Farm && !v.mayBeFarm(w) {
			continue
		}
		v.Chances[k] = math.Exp(x)
		sum += v.Chances[k]
	}
	for k := range v.Chances {
		v.Chances[k] = rounded(v.Chances[k] / sum)
		if v.Chances[k] > v.Chances[v.Kind] {
			v.Kind = Kind(k)
		}
	}
	if v.Chances[v.Kind] < sureFrom {
		v.Kind = Unknown
	}
	v.shrink(len(w.posts))
	if v.Kind != Unknown {
		v.Confidence = v.Chances[v.Kind]
		v.reasons()
	}
}

// shrink leaves each kind as much of its chance as one more post that says nothing would: four posts are never as sure as ten.
func (v *Verdict) shrink(posts int) {
	v.Chances[Unknown] = 0
	for k := range v.Chances {
		v.Chances[k] = rounded(v.Chances[k] * float64(posts) / float64(posts+1))
	}
}

// sureFrom is the probability from which a kind is named.
const sureFrom = 0.4

// reasons are the signals that pulled towards the kind, the strongest first.
func (v *Verdict) reasons() {
	type weighed struct {
		Finding
		by float64
	}
	var all []*weighed
	for i := range pulls {
		p := &pulls[i]
		f := v.finding(p.signal)
		if by := p.of(&f.Outcome); p.kind == v.Kind && by > 0 {
			all = append(all, &weighed{*f, by})
		}
	}
	slices.SortStableFunc(all, func(a, b *weighed) int { return cmp.Compare(b.by, a.by) })
	for _, w := range all {
		v.Reasons = append(v.Reasons, w.Finding)
	}
}
