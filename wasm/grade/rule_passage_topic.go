package grade

import "linkgrade/wasm/page"

var passageTopic = Rule{
	ID: "passage-topic", Family: Topic, Kind: Weight, Backing: Claimed, Up: 8, Down: 12,
	Title:  "The paragraph around the link is about something else than your site",
	Praise: "A paragraph that links to another site is about what your site is about",
	Why:    "The words around a link say what it is recommended for.",
	Source: "https://patents.google.com/patent/US7716225B1/en",
	Check: func(in *Input) Outcome {
		if in.Profile == nil {
			return unknown()
		}
		t := in.topics()
		l := t.telling()
		if l == nil {
			return unknown()
		}
		like := t.likeness(t.passage(l))
		if !like.Known {
			return unknown()
		}
		return value(stretched(like.Score), append([]Evidence{leadingTo(l)}, shownWords(&like)...)...)
	},
}

// telling is the link whose paragraph tells most: the best placed of those to the user's site, else the one whose words
// are nearest to the profile, where one more might stand. It is nil where no link was compared.
func (t *topics) telling() (best *page.Link) {
	most := 0.0
	for _, l := range t.chosen() {
		r := t.relevance(l)
		if !r.Known {
			continue
		}
		if t.in.yours(l) {
			r.Value = 1 + l.Content // before all others
		}
		if best == nil || r.Value > most {
			best, most = l, r.Value
		}
	}
	return best
}
