package page

import (
	"slices"
	"strings"
	"testing"
)

func TestLinkTargets(t *testing.T) {
	tests := []struct {
		name, src, href, domain string
		external                bool
	}{
		{"absolute", `<a href="https://a.test/x">x</a>`, "https://a.test/x", "a.test", true},
		{"relative", `<a href="../y?q=1#f">x</a>`, "https://www.example.org/y?q=1#f", "example.org", false},
		{"another host of the site", `<a href="//shop.example.org">x</a>`, "https://shop.example.org/", "example.org", false},
		{"empty is the page itself", `<a href="">x</a>`, at, "example.org", false},
		{"base", `<base href="https://b.test/d/"><a href="y">x</a>`, "https://b.test/d/y", "b.test", true},
		{"base after the link", `<a href="y">x</a><base href="https://b.test/d/">`, "https://b.test/d/y", "b.test", true},
		{"the first base counts", `<base href="/1/"><base href="/2/"><a href="y">x</a>`, "https://www.example.org/1/y", "example.org", false},
		{"a base with a target only", `<base target=_top><base href="/2/"><a href="y">x</a>`, "https://www.example.org/2/y", "example.org", false},
		{"base that opens no page", `<base href="mailto:x@y.test"><a href="y">x</a>`, "https://www.example.org/blog/y", "example.org", false},
		{"mail", `<a href="mailto:jane@a.test">x</a>`, "mailto:jane@a.test", "", false},
		{"script", `<a href="JavaScript:void(0)">x</a>`, "javascript:void(0)", "", false},
		{"no host", `<a href="http://">x</a>`, "http://", "", false},
		{"spaces", "<a href=\" \n https://a.test/x y \">x</a>", "https://a.test/x%20y", "a.test", true},
		{"character references", `<a href="/?a=1&amp;b=2">x</a>`, "https://www.example.org/?a=1&b=2", "example.org", false},
	}
	for _, tt := range tests {
		_, l := only(t, tt.src)
		if l.Href != tt.href || l.Name.String() != tt.domain || l.External != tt.external {
			t.Errorf("%s: link of %q = %q, %q, external %t; want %q, %q, %t", tt.name, tt.src, l.Href, l.Name, l.External, tt.href, tt.domain, tt.external)
		}
	}
}

func TestAnchors(t *testing.T) {
	tests := []struct {
		name, src, text string
		want            Anchor
	}{
		{"words", `<a href=https://a.test/>blue <b>wid</b>gets</a>`, "blue widgets", AnchorOther},
		{"address", `<a href=https://a.test/>https://a.test/</a>`, "https://a.test/", AnchorURL},
		{"host", `<a href=https://www.a.test/x>a.test</a>`, "a.test", AnchorURL},
		{"host of a page", `<a href=https://a.test/x>www.a.test/x</a>`, "www.a.test/x", AnchorURL},
		{"another host is a name", `<a href=https://a.test/x>b.test</a>`, "b.test", AnchorOther},
		{"generic", `<a href=/x>Click here!</a>`, "Click here!", AnchorGeneric},
		{"generic, with an arrow", `<a href=/x>Read more »</a>`, "Read more »", AnchorGeneric},
		{"generic, German", `<a href=/x>Hier</a>`, "Hier", AnchorGeneric},
		{"a sentence", `<a href=/x>one two three four five six seven eight nine ten eleven twelve thirteen</a>`,
			"one two three four five six seven eight nine ten eleven twelve thirteen", AnchorLong},
		{"image with alt", `<a href=/x><img alt=" blue  widget "></a>`, "blue widget", AnchorImage},
		{"image without alt", `<a href=/x><img></a>`, "", AnchorImage},
		{"the first alt", `<a href=/x><img><img alt=one><img alt=two></a>`, "one", AnchorImage},
		{"image and words", `<a href=/x><img alt=pic>words</a>`, "words", AnchorOther},
		{"drawing", `<a href=/x><svg><title>t</title><path/></svg></a>`, "", AnchorImage},
		{"empty", `<a href=/x> </a>`, "", AnchorEmpty},
		{"punctuation", `<a href=/x>»</a>`, "»", AnchorEmpty},
		{"line break", `<a href=/x>one<br>two</a>`, "one two", AnchorOther},
		{"card", `<a href=/x><div>Title</div><div>Text of it</div></a>`, "Title Text of it", AnchorOther},
		{"card with a heading", `<a href=/x><img alt=p><h3>Title</h3>Text</a>`, "Title Text", AnchorOther},
		{"script inside", `<a href=/x>a<script>b</script>c</a>`, "ac", AnchorOther},
	}
	for _, tt := range tests {
		_, l := only(t, tt.src)
		if l.Text != tt.text || l.Anchor != tt.want {
			t.Errorf("%s: anchor of %q = %q, %d; want %q, %d", tt.name, tt.src, l.Text, l.Anchor, tt.text, tt.want)
		}
	}
}

