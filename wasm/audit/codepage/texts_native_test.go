//go:build !wasip1

package codepage

import (
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
)

// The shared texts say what they should in their encodings, and each that is named can be decoded.
func TestTexts(t *testing.T) {
	for _, tt := range texts(t) {
		e, _ := charset.Lookup(tt.Encoding)
		want := "Source title,Source url,Target url,Anchor\n" + strings.Repeat("Yachts,https://one.com/a,https://harbour-yachts.com/,"+tt.Anchor+"\n", 3)
		if got, err := e.NewDecoder().String(string(tt.Bytes)); err != nil || got != want {
			t.Errorf("texts.json has other bytes than %q is in %s: %q (%v)", tt.Anchor, tt.Encoding, got, err)
		}
	}
	for _, l := range labels {
		if e, name := charset.Lookup(l.label); e == nil || name != l.label {
			t.Errorf("%q is called %q; want a label of the Encoding Standard", l.label, name)
		}
	}
}
