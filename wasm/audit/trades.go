package audit

import (
	"slices"
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/topic"
)

// isSpamTrade reports the trades that links are thrown at strangers' sites for. Who writes of coins or theses may mean it.
func isSpamTrade(k topic.RiskKind) bool {
	switch k {
	case topic.Casino, topic.Payday, topic.Adult, topic.Pharma, topic.Replica:
		return true
	case topic.CBD, topic.Essay, topic.Crypto, topic.RiskKinds:
	}
	return false
}

// isOwnTrade reports a phrase of a trade that the site is in itself, or that is no trade of spam.
func (r *anchorReader) isOwnTrade(phrase string) bool {
	kind, _, found := r.risks.Trade(phrase)
	return !found || !isSpamTrade(kind) || r.ours[kind.String()]
}

// A trade is the site's own where its name or profile says so, or where so many call it by it, bursts and broken-into
// pages apart.
const (
	ownTradeShare = 0.2
	leastOwnTrade = 5
)

// siteTrades are the trades that the audited site is in itself, and "".
func (a *Audit) siteTrades(r *anchorReader, all []*told) map[string]bool {
	ours := map[string]bool{"": true}
	add := func(text string) {
		if kind, _, found := r.risks.Trade(text); found {
			ours[kind.String()] = true
		}
	}
	label, _, _ := strings.Cut(a.o.Site.String(), ".")
	for _, word := range lexicon.RiskNames {
		if strings.Contains(label, word) {
			add(word)
		}
	}
	add(strings.ReplaceAll(label, "-", " "))
	if p := a.o.Profile; p != nil {
		for _, text := range slices.Concat(p.Keywords, p.Brands) {
			add(text)
		}
		for _, t := range p.Terms[:min(len(p.Terms), 20)] {
			add(t.Text)
		}
	}
	if p := a.o.Profile; p == nil || len(p.Keywords)+len(p.Terms) == 0 {
		a.calledTrades(r, all, ours)
	}
	return ours
}

// calledTrades adds the trades that others call the site by, where no profile says what it is about: those whom lists rate,
// or all where lists rate few.
func (a *Audit) calledTrades(r *anchorReader, all []*told, ours map[string]bool) {
	known, by := 0, map[string]int{}
	for _, t := range all {
		_, ranked := t.record.Authority.Known()
		if (ranked || !a.o.ratesMany()) && t.top(anchors) != 0 && t.burst < 0 && !t.hacked {
			known++
			by[r.of(t.top(anchors)).trade]++
		}
	}
	for trade, n := range by {
		if n >= leastOwnTrade && float64(n) >= ownTradeShare*float64(known) {
			ours[trade] = true
		}
	}
}
