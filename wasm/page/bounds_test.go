package page

import (
	"strings"
	"testing"
)

func TestMaxLinks(t *testing.T) {
	const over = 7
	f := read(t, strings.Repeat("<a href=/x>ab</a> ", MaxLinks+over))
	if len(f.Links) != MaxLinks || f.Dropped.Links != over {
		t.Errorf("links, dropped = %d, %d; want %d, %d", len(f.Links), f.Dropped.Links, MaxLinks, over)
	}
	if last := &f.Links[MaxLinks-1]; last.Text != "ab" || f.Words != MaxLinks+over {
		t.Errorf("last link %q, words %d; want ab, %d", last.Text, f.Words, MaxLinks+over)
	}
}

func TestMaxText(t *testing.T) {
	word := strings.Repeat("x", 1023)
	f := read(t, "<p>"+strings.Repeat(word+" ", MaxText/1024+2)+"<p>more <a href=/x>"+word+" end</a>")
	if n := len(f.Text()); n > MaxText || n < MaxText-2048 {
		t.Errorf("text kept = %d bytes; want a little under %d", n, MaxText)
	}
	if f.Dropped.TextBytes < 1023 {
		t.Errorf("dropped = %d bytes of text; want at least a word of 1023", f.Dropped.TextBytes)
	}
	if l := &f.Links[0]; len(l.Text) != maxAnchor || !strings.HasPrefix(l.Text, "xxx") {
		t.Errorf("anchor beyond the text's bound = %d bytes; want %d: links keep their words", len(l.Text), maxAnchor)
	}
	if got := f.Sentence(&f.Links[0]); got != "" {
		t.Errorf("sentence of words beyond the text's bound = %.20q; want none", got)
	}
	if f = read(t, "<p>a "+strings.Repeat("y", MaxText)+" b"); f.Text() != "a b\n" {
		t.Errorf("text around a word too long to keep = %.20q; want %q", f.Text(), "a b\n")
	}
}

func TestMaxDepth(t *testing.T) {
	open, end := strings.Repeat("<div>", 100_000), strings.Repeat("</div>", 100_000)
	f := read(t, open+"deep <a href=/in>in</a><script>script</script><style>style</style><b>bold</b><svg><text>svg</text></svg> more"+
		end+"<p>after <a href=/out>out</a>")
	if got, want := f.Text(), "deep inbold more\nafter out\n"; got != want {
		t.Errorf("text of a page of 100,000 nested elements = %q; want %q", got, want)
	}
	if len(f.Links) != 2 || f.Links[1].Text != "out" || f.Links[1].Block < 0 {
		t.Errorf("links = %+v; want both, the second with its words", f.Links)
	}
}

func TestMaxDepthThenImpliedEnds(t *testing.T) {
	f := read(t, strings.Repeat("<div>", MaxDepth-1)+"<p><b><b><b><b>in<div>new</div></b></b></b></b>"+strings.Repeat("</div>", MaxDepth-1)+"<p>out")
	if got, want := f.Text(), "in\nnew\nout\n"; got != want {
		t.Errorf("text = %q; want %q: what ends a deep element ends those inside it", got, want)
	}
}

func TestMaxDepthOfAStream(t *testing.T) {
	const n = MaxDepth + 50
	f := readStream(t, strings.Repeat("(b", n)+`"in(script"no)(a|href=/x"text)`+strings.Repeat(")", n)+`(p"out)`)
	if got, want := f.Text(), "intext\nout\n"; got != want || len(f.Links) != 1 {
		t.Errorf("text, links = %q, %d; want %q, 1", got, len(f.Links), want)
	}
}

func TestMaxHeadings(t *testing.T) {
	f := read(t, strings.Repeat("<h2>a</h2>", MaxHeadings+3))
	if len(f.Headings) != MaxHeadings || f.Dropped.Headings != 3 {
		t.Errorf("headings, dropped = %d, %d; want %d, 3", len(f.Headings), f.Dropped.Headings, MaxHeadings)
	}
}

func TestMaxBlocks(t *testing.T) {
	f := read(t, strings.Repeat("<p>a", maxBlocks+10)+"<p>one<p><a href=/x>two</a>")
	if len(f.Blocks) != maxBlocks || f.Links[0].Block != -1 || f.Links[0].Text != "two" {
		t.Errorf("blocks %d, block of the last link %d; want %d, -1", len(f.Blocks), f.Links[0].Block, maxBlocks)
	}
	if got := f.Text(); !strings.HasSuffix(got, "one\ntwo\n") {
		t.Errorf("text ends %q; want its words on lines of their own", got[len(got)-20:])
	}
}

func TestLongValues(t *testing.T) {
	long := strings.Repeat("ä", 5000)
	f := read(t, "<title>"+long+"</title><meta name=description content="+long+"><a href=/"+long+" class="+long+" style="+long+">x</a>")
	if len(f.Title) != maxValue || len(f.Description) != maxValue {
		t.Errorf("title, description = %d, %d bytes; want %d each", len(f.Title), len(f.Description), maxValue)
	}
	if l := &f.Links[0]; !l.Address.Host.IsZero() || len(l.Href) > maxHref+1 || l.External {
		t.Errorf("href of 10,000 bytes = %d bytes, host %q; want it listed, unresolved", len(l.Href), l.Address.Host)
	}
}