func TestRel(t *testing.T) {
	_, l := only(t, "<a rel=' NoFollow\tugc  Sponsored ' rel=other href=/x>x</a>")
	if want := []string{"nofollow", "ugc", "sponsored"}; !slices.Equal(l.Rel, want) || l.Follow() || !l.HasRel("ugc") || l.HasRel("other") {
		t.Errorf("Rel = %q, Follow() = %t; want %q, false", l.Rel, l.Follow(), want)
	}
	if _, l = only(t, "<a rel=noopener href=/x>x</a>"); !l.Follow() {
		t.Errorf("Follow() of rel=noopener = false; want true")
	}
}

func TestLinksDoNotNest(t *testing.T) {
	f := read(t, "<!doctype html><p><a href=/1>one <a href=/2>two</a> three</p><a>no</a><a href>self</a>")
	var got []string
	for i := range f.Links {
		got = append(got, f.Links[i].Text)
	}
	if want := []string{"one", "two", "self"}; !slices.Equal(got, want) {
		t.Errorf("links = %q; want %q", got, want)
	}
}

func TestLinkWords(t *testing.T) {
	tests := []struct {
		name, src    string
		words, links int
	}{
		{"one", `<p>a b <a href=/x>c d</a> e`, 5, 2},
		{"one letter after a blank", `<p>on <a href=/x>X</a>`, 2, 1},
		{"card", `<a href=/x><div>a b</div><div>c</div></a> d`, 4, 3},
		{"two", `<p><a href=/x>a</a><a href=/y> b c</a>`, 3, 3},
	}
	for _, tt := range tests {
		if f := read(t, tt.src); f.Words != tt.words || f.LinkWords != tt.links {
			t.Errorf("%s: Words, LinkWords of %q = %d, %d; want %d, %d", tt.name, tt.src, f.Words, f.LinkWords, tt.words, tt.links)
		}
	}
}

func TestGenericAnchorsAreNoLonger(t *testing.T) {
	longest := ""
	for _, w := range strings.Fields(string(genericAnchors)) {
		if len(w) > len(longest) {
			longest = w
		}
	}
	if len(longest) != longestGeneric {
		t.Errorf("longestGeneric = %d; want %d, the length of %q", longestGeneric, len(longest), longest)
	}
}

func TestListPlaces(t *testing.T) {
	for _, c := range []struct {
		name, src string
		size, at  int
	}{
		{"no list", `<p><a href=/x>x</a>`, 0, 0},
		{"the second of three", `<ul><li>a<li>b <b><a href=/x>x</a></b><li>c</ul>`, 3, 2},
		{"empty items are none", `<ul><li><li>b <a href=/x>x</a><li>c<li></ul>`, 2, 1},
		{"the innermost list", `<ol><li>a<li>b<ul><li>c<li><p><a href=/x>x</a></ul><li>d</ol>`, 2, 2},
		{"after the list inside", `<ol><li>a<li><ul><li>c<li>d</ul><p>e <a href=/x>x</a><li>d</ol>`, 3, 2},
		{"definitions", `<dl><dt>t<dd>a<dt>u<dd>b <a href=/x>x</a></dl>`, 2, 2},
		{"after a list", `<ul><li>a</ul><p><a href=/x>x</a>`, 0, 0},
	} {
		if l := read(t, "<body><div>"+c.src).Links[0]; l.ListSize != c.size || l.ListAt != c.at {
			t.Errorf("%s: item %d of %d; want %d of %d", c.name, l.ListAt, l.ListSize, c.at, c.size)
		}
	}
}

func TestStrongAnchors(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      bool
	}{
		{"plain", `<p>a <a href=/x>x</a>`, false},
		{"inside bold", `<p>a <strong>b <a href=/x>x</a></strong>`, true},
		{"after bold", `<p><b>b</b> <a href=/x>x</a>`, false},
		{"bold inside", `<p>a <a href=/x><b>x</b></a>`, true},
		{"a bold word in it", `<p>a <a href=/x>x <b>y</b></a>`, false},
		{"a heading", `<h2><a href=/x>x</a></h2>`, true},
		{"emphasis", `<p><em><a href=/x>x</a></em>`, false},
	} {
		if got := read(t, c.src).Links[0].Strong; got != c.want {
			t.Errorf("%s: Strong = %v; want %v", c.name, got, c.want)
		}
	}
}
