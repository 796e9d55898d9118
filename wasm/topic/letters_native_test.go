//go:build !wasip1

package topic

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The tables of Latin letters say what Unicode's canonical decompositions say.
func TestFoldAsUnicode(t *testing.T) {
	for _, block := range [][2]rune{{firstLatin, firstLatin + rune(len(plainLatin))}, {firstTall, firstTall + rune(len(plainTall))}} {
		for r := block[0]; r < block[1]; r++ {
			want, _ := utf8.DecodeRuneInString(norm.NFD.String(string(unicode.ToLower(r))))
			if want < 'a' || want > 'z' {
				continue
			}
			if got := fold(r); got != want {
				t.Errorf("fold(%q) = %q; want %q", r, got, want)
			}
		}
	}
}
