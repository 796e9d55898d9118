package page

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// laneCases are pages at the lane's borders.
var laneCases = []string{
	"", "<", "a<", "a</", "<p", "<p a='", "<p a=b", "</p", "</", "</>x", "</ p>x", "<?xml x>y", "<!x>y", "<![CDATA[x]]>y", "a < b <3 c<p>d",
	"<!doctype html><table><p>a", "<!DOCTYPE\nhtml><p>a<table>", "<!doctypehtml><p>a", "<!doctype", "<table><p>a",
	"<!-->a", "<!--->b", "<!---->c", "<!-- x --!>d<p>", "<!-- x --!-->e<p>f", "<!-- x --- >y --->g", "<!--x", "<!--!>y-->z", "<!----!>x", "<!--x--", "<!--x->y-->z",
	"<p>a&amp;b&nbsp;c &lt;x&gt; &quot;&#39; &hellip; &notit; &copy &amp &#0; &#x80; &#128;&; & &&amp;", "a\r\nb\rc\r\r\nd&\r\n", "a\x00b&am\x00p;<p>\x00</p>c",
	"<a href='/?a=1&b=2&copy=3&amp;d=4&lt&notit;&semi;&gt=5&#61;&\r\n;\x00&AMP;&fjlig;&copy'>x</a>", "<a href=/x?&>x</a>", "<a href=&copy>x<a href=&copyx>y",
	"<title>a&amp;b\x00c\r\n<p></title><p>x<a href=/y>z", "<title></title>x", "<title>x", "<textarea>\n<a href=/x>&lt;</textarea >y", "<noscript><a href=/n>&amp;</noscript><a href=/y>y</a>",
	"<iframe><a></iframe>x", "<plaintext><a href=/x>y</a>", "<p><xmp></p></xmp>a", "<script>a\x00\r\n&amp;</script>b", "<script><!--<script></script>--></script>c", "<script>x", "<style>a</styles></style>b",
	"<select><script>x</script><style>y</style><title>z</title><a href=/x>x</a>", "<script type=application/ld+json>{\"author\":{\"name\":\"A\r\nB\"}}</script><p>x",
	"<svg><title/></svg><p>x", "<svg><title><a href=/x>x</a></title><style><g/>a</style></svg>b", "<svg/>a<p>b", "<svg a=b/>a<p>b", "<svg><g a=b/><g a=b a=c/><g a='b'/><g / ><g a/></svg>a<p>b",
	"<svg><![CDATA[a<b>c]]></svg>d", "<svg><foreignObject><title>a<b></title><script>b</script></foreignObject></svg>c", "<math a=/><mi>x</math>y", "<svg><p><title>a<b></title>c",
	"<P ID=x HIDDEN><A HREF='/X' Rel=NoFollow>y</A></P>", "<a href=/1 href=/2 HREF=/3>x</a>", "<p\x00q a\x00b=c>x</p\x00q>", "<br/><img alt=x/><a href=/x/>y</a>", "<x-y><X-Y></x-Y>z",
	"<p" + strings.Repeat(" a=b", maxAttrs) + " hidden>x", "<title>" + strings.Repeat("a", shortRaw) + "</title>b", "<script>" + strings.Repeat("a\x00\r\n", shortRaw) + "</script>b",
	"<?x>" + strings.Repeat("<p>a</p>", slowStretch) + "<?y><title>a<b></title>",
}

// TestLane holds the lane against the tokenizer alone.
func TestLane(t *testing.T) {
	for _, src := range laneCases {
		if diff := laneDiff(t, []byte(src)); diff != "" {
			t.Errorf("ReadHTML(%.200q): %s", src, diff)
		}
	}
}

func TestLaneKeepsTheLimits(t *testing.T) {
	long := strings.Repeat("x", maxToken)
	for _, c := range []struct{ name, src string }{
		{"text", "<p>a" + long + "<p>b"},
		{"text just too long for the lane", "<p>" + long[:longestLane+1] + "<p>b"},
		{"text that just fits a token", "<p>" + long[:maxToken-3] + "<p>b"},
		{"comment", "<p>a<!--" + long + "--><p>b"},
		{"tag", "<p>a<p class='" + long + "'><p>b"},
		{"end tag", "<p>a</p " + long + "><p>b"},
		{"title", "<p>a<title>" + long + "</title><p>b"},
		{"doctype", "<!doctype " + long + "><p>b"},
		{"script", "<p>a<script>" + long + "</script><p>b"},
	} {
		if diff := laneDiff(t, []byte(c.src)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func FuzzLane(f *testing.F) {
	for _, s := range laneCases {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if diff := laneDiff(t, src); diff != "" {
			t.Error(diff)
		}
	})
}

// laneDiff reads a page with and without the lane and words the first difference; the source has to stay as it is.
func laneDiff(t testing.TB, src []byte) string {
	t.Helper()
	kept := bytes.Clone(src)
	want, got := readLane(t, src, false), readLane(t, src, true)
	if !bytes.Equal(src, kept) {
		return "the source is changed"
	}
	if reflect.DeepEqual(want, got) {
		return ""
	}
	if diff := factsDiff(want, got); diff != "" {
		return diff
	}
	return "facts differ that factsDiff leaves out"
}

func readLane(t testing.TB, src []byte, lane bool) *Facts {
	b := NewBuilder(metaOf(t))
	r := htmlReader{b: b, src: src, noLane: !lane}
	r.read()
	return b.Finish()
}

// FuzzReferences holds the decoding of values and of text against the tokenizer's.
func FuzzReferences(f *testing.F) {
	for _, s := range []string{"&amp;", "&copy=", "&copyx", "&copy;=", "&notit;", "&semi;", "&semi", "&#59;", "&#x3b", "&;", "&#;", "&#x;", "&amp", "a\r\nb&\r;", "&nGt;", "&fjlig;=", "\x00&\x00", "&lt&gt&"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		src = bytes.ReplaceAll(src, []byte("'"), nil)
		z := html.NewTokenizer(strings.NewReader("<p a='" + string(src) + "'>"))
		z.Next()
		_, want, _ := z.TagAttr()
		if got := appendDecoded(nil, src, asValue); !bytes.Equal(got, want) {
			t.Errorf("the value %q is read as %q; the tokenizer says %q", src, got, want)
		}
		src = bytes.ReplaceAll(src, []byte("<"), nil)
		z = html.NewTokenizer(bytes.NewReader(src))
		if z.Next() != html.TextToken {
			return
		}
		want = withoutNUL(z.Text())
		if got := appendDecoded(nil, src, asText); !bytes.Equal(got, want) {
			t.Errorf("the text %q is read as %q; the tokenizer says %q", src, got, want)
		}
	})
}
