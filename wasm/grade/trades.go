package grade

import (
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// trades are those that spam links sell and the page's own words speak of.
type trades struct {
	lexicon *topic.RiskLexicon
	found   []topic.Risk
}

// trades are looked for when first asked for.
func (t *topics) trades() *trades {
	if t.offers == nil {
		in := t.in
		t.offers = &trades{lexicon: t.lexicon().Trades}
		head := in.Title + "\n" + headingsOf(in.Facts) + "\n" + in.URL.String()
		t.offers.found = t.offers.lexicon.Find(topic.RiskText{Head: head, Body: t.ownText()})
	}
	return t.offers
}

// speaksOf reports whether the page's own words speak of a trade, whatever they say.
func (t *trades) speaksOf(k topic.RiskKind) bool {
	for i := range t.found {
		if t.found[i].Kind == k {
			return true
		}
	}
	return false
}

// leastWords is how many words a page needs before what it sells can be told.
const leastWords = 30

// saysEnough reports whether the page has enough words for that.
func (in *Input) saysEnough() bool { return max(in.MainWords, in.Words) >= leastWords && !in.refused() }

// strayTrade says by which phrase a link's anchor or address offers a trade that the page itself does not speak of; ""
// where none does. A target that rank lists know is let through: what is written about is linked to.
func (in *Input) strayTrade(l *page.Link) string {
	trades := in.topics().trades()
	kind, phrase, found := trades.lexicon.Trade(l.Text + "\n" + l.Href)
	if !found || trades.speaksOf(kind) {
		return ""
	}
	if in.isRanked(l.Name) {
		return ""
	}
	return kind.String() + ": " + phrase
}

// areas are what the page's own words are about.
func (t *topics) areas() []topic.Area {
	if t.about == nil {
		t.about = t.kinds().Of(t.page())
	}
	return t.about
}

// kinds tell areas apart.
func (t *topics) kinds() *topic.Subjects {
	if s := t.vectors.Subjects(); s != nil {
		return s
	}
	return t.lexicon().Areas()
}

func (t *topics) lexicon() *topic.Lexicon {
	if t.in.Lexicon == nil {
		t.in.Lexicon = topic.NewLexicon()
	}
	return t.in.Lexicon
}

// sureArea is the probability from which a link's few words are taken for an area.
const sureArea = 0.6

// areaOf is the area that a link's anchor and the path of its address are about; "" where they do not say.
func (t *topics) areaOf(l *page.Link) string {
	areas := t.kinds().Of(t.vectors.Read(topic.Text{Body: l.Text, Address: l.Address.Path}))
	if len(areas) == 0 || areas[0].Probability < sureArea {
		return ""
	}
	return areas[0].Name
}
