package labelled

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"linkgrade/wasm/page"
)

func TestAnchors(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []int
	}{
		{"links and others", "<a href=x>y</a><A HREF=''>z</A><a name=n>", []int{0, 15}},
		{"no markup", "<script><a href=x></script><noscript><a href=x></noscript><!-- <a href=x> --><a href=x>", []int{77}},
		{"long name", "<abbr href=x><area href=x><a/href=x>", []int{26}},
		{"unfinished", "<a href=x", nil},
	} {
		if got := Anchors([]byte(c.src)); !slices.Equal(got, c.want) {
			t.Errorf("%s: Anchors(%q) = %v; want %v", c.name, c.src, got, c.want)
		}
	}
}

// A label speaks of the link that the engine lists under the same number: every tenth page is looked at.
func TestOrdinalsAreTheEngines(t *testing.T) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the labelled pages are not distributed")
	}
	pages, err := Load(filepath.Join(data, "bench", "placement"))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(pages); i += 10 {
		p := pages[i]
		src, err := p.Source()
		if err != nil {
			t.Fatal(err)
		}
		at := Anchors(src)
		if got := len(page.ReadHTML(src, page.Meta{URL: p.Address()}).Links); got != len(at) {
			t.Errorf("%s: the engine lists %d links, Anchors %d", p.ID, got, len(at))
		}
		for _, l := range p.Labels {
			if l.Ordinal >= len(at) || at[l.Ordinal] != l.Offset {
				t.Errorf("%s: label %d is said to stand at %d; that is another link", p.ID, l.Ordinal, l.Offset)
				break
			}
		}
	}
}
