package grade

import (
	"strings"
	"testing"
	"unicode"
)

func TestLowerRune(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		if got, want := lowerRune(r), unicode.ToLower(r); got != want {
			t.Errorf("lowerRune(%#x) = %#x; want %#x", r, got, want)
		}
	}
}

func TestLowered(t *testing.T) {
	all := []string{"", "About Us", "ÜBER UNS", "İstanbul", "\xff\xc3A", "О НАС", "", "関于 ABC", "Ｆｕｌｌ"}
	for i, got := range lowered(len(all), func(i int) string { return all[i] }) {
		if want := strings.ToLower(all[i]); got != want {
			t.Errorf("lowered(%q) = %q; want %q", all[i], got, want)
		}
	}
}
