package audit

import (
	"cmp"
	"slices"
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// leastAnchors is how many domains with a known anchor make shares of anchors say something.
const leastAnchors = 30

// anchorClasses are the forms of anchors in the order they are told, with the shares that published advice calls usual:
// the span of what https://www.lucidmedia.co.nz/blog/anchor-text-ratios-safe-distribution-2026 (brand 40–60 %, exact 5–10 %)
// and https://backlinkchecker.pro/blog/backlink-anchor-text-checker-analyze-your-link-text (brand 30–50 %, partial 15–25 %,
// generic 15–25 %, address 5–15 %, exact to 5 %) say. Others say others: it is context, not law, and nothing is scored by it.
var anchorClasses = [...]struct {
	word     string
	from, to float64
}{
	{"brand", 0.3, 0.6}, {"url", 0.05, 0.15}, {"generic", 0.15, 0.25}, {"partial", 0.15, 0.25}, {"exact", 0, 0.1},
	{"image", 0, 0}, {"empty", 0, 0}, {"other", 0, 0},
}

// AnchorClasses are the words of all forms of anchors.
func AnchorClasses() []string {
	var words []string
	for _, c := range anchorClasses {
		words = append(words, c.word)
	}
	return words
}

// AnchorSources are where the usual shares of anchors come from.
func AnchorSources() []string {
	return []string{"https://www.lucidmedia.co.nz/blog/anchor-text-ratios-safe-distribution-2026",
		"https://backlinkchecker.pro/blog/backlink-anchor-text-checker-analyze-your-link-text"}
}

// wording is what an anchor says.
type wording struct {
	class   string
	money   bool   // worded to rank
	trade   string // word of a topic.RiskKind; "" for none
	natural bool   // the site's name or address, a picture, "here": what people write who mean no keyword
}

// A reader of anchors remembers what it has read.
type anchorReader struct {
	a     *Audit
	names *topic.Wordings
	risks *topic.RiskLexicon
	known map[uint32]wording
	ours  map[string]bool // words of trades that the audited site is in itself, and ""
}

func (a *Audit) newAnchorReader(all []*told) *anchorReader {
	p := topic.Profile{}
	if a.o.Profile != nil {
		p = *a.o.Profile
	}
	label, _, _ := strings.Cut(a.o.Site.Unicode(), ".")
	p.Brands = append(slices.Clone(p.Brands), label)
	r := &anchorReader{a: a, names: p.Wordings(), risks: topic.NewRiskLexicon(), known: map[uint32]wording{}}
	r.ours = a.siteTrades(r, all)
	return r
}

// of is what the anchor with a number says.
func (r *anchorReader) of(n uint32) wording {
	w, known := r.known[n]
	if !known {
		w = r.read(r.a.words.text[n])
		r.known[n] = w
	}
	return w
}

func (r *anchorReader) read(key string) wording {
	text, isImage := key[1:], key[0] == markImage
	w := wording{class: r.class(text, isImage)}
	switch w.class {
	case "brand", "url", "generic", "image", "empty":
		w.natural = w.class != "image" || text == "" || r.names.Of(text) == topic.WordsBrand
	case "exact", "partial":
		w.money = true
	default:
		w.money = strings.Contains(text, " ") && r.a.look.said(string(appendLower(nil, text)))[meansBuying] != ""
	}
	if kind, _, found := r.risks.Trade(text); found && !w.natural && isSpamTrade(kind) {
		w.trade = kind.String()
	}
	return w
}

// class is an anchor's form.
func (r *anchorReader) class(text string, isImage bool) string {
	switch page.AnchorOf(text, isImage, r.a.o.Site) {
	case page.AnchorImage:
		return "image"
	case page.AnchorEmpty:
		return "empty"
	case page.AnchorURL:
		return "url"
	case page.AnchorGeneric:
		return "generic"
	case page.AnchorOther, page.AnchorLong:
	}
	switch r.names.Of(text) {
	case topic.WordsBrand:
		return "brand"
	case topic.WordsPartial:
		return "partial"
	case topic.WordsExact:
		return "exact"
	case topic.WordsOther:
	}
	return "other"
}

// isSpamTrade reports the trades that links are thrown at strangers' sites for. Who writes of coins or theses may mean it.
func isSpamTrade(k topic.RiskKind) bool {
	switch k {
	case topic.Casino, topic.Payday, topic.Adult, topic.Pharma, topic.Replica:
		return true
	case topic.CBD, topic.Essay, topic.Crypto, topic.RiskKinds:
	}
	return false
}

// readAnchors says of each domain what its commonest anchor is.
func (a *Audit) readAnchors(all []*told) {
	for _, t := range all {
		if t.top(anchors) == 0 {
			continue
		}
		w := a.reader.of(t.top(anchors))
		t.class, t.money, t.natural = w.class, w.money, w.natural
		if !a.reader.ours[w.trade] {
			t.trade = w.trade
		}
	}
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
// or all where there are no lists.
func (a *Audit) calledTrades(r *anchorReader, all []*told, ours map[string]bool) {
	known, by := 0, map[string]int{}
	for _, t := range all {
		_, ranked := t.record.Authority.Known()
		if (ranked || a.o.Lookup == nil) && t.top(anchors) != 0 && t.burst < 0 && !t.hacked {
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

// anchorsOf tells the anchors of the domains that have a link.
func (a *Audit) anchorsOf(there []*told) Anchors {
	var out Anchors
	classes, texts := newBins(), newBins()
	for _, t := range there {
		if t.class != "" {
			out.Known++
			classes.add(t.class, t)
			texts.add(a.words.text[t.top(anchors)][1:], t)
		}
	}
	out.Enough = out.Known >= leastAnchors
	for _, c := range anchorClasses {
		if b := classes.bin(c.word, out.Known); out.Known > 0 {
			out.Classes = append(out.Classes, Class{b, c.from, c.to})
		}
	}
	if out.Known > 0 {
		out.Sources = AnchorSources()
	}
	out.Top = texts.top(out.Known)
	return out
}

// bins count domains by a word.
type bins struct{ by map[string]*Bin }

func newBins() bins { return bins{map[string]*Bin{}} }

func (b bins) add(name string, t *told) {
	bin := b.by[name]
	if bin == nil {
		bin = &Bin{Name: name}
		b.by[name] = bin
	}
	bin.Domains++
	bin.Votes += t.vote.Value
}

// bin is the count of a name among so many.
func (b bins) bin(name string, of int) Bin {
	out := Bin{Name: name}
	if bin := b.by[name]; bin != nil {
		out = *bin
	}
	out.Share = share(out.Domains, of)
	return out
}

// top are the commonest, those alike by their names.
func (b bins) top(of int) []Bin {
	var out []Bin
	for name := range b.by {
		out = append(out, b.bin(name, of))
	}
	slices.SortFunc(out, func(x, y Bin) int { return cmp.Or(cmp.Compare(y.Domains, x.Domains), cmp.Compare(x.Name, y.Name)) })
	return out[:min(len(out), maxBins)]
}

// share is a part of a whole, 0 of nothing.
func share(part, whole int) float64 { return float64(part) / float64(max(1, whole)) }
