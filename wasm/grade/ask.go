package grade

import (
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// What follows is what package site asks of a page beside its report.

// Called is the first link whose words, or the last part of its address, are one of names; nil when there is none.
func (in *Input) Called(names lexicon.Phrases) *page.Link { return in.linkCalled(names) }

// HouseOffer is the first link by which the page's own house offers what it sells; nil when none is seen.
func (in *Input) HouseOffer() *page.Link { return in.houseOffer() }

// OwnText is what the page says by itself, without the anchors that lead to other sites.
func (in *Input) OwnText() string { return in.topics().ownText() }

// AreasUnder is what the page's own words are about under another title: that of most pages has the site's name in it.
func (in *Input) AreasUnder(title string) []topic.Area {
	t := in.topics()
	return t.kinds().Of(t.read(topic.Text{Title: title, Headings: headingsOf(in.Facts), Body: t.ownText(), Address: in.URL.Path}))
}

// AreaOf is the area that a link's anchor and the path of its address are about; "" where they do not say.
func (in *Input) AreaOf(l *page.Link) string { return in.topics().areaOf(l) }

// Written is the language of the text, else the one declared; "" where neither is known.
func (in *Input) Written() string { return in.topics().language }

// Offers says by which phrase a followed link to another site is worded like a query to buy, or offers one of the trades that
// spam links sell; "" where it is worded otherwise. stray is whether it is a trade that the page itself does not speak of. An
// anchor that is its target's own name is no query.
func (in *Input) Offers(l *page.Link) (phrase string, stray bool) {
	if !l.External || l.NamesTarget() || isProfile(l) {
		return "", false
	}
	trades := in.topics().trades()
	if kind, phrase, found := trades.lexicon.Trade(l.Text); found {
		return phrase, !trades.speaksOf(kind)
	}
	if isCommercial(l) {
		return l.Text, false
	}
	if n := page.CountWords(l.Text); n == 0 || n > mostQuery {
		return "", false
	}
	if phrase = hasWord(in.linkLower(l.Index), lexicon.BuyWords); phrase == "" {
		return "", false
	}
	niche := lexicon.WantedNiches.In(in.linkLower(l.Index))
	return phrase, niche != "" && !strings.Contains(strings.ToLower(in.OwnText()), niche)
}

// mostQuery is how many words a query to buy has at most.
const mostQuery = 7

// IsUsualTarget reports links to sites of profiles and to what every page's furniture leads to.
func (in *Input) IsUsualTarget(l *page.Link) bool { return isProfile(l) || in.IsUsual(l) }

// RecordOf is what lists say against a link's target, in words, and whether rank lists know it.
func (in *Input) RecordOf(l *page.Link) (harms []string, ranked bool) {
	r, _ := in.target(l.Name)
	return Harms(r).Words(), in.isRanked(l.Name)
}

// HasWord is the first of phrases that s, in lower case, holds as whole words; "" when it holds none.
func HasWord(s string, phrases lexicon.Phrases) string { return hasWord(s, phrases) }
