package grade

import (
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
	"linkgrade/wasm/trust"
)

var passageAndTarget = Rule{
	ID: "passage-and-target", Family: Linking, Kind: Weight, Backing: Claimed, Up: 1, Down: 8,
	Title:  "Links lead to something else than the words around them say",
	Praise: "Links lead to what the words around them say",
	Why:    "Who recommends a page says what is on it; an address that speaks of something else was put there for another reason.",
	Source: "https://patents.google.com/patent/US7716225B1/en",
	Check: func(in *Input) Outcome {
		if in.Vectors == nil || !in.hasText() {
			return unknown()
		}
		looked, strange := in.strangers(in.topics().leadsTo, strangeTarget)
		if looked < leastTargets {
			return unknown()
		}
		var ev []Evidence
		for _, l := range strange {
			ev = append(ev, atLink(l.Text+" → "+l.Href, l.Index))
		}
		return value(1.5-2*float64(len(strange))/float64(looked), ev...)
	},
}

// Of 360 links of real pages whose addresses say enough 2.2 % are less than that near to the words around them, and 24 %
// are to another page's words (TestBelonging): a lean, no more.
const (
	strangeTarget = 0.035
	leastTargets  = 2 // sites whose addresses say enough: one alone may be misread
	leastSlug     = 3 // words of an address that say something
)

// leadsTo is how near what stands around a link is to what is known of its target without asking for it: the words of its
// address and what lists say of its name. It is known for addresses of several words in a language with vectors.
func (t *topics) leadsTo(l *page.Link) (near float64, known bool) {
	if l.Content < 0.5 || l.Redirects != (domain.Name{}) || wordsIn(l.Address.Path) < leastSlug {
		return 0, false
	}
	like := t.vectors.Score(t.around(l), t.target(l))
	return like.Score, like.Known && !like.WordsAlone
}

// target is what is known of where a link leads.
func (t *topics) target(l *page.Link) *topic.Doc {
	own, _, _ := strings.Cut(l.Name.String(), ".")
	said := topic.Text{Address: l.Address.Path, Body: strings.ReplaceAll(own, "-", " ")}
	if r, listed := t.in.target(l.Name); listed {
		said.Keywords = (r.Categories & topical).String()
	}
	return t.read(said)
}

// topical are the categories that say what a site is about.
const topical = trust.Gambling | trust.Adult | trust.Drugs | trust.Piracy
