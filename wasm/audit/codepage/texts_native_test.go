//go:build !wasip1

package codepage

import (
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
)

// The shared texts are what their encodings make of them, and each that is named can be decoded.
func TestTexts(t *testing.T) {
	for _, tt := range texts(t) {
		e, _ := charset.Lookup(tt.Encoding)
		got, err := e.NewEncoder().String("Source title,Source url,Target url,Anchor\n" +
			strings.Repeat("Yachts,https://one.com/a,https://harbour-yachts.com/,"+tt.Anchor+"\n", 3))
		if err != nil || got != string(tt.Bytes) {
			t.Errorf("texts.json has other bytes than %q is in %s (%v)", tt.Anchor, tt.Encoding, err)
		}
	}
	for _, l := range labels {
		if e, name := charset.Lookup(l.label); e == nil || name != l.label {
			t.Errorf("%q is called %q; want a label of the Encoding Standard", l.label, name)
		}
	}
}
