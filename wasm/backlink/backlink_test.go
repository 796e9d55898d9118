package backlink

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/page"
)

func TestTargets(t *testing.T) {
	for _, tt := range []struct {
		target string
		is     []string
		isNot  []string
	}{
		{"shop.example", []string{"https://shop.example/", "http://www.shop.example/bees?x=1", "https://blog.shop.example/"}, []string{"https://other.example/", "mailto:a@shop.example"}},
		{"https://shop.example/bees", []string{"http://www.shop.example/bees/", "https://shop.example/bees?utm_source=x#top"}, []string{"https://shop.example/", "https://shop.example/bees?id=2", "https://blog.shop.example/bees"}},
		{"https://shop.example/", []string{"https://shop.example", "http://www.shop.example/"}, []string{"https://shop.example/bees"}},
	} {
		target, err := ParseTarget(tt.target)
		if err != nil {
			t.Fatalf("ParseTarget(%q): %v", tt.target, err)
		}
		for _, address := range tt.is {
			if !target.Is(address) {
				t.Errorf("%s is not %s; want it to be", address, tt.target)
			}
		}
		for _, address := range tt.isNot {
			if target.Is(address) {
				t.Errorf("%s is %s; want it not to be", address, tt.target)
			}
		}
	}
	for text, want := range map[string]error{"": ErrEmpty, "jane@shop.example": ErrMail, "ftp://shop.example/": ErrScheme, "a b.example": ErrScheme, "word": ErrHost, "12.5": ErrHost} {
		if _, err := ParseTarget(text); !errors.Is(err, want) {
			t.Errorf("ParseTarget(%q) = %v; want %v", text, err, want)
		}
	}
}

func factsOf(t *testing.T, robots, html string) *page.Facts {
	t.Helper()
	a, err := domain.ParseAddress("https://host.example/post")
	if err != nil {
		t.Fatal(err)
	}
	return page.ReadHTML([]byte(html), page.Meta{URL: a, Robots: robots})
}

func anySite(n domain.Name) bool { return !n.IsZero() }

func wish(t *testing.T, anchor, rel string, targets ...string) *Wish {
	t.Helper()
	w := &Wish{Anchor: anchor, Rel: rel}
	for _, text := range targets {
		target, err := ParseTarget(text)
		if err != nil {
			t.Fatal(err)
		}
		w.Targets = append(w.Targets, target)
	}
	return w
}

// said is a finding in one line.
func said(f Finding) string {
	s := fmt.Sprint(f.State, " ", f.Found)
	for _, c := range f.Changes {
		s += fmt.Sprintf("; %v %q → %q", c.Trait, c.Was, c.Now)
		if c.Agreed {
			s += " agreed"
		}
	}
	return s
}

