package page

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"linkgrade/wasm/domain"
)

// at is the address the tests' pages come from.
const at = "https://www.example.org/blog/post.html"

// read gives the facts of a page from at.
func read(t testing.TB, src string) *Facts {
	t.Helper()
	return ReadHTML([]byte(src), metaOf(t))
}

func metaOf(t testing.TB) Meta {
	t.Helper()
	a, err := domain.ParseAddress(at)
	if err != nil {
		t.Fatal(err)
	}
	return Meta{URL: a}
}

// only gives the one link of a page.
func only(t testing.TB, src string) (*Facts, *Link) {
	t.Helper()
	f := read(t, src)
	if len(f.Links) != 1 {
		t.Fatalf("ReadHTML(%q) lists %d links; want 1", src, len(f.Links))
	}
	return f, &f.Links[0]
}

// near allows for what an element more or less in broken markup moves.
func near(a, b float64) bool { return a-b < 0.02 && b-a < 0.02 }

// factsDiff words the first difference between what two feeders give.
func factsDiff(want, got *Facts) string {
	if w, g := want.Text(), got.Text(); w != g {
		i := 0
		for i < min(len(w), len(g)) && w[i] == g[i] {
			i++
		}
		from := max(0, i-40)
		return fmt.Sprintf("text differs at %d: %q from bytes, %q from the tree", i, w[from:min(len(w), i+60)], g[from:min(len(g), i+60)])
	}
	if len(want.Links) != len(got.Links) {
		return fmt.Sprintf("%d links from bytes, %d from the tree", len(want.Links), len(got.Links))
	}
	for i := range want.Links {
		want.Links[i].AfterEnd = false // a live document does not tell where its source ended
		got.Links[i].AfterEnd = false
		want.Links[i].Strong = got.Links[i].Strong // misnested formatting is not cloned
		if near(want.Links[i].Content, got.Links[i].Content) {
			got.Links[i].Content = want.Links[i].Content
		}
		if !reflect.DeepEqual(want.Links[i], got.Links[i]) {
			return fmt.Sprintf("link %d:\n%+v from bytes\n%+v from the tree", i, want.Links[i], got.Links[i])
		}
	}
	for i := range want.Blocks {
		if i >= len(got.Blocks) {
			break
		}
		w, g := want.Blocks[i], got.Blocks[i]
		w.section, g.section = 0, 0 // a number that only its own outline knows
		if near(w.Content, g.Content) {
			g.Content = w.Content
		}
		if w != g {
			return fmt.Sprintf("block %d:\n%+v from bytes\n%+v from the tree", i, want.Blocks[i], got.Blocks[i])
		}
	}
	w, g := *want, *got
	w.ScriptedTo = Target{}       // a live page has no scripts left to run
	w.Elements, g.Elements = 0, 0 // a tree has html, head, body and tbody elements that the source leaves out
	w.Links, g.Links, w.Blocks, g.Blocks, w.text, g.text = nil, nil, nil, nil, nil, nil
	if !reflect.DeepEqual(w, g) {
		return strings.ReplaceAll(fmt.Sprintf("%+v from bytes\n%+v from the tree", w, g), "} ", "}\n")
	}
	return ""
}
