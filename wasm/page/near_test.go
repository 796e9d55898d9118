package page

import (
	"strings"
	"testing"
)

func TestWordsPast(t *testing.T) {
	text := "<main><p>" + strings.Repeat("word ", 30) + `<a href=/1>one</a> two <a href=/2>three</a>.</p><p>` + strings.Repeat("word ", 30) +
		`<a href=/3>x</a></p></main><footer><p>a <a href=/4>b</a></footer>`
	f := read(t, text)
	for i, want := range []int{30, 32, 63, 64} {
		if got := f.Links[i].WordsPast; got != want {
			t.Errorf("WordsPast of link %d = %d; want %d", i, got, want)
		}
	}
}

func TestNear(t *testing.T) {
	ext := `<a href=https://a.test/>a</a> `
	words := func(n int) string { return strings.Repeat("word ", n) }
	tests := []struct {
		name, src string
		want      []int
	}{
		{"alone", `<p>` + ext, []int{0}},
		{"neighbours", `<p>` + ext + ext + ext, []int{2, 2, 2}},
		{"within reach", `<p>` + ext + words(49) + ext, []int{1, 1}},
		{"out of reach", `<p>` + ext + words(50) + ext, []int{0, 0}},
		{"in a row", `<p>` + ext + words(40) + ext + words(40) + ext, []int{1, 2, 1}},
		{"over blocks", `<p>` + ext + `<p>` + words(20) + `<p>` + ext, []int{1, 1}},
		{"own links have neighbours and are none", `<p>` + ext + `<a href=/x>x</a> ` + ext, []int{1, 2, 1}},
		{"hidden ones are none", `<p>` + ext + `<a href=https://b.test/ hidden>x</a> ` + ext, []int{1, 2, 1}},
		{"in no block", `<p>` + ext + `<table>` + ext, []int{1, 1}},
	}
	for _, tt := range tests {
		f := read(t, tt.src)
		for i, want := range tt.want {
			if got := f.Links[i].Near; got != want {
				t.Errorf("%s: Near of link %d of %q = %d; want %d", tt.name, i, tt.src, got, want)
			}
		}
	}
}

func TestLinkShare(t *testing.T) {
	tests := []struct {
		name, src string
		want      float64
	}{
		{"its own block", `<p>one two three <a href=/x>four</a>`, 0.25},
		{"with its neighbours", `<p>one two<p>three <a href=/x>four</a><p>five six seven eight<p>far away`, 0.125},
		{"another part of the page", `<nav>menu menu</nav><p>one two three <a href=/x>four</a>`, 0.25},
		{"a hidden neighbour", `<p hidden>one two<p>three <a href=/x>four</a>`, 0.5},
		{"no words", `<p><a href=/x><img></a>`, 0},
	}
	for _, tt := range tests {
		f, l := only(t, tt.src)
		if got := f.LinkShare(l); got != tt.want {
			t.Errorf("%s: LinkShare(%q) = %g; want %g", tt.name, tt.src, got, tt.want)
		}
	}
	if got := new(Facts).LinkShare(&Link{Block: -1}); got != 0 {
		t.Errorf("LinkShare(link in no block) = %g; want 0", got)
	}
}

func TestRepeats(t *testing.T) {
	f := read(t, `<a href=/a#x>1</a><a href=https://a.test/>2</a><a href=/a>3</a><a href=https://www.a.test/y>4</a><a href="http://">5</a>
		<a href="/a?q">6</a><a href=#y>7</a><a href=>8</a>`)
	tests := []struct{ first, same, sameName int }{{0, 2, 5}, {1, 1, 2}, {0, 2, 5}, {3, 1, 2}, {4, 1, 0}, {5, 1, 5}, {6, 2, 5}, {6, 2, 5}}
	for i, want := range tests {
		if l := &f.Links[i]; l.First != want.first || l.Same != want.same || l.SameName != want.sameName {
			t.Errorf("link %d, %s: First, Same, SameName = %d, %d, %d; want %d, %d, %d", i, l.Href, l.First, l.Same, l.SameName,
				want.first, want.same, want.sameName)
		}
	}
}
