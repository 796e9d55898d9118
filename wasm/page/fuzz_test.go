package page

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

func FuzzReadHTML(f *testing.F) {
	for _, s := range []string{
		"<!doctype html><title>T</title><p>One <a href=/x rel=nofollow>two</a> three",
		"<table><tr><td><a href=/x>x</a><svg><foreignObject><p>y</svg></table>",
		`<script type=application/ld+json>{"author":{"name":"J\u00e4ne"},"@graph":[{"x":"`,
		"<a href=/1><div>a</div><a href=/2><img alt=b></a></a></div></p><h1>x</h2>",
		"<meta http-equiv=refresh content='0;url=/x'><base href=//b.test><link rel=canonical href=c>",
		"<div style='display:none'><span class='byline sr-only'>By Jane</span><template><a href=x>y",
		strings.Repeat("<div>", MaxDepth) + "<p><script>x</script></b><div>y" + strings.Repeat("</div>", 20),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		check(t, ReadHTML(src, metaOf(t)))
	})
}

func FuzzReadStream(f *testing.F) {
	for _, s := range []string{
		"\x01html\x01p\x02class\x03x\x04One \x01a\x02href\x03/x\x061,,0,0,9,9,16,16,700\x04two\x05\x05\x05",
		"\x05\x05\x01a\x02href\x03/\x01svg\x01title\x04x",
		"\x01script\x02type\x03application/ld+json\x04[{\"author\":\"",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		facts, err := ReadStream(src, metaOf(t))
		if err != nil {
			return
		}
		check(t, facts)
	})
}

// FuzzFeeders gives the same bytes to both feeders: as a page, as the stream that a content script would write of that
// page's tree, and as a stream. Which facts come out differs where the markup is broken; that they are sound does not.
func FuzzFeeders(f *testing.F) {
	for _, s := range []string{
		"<!doctype html><title>T</title><main><p>One <a href=/x rel=nofollow>two</a> three</main><footer><a href=//b.test>b</a></footer>",
		"<table><a href=/1>x<tr><td><a href=/2>y</table><p><b><div>z</b></p><svg><a href=/3>s<p>out",
		"<ul class=comments><li><a href=/u rel=ugc>u</a><ul><li>x</ul></ul><template><a href=/t>t</template><noscript><a href=/n>n</noscript>",
		"\x01p\x02class\x03byline\x04By \x01a\x02href\x03/x\x061,,0,0,9,9,16,16,700\x04Jane\x05\x05",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		m := metaOf(t)
		page := ReadHTML(src, m)
		check(t, page)
		if diff := factsDiff(page, ReadHTML(src, m)); diff != "" {
			t.Fatalf("read twice: %s", diff)
		}
		if facts, err := ReadStream(src, m); err == nil {
			check(t, facts)
		}
		root, err := html.Parse(bytes.NewReader(src))
		if err != nil {
			return // nested deeper than the parser goes
		}
		facts, err := ReadStream([]byte(writeStream(root)), m)
		if err != nil {
			t.Fatalf("the stream of a tree: %v", err)
		}
		check(t, facts)
	})
}

func check(t *testing.T, f *Facts) {
	if err := checkFacts(f); err != nil {
		t.Fatal(err)
	}
	for i := range f.Links {
		l := &f.Links[i]
		if s := f.Sentence(l); len(s) > MaxSentence || !utf8.ValidString(s) {
			t.Fatalf("Sentence(link %d) = %q", i, s)
		}
		if share, in := f.LinkShare(l), l.AnchorInTarget(); !(share >= 0 && share <= 1) || !(in >= 0 && in <= 1) {
			t.Fatalf("LinkShare, AnchorInTarget of link %d = %g, %g", i, share, in)
		}
	}
	ParseDate(f.Published)
	if lang := f.TextLanguage(); len(lang) != 0 && len(lang) != 2 {
		t.Fatalf("TextLanguage = %q", lang)
	}
}

// checkFacts words the first thing that facts of any page must hold and these do not.
func checkFacts(f *Facts) error {
	if f.MainWords > f.Words || f.LinkWords > f.Words || f.Words < 0 || f.LinkWords < 0 {
		return fmt.Errorf("words %d, main %d, in links %d", f.Words, f.MainWords, f.LinkWords)
	}
	for i := range f.Blocks {
		b := &f.Blocks[i]
		if b.start > b.end || int(b.end) > len(f.text) || i > 0 && b.start < f.Blocks[i-1].end {
			return fmt.Errorf("block %d lies at %d–%d of %d", i, b.start, b.end, len(f.text))
		}
		if !(b.Content >= 0 && b.Content <= 1) || b.LinkWords > b.Words || int(b.Heading) >= len(f.Headings) || b.Heading < -1 {
			return fmt.Errorf("block %d: %+v", i, *b)
		}
	}
	for i := range f.Links {
		l := &f.Links[i]
		if l.First > i || f.Links[l.First].First != l.First || l.Same < 1 || l.Near < 0 || l.Near > len(f.Links) || l.WordsPast > f.MainWords {
			return fmt.Errorf("link %d: %+v", i, *l)
		}
		if l.Index != i || l.Block < -1 || l.Block >= len(f.Blocks) || !(l.Content >= 0 && l.Content <= 1) || l.start > l.end {
			return fmt.Errorf("link %d: %+v", i, *l)
		}
	}
	for i, h := range f.Headings {
		if h.Level < 1 || h.Level > 6 || h.Text == "" || h.Block > len(f.Blocks) {
			return fmt.Errorf("heading %d: %+v", i, h)
		}
	}
	return invalidString(reflect.ValueOf(*f), "Facts")
}

// invalidString looks for a string that is not UTF-8, wherever it is.
func invalidString(v reflect.Value, at string) error {
	switch v.Kind() {
	case reflect.String:
		if !utf8.ValidString(v.String()) {
			return fmt.Errorf("%s is %q: no UTF-8", at, v.String())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if err := invalidString(v.Field(i), at+"."+v.Type().Field(i).Name); err != nil {
				return err
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			if !utf8.Valid(v.Bytes()) {
				return fmt.Errorf("%s is no UTF-8", at)
			}
			return nil
		}
		for i := range v.Len() {
			if err := invalidString(v.Index(i), fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
	}
	return nil
}
