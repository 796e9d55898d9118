package grade

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"linkgrade/wasm/page"
)

// measureOf measures a page whose main content is an article of these paragraphs.
func measureOf(paragraphs ...string) *text {
	src := `<html lang="en"><title>A text</title><main><article><h1>A text</h1><p>` + strings.Join(paragraphs, "</p><p>") + `</p></article></main></html>`
	in := &Input{Facts: page.ReadHTML([]byte(src), page.Meta{})}
	return in.text()
}

func TestTextCounts(t *testing.T) {
	got := measureOf(prose(0, 60), prose(0, 60), "Élan, 24 été: #one… “we said” "+prose(100, 60), prose(200, 40)+" and then...")
	lines, words := 4, 2+60+6+60+42 // the paragraph that stands there twice counts once; the heading counts
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"lines", got.lines, lines}, {"words", len(got.words), words}, {"lettered", got.lettered, words - 1}, {"figures", got.figures, 1},
		{"symbols", got.symbols, 3}, {"quotes", got.quotes, 1}, {"cut", got.cut, 1}, {"unspaced", got.unspaced, 0},
	} {
		if c.got != c.want {
			t.Errorf("%s = %d; want %d", c.what, c.got, c.want)
		}
	}
	if w := got.words[1]; string(got.bytes[w.start:w.end]) != "text" {
		t.Errorf("the second word stands at %d–%d: %q", w.start, w.end, got.bytes[w.start:w.end])
	}
}

func TestCharacter(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		kind characterKind
	}{
		{"a", 1, charLetter}, {"Z", 1, charLetter}, {"7", 1, charDigit}, {" ", 1, charBlank}, {"#", 1, charSymbol}, {"...", 3, charSymbol},
		{"..", 1, charBlank}, {"é", 2, charLetter}, {"ж", 2, charLetter}, {"«", 2, charQuote}, {"…", 3, charSymbol}, {"“", 3, charQuote},
		{"’", 3, charBlank}, {"한", 3, charLetter}, {"क", 3, charLetter}, {"語", 3, charUnspaced}, {"か", 3, charUnspaced}, {"。", 3, charBlank},
		{"ไ", 3, charUnspaced}, {"\U00020000", 4, charUnspaced}, {"🌹", 4, charBlank}, {"\xE2\x80", 1, charBlank}, {"\xFF", 1, charBlank},
	} {
		if n, kind := character([]byte(c.in)); n != c.n || kind != c.kind {
			t.Errorf("character(%q) = %d, %d; want %d, %d", c.in, n, kind, c.n, c.kind)
		}
	}
}

// TestTextIsBounded measures what no page should hold.
func TestTextIsBounded(t *testing.T) {
	got := measureOf(strings.Repeat("word ", 2*maxMeasured), strings.Repeat("!", maxMeasuredBytes))
	if len(got.words) > maxMeasured || len(got.bytes) > maxMeasuredBytes+1 {
		t.Errorf("%d words in %d bytes were measured", len(got.words), len(got.bytes))
	}
}

// TestCompressedSize compares the estimate with gzip on texts from varied to made of one sentence.
func TestCompressedSize(t *testing.T) {
	for name, s := range map[string]string{
		"prose":     prose(0, 3000),
		"long":      prose(7, 18_000),
		"template":  strings.Repeat("Our trusted electricians fit a new socket within one day. ", 60) + prose(1, 300),
		"sentences": strings.Repeat(prose(0, 40), 5) + prose(50, 800),
		"russian":   strings.Repeat("Старые розы обрезают зимой, пока кусты спят. "+prose(3, 12), 20),
	} {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if got, want := compressedSize([]byte(s)), b.Len(); got*100 < want*80 || got*100 > want*125 {
			t.Errorf("%s: compressedSize = %d; gzip makes %d of %d bytes", name, got, want, len(s))
		}
	}
}

func TestPhrases(t *testing.T) {
	got := measureOf("cheap old roses "+prose(0, 30)+" cheap old roses.", "Cheap old roses "+prose(40, 30), prose(100, 30))
	if s := got.topPhrase(3); !strings.EqualFold(got.quote(s), "cheap old roses") || s.of < 0.04 || s.of > 0.12 {
		t.Errorf("topPhrase(3) = %q, %.3f", got.quote(s), s.of)
	}
	if s := got.repeated(10); s.of != 0 {
		t.Errorf("repeated(10) = %q, %.3f; want none", got.quote(s), s.of)
	}
	again := prose(0, 30)
	got = measureOf("One day "+again, "Another day "+again)
	if s := got.repeated(10); s.of < 0.35 || s.of > 0.5 {
		t.Errorf("repeated(10) = %q, %.3f; want nearly half", got.quote(s), s.of)
	}
}

func TestWordsOf(t *testing.T) {
	w := wordsOf("en")
	for one, want := range map[string]wordKind{"the": functionWord, "our": ownWord, "we": bothWords, "rose": otherWord} {
		if got := w.find(hashWord(one)); got != want {
			t.Errorf("find(%q) = %d; want %d", one, got, want)
		}
	}
	if got := w.different(); got != 2 {
		t.Errorf("different() = %d after two function words", got)
	}
	for _, language := range []string{"", "e", "xx", "english"} {
		if wordsOf(language) != nil {
			t.Errorf("wordsOf(%q) knows words", language)
		}
	}
}
