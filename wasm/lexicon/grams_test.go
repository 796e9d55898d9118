package lexicon

import (
	"strings"
	"testing"
)

func TestGrams(t *testing.T) {
	var g Grams
	pieces := []string{"we accept guest posts", "", "abc", "über uns", "友情链接", "guest"}
	for i, piece := range pieces {
		g.Add(piece, i)
	}
	for _, phrase := range []string{"accept", "guest post", "guest", "über", "友情链接", "posts", "ab", "abcd", "no such words", "gues"} {
		may := g.May(phrase)
		for i, piece := range pieces {
			if strings.Contains(piece, phrase) && may>>i&1 == 0 {
				t.Errorf("May(%q) leaves out part %d, which holds it", phrase, i)
			}
		}
	}
	for phrase, want := range map[string]uint64{"no such words": 0, "guest posts": 1, "guest": 1 | 1<<5, "ab": ^uint64(0)} {
		if got := g.May(phrase); got != want {
			t.Errorf("May(%q) = %b; want %b", phrase, got, want)
		}
	}
	if got := new(Grams).May("anything"); got != 0 {
		t.Errorf("of no text, May = %b; want 0", got)
	}
}
