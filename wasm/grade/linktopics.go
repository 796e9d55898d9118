package grade

import (
	"slices"
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// maxRelevant is how many links of a page are compared with the profile: those to the user's site, then others in the
// content, in the page's order. It bounds the time: a comparison takes about a tenth of a millisecond in a browser.
const maxRelevant = 60

// yours reports a link from another site to the user's: to one of its names, or to a wanted page on somebody else's.
func (in *Input) yours(l *page.Link) bool {
	if in.Profile == nil || !l.External {
		return false
	}
	if slices.Contains(in.Profile.Sites, l.Name) {
		return true
	}
	to := l.Address.WithoutFragment()
	return slices.ContainsFunc(in.Profile.Targets, func(a domain.Address) bool { return a.WithoutFragment() == to })
}

// relevance is how near the words around a link are to the profile; unknown for links beyond the bound.
func (t *topics) relevance(l *page.Link) Score {
	if t.links == nil {
		t.links = make([]Score, len(t.in.Links))
		if t.in.Profile != nil {
			for _, l := range t.chosen() {
				if near := t.nearness(t.around(l)); near.Known {
					t.links[l.Index] = near
				}
			}
		}
	}
	return t.links[l.Index]
}

// chosen are the links that are compared with the profile.
func (t *topics) chosen() []*page.Link {
	var mine, others []*page.Link
	for i := range t.in.Links {
		switch l := &t.in.Links[i]; {
		case t.in.yours(l):
			mine = append(mine, l)
		case l.External && l.Content >= 0.5 && l.Seen() && len(others) < maxRelevant:
			others = append(others, l)
		}
	}
	all := append(mine, others...)
	return all[:min(len(all), maxRelevant)]
}

// around is what stands around a link: its sentence, the heading above, and its anchor, which counts twice.
func (t *topics) around(l *page.Link) *topic.Doc {
	return t.read(topic.Text{Headings: t.in.HeadingAbove(l), Body: t.in.Sentence(l) + "\n" + l.Text})
}

// passage is the paragraph that a link stands in and the heading above, without the anchor: what is there to be seen
// before somebody puts a link in.
func (t *topics) passage(l *page.Link) *topic.Doc {
	return t.read(topic.Text{Headings: t.in.HeadingAbove(l), Body: strings.Replace(t.in.BlockText(l.Block), l.Text, " ", 1)})
}

// wording is how a link's anchor words the user's site; links whose form says more than their words keep that.
func (t *topics) wording(l *page.Link) topic.Wording {
	if t.in.Profile == nil || !l.External || l.Anchor != page.AnchorOther && l.Anchor != page.AnchorLong {
		return topic.WordsOther
	}
	if t.wordings == nil {
		t.wordings = t.in.Profile.Wordings()
	}
	return t.wordings.Of(l.Text)
}
