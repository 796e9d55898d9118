package audit

import (
	"slices"
	"strings"

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
