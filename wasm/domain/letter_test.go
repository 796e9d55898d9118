package domain

import (
	"testing"
	"unicode/utf8"
)

// TestLetterTable walks the table: its parts end where the next begins, its spans are in
// order, and what a code point is mapped to is mapped to itself.
func TestLetterTable(t *testing.T) {
	if len(letterTable) != lettersSize {
		t.Fatalf("letterTable has %d bytes; want %d", len(letterTable), lettersSize)
	}
	if first := column(spansAt, spanCount); first != 0 || pageAt(pageCount-1) != spanCount {
		t.Errorf("the first span begins at %U, the pages count %d of %d spans", first, pageAt(pageCount-1), spanCount)
	}
	for i := 1; i < spanCount; i++ {
		before, at := column(spansAt+i-1, spanCount), column(spansAt+i, spanCount)
		if from, _, _ := spanOf(rune(at)); before >= at || int(from) != at {
			t.Errorf("span %d begins at %U after %U; spanOf finds %U", i, at, before, from)
		}
	}
	for r := range rune(utf8.MaxRune + 1) {
		to, _ := appendMapped(nil, r)
		if !isMapped(to) {
			t.Errorf("%U is mapped to %v: not valid", r, to)
		}
	}
}
