package verticals

import (
	"hash/fnv"
	"html"
	"path/filepath"
	"strings"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/grade"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// Told is what the engine says of one labelled page or text.
type Told struct {
	Label Label
	Tuned bool     // on the half of the pages that the two weights of topic.Subjects were chosen on
	Area  string   // the likeliest; "" none
	Sold  []string // trades that it says the page promotes
}

// Pages are what the engine says of the labelled pages under a folder of the bench; v may be nil.
func Pages(bench string, v *topic.Vectors) ([]Told, error) {
	labels, err := Labels()
	if err != nil {
		return nil, err
	}
	placement, err := labelled.Load(filepath.Join(bench, "placement"))
	if err != nil {
		return nil, err
	}
	byID := map[string]*labelled.Page{}
	for _, p := range placement {
		byID[p.ID] = p
	}
	told := make([]Told, len(labels))
	for i, l := range labels {
		p := byID[l.Page]
		if p == nil { // of bench/pages, whose addresses are not known
			p = labelled.Single(l.Page, filepath.Join(bench, l.Page+".html.gz"))
		}
		src, err := p.Source()
		if err != nil {
			return nil, err
		}
		told[i] = tell(page.ReadHTML(src, page.Meta{URL: p.Address()}), v)
		told[i].Label, told[i].Tuned = l, isTuned(p.Site)
	}
	return told, nil
}

// isTuned deals sites out to two halves.
func isTuned(site string) bool {
	h := fnv.New32a()
	h.Write([]byte(site)) // never fails
	return h.Sum32()>>7&1 == 0
}

// Texts are what the engine says of our own texts.
func Texts(v *topic.Vectors) ([]Told, error) {
	owns, err := Owns()
	if err != nil {
		return nil, err
	}
	told := make([]Told, len(owns))
	for i, o := range owns {
		a, err := domain.ParseAddress(o.URL)
		if err != nil {
			return nil, err
		}
		told[i] = tell(page.ReadHTML([]byte(o.html()), page.Meta{URL: a}), v)
		told[i].Label = Label{Page: o.ID, Trade: o.Trade, Promotes: o.Promotes}
	}
	return told, nil
}

// html is the text as a small page.
func (o *Own) html() string {
	title := html.EscapeString(o.Title)
	return "<!doctype html><meta charset=utf-8><title>" + title + "</title><main><h1>" + title + "</h1><p>" +
		strings.ReplaceAll(html.EscapeString(o.Body), "\n", "</p>\n<p>") + "</p></main>"
}

func tell(f *page.Facts, v *topic.Vectors) (t Told) {
	r := grade.Grade(&grade.Input{Facts: f, Vectors: v}, grade.Meta{})
	if len(r.Areas) > 0 {
		t.Area = r.Areas[0].Name
	}
	for _, trade := range r.Trades {
		if trade.Stance == topic.Promotes {
			t.Sold = append(t.Sold, trade.Kind.String())
		}
	}
	return t
}