func TestFind(t *testing.T) {
	const plain = `<p>Read <a href="https://shop.example/bees">our bees</a> today.</p>`
	for _, tt := range []struct {
		name, html, robots string
		anchor, rel        string
		target             string
		last               *Link
		want               string
	}{
		{name: "there", html: plain, want: "live 1"},
		{name: "none", html: `<p><a href="https://other.example/">x</a></p>`, want: "lost 0"},
		{name: "another page of the site", html: plain, target: "https://shop.example/wasps", want: "lost 0"},
		{name: "as agreed", html: plain, anchor: " Our  bees", rel: "dofollow", want: "live 1"},
		{name: "another anchor than agreed", html: plain, anchor: "the bees", want: `changed 1; anchor "the bees" → "our bees" agreed`},
		{name: "not followed", html: strings.Replace(plain, "<a", "<a rel=nofollow", 1), rel: "follow", want: `changed 1; followed "yes" → "no" agreed`},
		{name: "not followed by the page's header", html: plain, robots: "nofollow", rel: "follow", want: `changed 1; followed "yes" → "no" agreed`},
		{name: "a rel that is missing", html: strings.Replace(plain, "<a", "<a rel=nofollow", 1), rel: "nofollow, sponsored", want: `changed 1; rel "sponsored" → "nofollow" agreed`},
		{name: "words that are no rel of ours", html: plain, rel: "noopener yes", want: "live 1"},
		{name: "the best of two", html: `<a rel=nofollow href="https://shop.example/">x</a>` + plain, anchor: "our bees", rel: "follow", want: "live 2"},
		{name: "as it was", html: plain, last: &Link{Anchor: "our bees", Followed: true}, want: "live 1"},
		{name: "all is other than it was", html: strings.Replace(plain, "<a", "<a rel=nofollow", 1), robots: "noindex", last: &Link{Anchor: "bees", Followed: true},
			want: `changed 1; anchor "bees" → "our bees"; rel "" → "nofollow"; followed "yes" → "no"; indexed "yes" → "no"`},
		{name: "out of sight", html: `<div style="display:none">` + plain + `</div>`, last: &Link{Anchor: "our bees", Followed: true}, want: `changed 1; seen "yes" → "no"`},
		{name: "lost is lost, whatever was", html: "<p>words", last: &Link{Anchor: "bees"}, want: "lost 0"},
	} {
		target := tt.target
		if target == "" {
			target = "shop.example"
		}
		links := LinksTo(factsOf(t, tt.robots, tt.html), anySite)
		if got := said(wish(t, tt.anchor, tt.rel, "nowhere.example", target).Find(links, tt.last)); got != tt.want {
			t.Errorf("%s: %s; want %s", tt.name, got, tt.want)
		}
	}
}

func TestBounds(t *testing.T) {
	f := factsOf(t, "", strings.Repeat(`<a href="https://shop.example/">`+strings.Repeat("ä", 300)+`</a> `, MaxLinks+10))
	links := LinksTo(f, anySite)
	if len(links) != MaxLinks || len(links[0].Anchor) > maxAnchor || !json.Valid(links[0].AppendJSON(nil)) {
		t.Errorf("%d links, the first anchor of %d bytes; want %d, of %d at most", len(links), len(links[0].Anchor), MaxLinks, maxAnchor)
	}
}

func TestIsBlank(t *testing.T) {
	for _, tt := range []struct {
		name, html string
		want       bool
	}{
		{"a shell that scripts fill", `<title>Shop</title><div id=root></div><script src=app.js></script><noscript>You need to enable JavaScript to run this app.</noscript>`, true},
		{"nothing", "", true},
		{"a few words and a link", `<p>Hello <a href="/x">you</a></p>`, false},
		{"a text without links", "<p>" + strings.Repeat("some words of a text ", 20), false},
	} {
		if got := IsBlank(factsOf(t, "", tt.html)); got != tt.want {
			t.Errorf("%s: IsBlank = %t; want %t", tt.name, got, tt.want)
		}
	}
}

func TestLinkReadsBack(t *testing.T) {
	for _, l := range []Link{{}, {Href: "https://a.example/?q=\"<&", Anchor: "Ä\u2028", Rel: "nofollow ugc", Followed: true, Hidden: "closed", Placement: "content", NoIndex: true}} {
		b := l.AppendJSON(nil)
		got, err := DecodeLink(b)
		if err != nil || *got != l {
			t.Errorf("DecodeLink(%s) = %+v, %v; want %+v", b, got, err, l)
		}
		var std Link
		if err := json.Unmarshal(b, &std); err != nil || std != l {
			t.Errorf("as encoding/json reads it %s is %+v, %v; want %+v", b, std, err, l)
		}
	}
}

func FuzzDecodeLink(f *testing.F) {
	f.Add([]byte(`{"href":"https://a.example/","anchor":"x","more":[1,{"a":null}],"followed":true}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := DecodeLink(b)
		if err != nil {
			return
		}
		again, err := DecodeLink(l.AppendJSON(nil))
		if err != nil || !bytes.Equal(again.AppendJSON(nil), l.AppendJSON(nil)) {
			t.Errorf("%q is read as %+v, and that as %+v, %v", b, l, again, err)
		}
	})
}
