package audit

import (
	"fmt"
	"testing"

	"linkgrade/wasm/audit/export"
	"linkgrade/wasm/topic"
)

func TestAnchorClasses(t *testing.T) {
	profile := &topic.Profile{Brands: []string{"Crumb & Sons"}, Keywords: []string{"sourdough bread"}}
	for _, c := range []struct {
		anchor, class string
		kind          export.Kind
		profile       *topic.Profile
	}{
		{"Bakery", "brand", export.Text, nil},
		{"the bakery of our town", "brand", export.Text, nil},
		{"Crumb and more", "other", export.Text, nil},
		{"Crumb & Sons", "brand", export.Text, profile},
		{"sourdough bread", "exact", export.Text, profile},
		{"good sourdough breads", "partial", export.Text, profile},
		{"sourdough bread", "other", export.Text, nil},
		{"https://www.bakery.com/shop", "url", export.Text, nil},
		{"bakery.com", "url", export.Text, nil},
		{"click here", "generic", export.Text, nil},
		{"続きを読む", "generic", export.Text, nil},
		{"", "empty", export.Text, nil},
		{"a loaf", "image", export.Image, nil},
		{"what they baked", "other", export.Text, nil},
	} {
		row := plain("one.com")
		row.Anchor, row.Kind = c.anchor, c.kind
		r := auditOf(Options{Site: nameOf("bakery.com"), Profile: c.profile}, "ahrefs", row)
		if got := r.Domains[0].Anchors[0].Class; got != c.class {
			t.Errorf("%q is %s; want %s", c.anchor, got, c.class)
		}
	}
}

func TestAnchorsByDomain(t *testing.T) {
	var rows []export.Row
	for i := range leastAnchors {
		r := plain(fmt.Sprintf("one-%d.com", i))
		rows = append(rows, r)
	}
	for i := range 400 { // of one domain
		r := linkFrom(fmt.Sprintf("https://loud.com/%d", i), plain("loud.com"))
		r.Anchor = "buy bread online"
		rows = append(rows, r)
	}
	a := auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", rows...).Anchors
	if !a.Enough || a.Known != leastAnchors+1 || a.Top[0].Name != "Bakery" || a.Classes[0].Domains != leastAnchors {
		t.Errorf("anchors %+v; want one voice for a domain of 400 links", a)
	}
	if few := auditOf(Options{Site: nameOf("bakery.com")}, "ahrefs", rows[:10]...); few.Anchors.Enough || !says(few.Advice.Warnings, "few-anchors") {
		t.Error("ten domains are enough to tell shares of anchors")
	}
}
