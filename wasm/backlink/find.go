package backlink

import (
	"slices"
	"strings"
)

// State is what has become of a link.
type State uint8

// The states, the gravest first.
const (
	Lost    State = iota // its page was read and has no such link
	Changed              // it is there, and not as it was agreed, or not as it was the last time
	Unknown              // its page could not be read
	Live                 // it is there
	States               // how many there are
)

var stateWords = [States]string{"lost", "changed", "unknown", "live"}

// String is one word.
func (s State) String() string { return stateWords[s] }

// Trait is what of a link may change.
type Trait uint8

// The traits.
const (
	Anchor   Trait = iota // its words
	Rel                   // its rel attribute
	Followed              // whether its vote is let through
	Seen                  // whether it is in sight
	Indexed               // whether its page may be indexed
	traits
)

var traitWords = [traits]string{"anchor", "rel", "followed", "seen", "indexed"}

// String is one word.
func (t Trait) String() string { return traitWords[t] }

// Change is one trait of a link that is not as it was agreed (Agreed), or not as it was the last time. Of Followed, Seen and Indexed
// Was and Now are "yes" or "no".
type Change struct {
	Trait    Trait
	Was, Now string
	Agreed   bool
}

// Wish is what somebody counts on: a link to any of Targets. An Anchor or Rel of "" expects nothing.
type Wish struct {
	Targets []Target
	Anchor  string // compared without regard to case and white space
	Rel     string // words between blanks or commas: follow, dofollow, nofollow, sponsored, ugc; others are let be
}

// Finding is what became of a link.
type Finding struct {
	State   State
	Link    *Link // nil where there is none
	Found   int   // links to the targets
	Changes []Change
}

// Find looks for the link among a page's links; last is how it was seen before, nil where it was not. Where there are several, the
// one counts that fits best what was agreed.
func (w *Wish) Find(links []Link, last *Link) (f Finding) {
	best := -1
	for i := range links {
		l := &links[i]
		if !slices.ContainsFunc(w.Targets, func(t Target) bool { return t.Is(l.Href) }) {
			continue
		}
		f.Found++
		if fits := w.fit(l); fits > best {
			best, f.Link = fits, l
		}
	}
	if f.Link == nil {
		f.State = Lost
		return f
	}
	f.Changes = append(w.unmet(f.Link), changes(last, f.Link)...)
	f.State = Live
	if len(f.Changes) > 0 {
		f.State = Changed
	}
	return f
}

// fit says how well a link is the one that was agreed.
func (w *Wish) fit(l *Link) (fits int) {
	if len(w.unmet(l)) == 0 {
		fits += 4
	}
	if l.Hidden == "" {
		fits += 2
	}
	if l.Followed {
		fits++
	}
	return fits
}

// unmet is what of a link is not as it was agreed.
func (w *Wish) unmet(l *Link) (all []Change) {
	if anchor := strings.Join(strings.Fields(w.Anchor), " "); anchor != "" && !strings.EqualFold(anchor, l.Anchor) {
		all = append(all, Change{Anchor, w.Anchor, l.Anchor, true})
	}
	rel := strings.Fields(strings.ToLower(l.Rel))
	for _, word := range strings.FieldsFunc(strings.ToLower(w.Rel), func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		switch word {
		case "follow", "dofollow":
			if !l.Followed {
				all = append(all, Change{Followed, "yes", "no", true})
			}
		case "nofollow", "sponsored", "ugc":
			if !slices.Contains(rel, word) {
				all = append(all, Change{Rel, word, l.Rel, true})
			}
		}
	}
	return all
}

// changes is what is not as it was. Of a link that was not seen before nothing has changed.
func changes(last, now *Link) (all []Change) {
	if last == nil {
		return nil
	}
	for _, c := range [...]Change{
		{Trait: Anchor, Was: last.Anchor, Now: now.Anchor},
		{Trait: Rel, Was: last.Rel, Now: now.Rel},
		{Trait: Followed, Was: yesNo(last.Followed), Now: yesNo(now.Followed)},
		{Trait: Seen, Was: yesNo(last.Hidden == ""), Now: yesNo(now.Hidden == "")},
		{Trait: Indexed, Was: yesNo(!last.NoIndex), Now: yesNo(!now.NoIndex)},
	} {
		if c.Was != c.Now {
			all = append(all, c)
		}
	}
	return all
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
