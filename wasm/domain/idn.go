package domain

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

const maxUnicodeInput = maxHost * 4 // bytes; punycode's cost grows with the square

// whatwg is UTS 46 as the URL Standard sets it (section 3.3, "domain to ASCII" with
// beStrict false): non-transitional, hyphens and STD3 unchecked, joiners and the bidi
// rule checked, lengths left to the caller. A Profile is four flags and three
// functions: making one costs less than keeping one.
func whatwg() *idna.Profile {
	return idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false),
		idna.CheckHyphens(false), idna.CheckJoiners(true), idna.BidiRule(), idna.VerifyDNSLength(false))
}

// toASCII maps a name in any script to lower-case A-labels. U+FFFD, which stands for
// bytes that are not UTF-8, is in no name; x/net/idna lets such bytes pass.
func toASCII(s string) (string, bool) {
	if len(s) > maxUnicodeInput || !utf8.ValidString(s) || strings.ContainsRune(s, utf8.RuneError) {
		return "", false
	}
	s, err := whatwg().ToASCII(s)
	return s, err == nil
}

// toUnicode maps A-labels to U-labels where they decode.
func toUnicode(name string) string {
	if !hasPunycode(name) {
		return name
	}
	text, err := whatwg().ToUnicode(name)
	if err != nil {
		return name
	}
	return text
}
