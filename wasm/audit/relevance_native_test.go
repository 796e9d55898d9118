//go:build !wasip1

package audit

import (
	"testing"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/topic"
)

func TestRelevanceMovesVotes(t *testing.T) {
	o := Options{Lookup: rated(40), Vectors: topic.Shipped(), Profile: &topic.Profile{Keywords: []string{"sourdough bread", "bakery", "pastry", "flour", "baking"}}}
	about := linkFrom("https://one.com/blog/a/", export.Row{Title: "Baking sourdough bread at home with good flour", Left: "the pastry and bread of this",
		Anchor: "bakery", HasAnchor: true, Right: "taught us baking with rye flour and yeast", Follow: export.Yes, Target: "https://bakery.com/"})
	other := linkFrom("https://one.com/blog/a/", export.Row{Title: "Mortgage rates and the stock market this quarter", Left: "investors who read",
		Anchor: "bakery", HasAnchor: true, Right: "sold their shares before interest rates rose", Follow: export.Yes, Target: "https://bakery.com/"})
	near, far := voteOf(o, about), voteOf(o, other)
	if near.Value < 1.1*far.Value {
		t.Errorf("about bread %v, about shares %v; want the first well above", near, far)
	}
}
