package page

import (
	"bytes"

	"golang.org/x/net/html"
)

// reading is where a run of source stands, which decides what it means.
type reading uint8

const (
	asText  reading = iota // NULs are dropped, as the tree construction does
	asTitle                // title and textarea: text, with U+FFFD for NUL
	asRaw                  // script, style and the like: no character references
	asValue                // an attribute's value: a bare "&copy=" is no reference
)

// appendDecoded appends what a run of source means: line ends, NULs and character references decoded as the tokenizer
// does (html.spec.whatwg.org, "Preprocessing the input stream", "Character reference state").
func appendDecoded(dst, s []byte, as reading) []byte {
	for i := 0; i < len(s); {
		from := i
		for i < len(s) && s[i] != '&' && s[i] != '\r' && s[i] != 0 {
			i++
		}
		dst = append(dst, s[from:i]...)
		switch {
		case i == len(s):
		case s[i] == '\r':
			dst = append(dst, '\n')
			if i++; i < len(s) && s[i] == '\n' {
				i++
			}
		case s[i] == 0:
			if as != asText {
				dst = append(dst, "\uFFFD"...)
			}
			i++
		case as == asRaw:
			dst = append(dst, '&')
			i++
		default:
			n := referenceEnd(s[i:])
			dst = appendReference(dst, s[i:], n, as)
			i += n
		}
	}
	return dst
}

// referenceEnd is the length of the longest that could be one reference: "&", "#", letters and digits, ";".
func referenceEnd(s []byte) int {
	n := 1
	if n < len(s) && s[n] == '#' {
		n++
	}
	for n < len(s) && (startsName(s[n]) || s[n] >= '0' && s[n] <= '9') {
		n++
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	return n
}

// appendReference appends the meaning of s[:n]. The frequent ones are known here: html.UnescapeString allocates.
func appendReference(dst, s []byte, n int, as reading) []byte {
	switch string(s[:n]) {
	case "&":
		return append(dst, '&')
	case "&amp;":
		return append(dst, '&')
	case "&nbsp;":
		return append(dst, "\u00A0"...)
	case "&quot;":
		return append(dst, '"')
	case "&#39;":
		return append(dst, '\'')
	case "&lt;":
		return append(dst, '<')
	case "&gt;":
		return append(dst, '>')
	}
	if as == asValue && isLiteral(s, n) {
		return append(dst, s[:n]...)
	}
	return append(dst, html.UnescapeString(string(s[:n]))...)
}

// isLiteral reports a reference that is none in an attribute's value: there the whole name has to be known, not only the
// beginning of it ("&notit"), and one without a semicolon has not to be followed by "=". What html.UnescapeString, which
// is for text, makes of such a beginning still ends as the source does; only "&semi;" does so with its whole name known.
func isLiteral(s []byte, n int) bool {
	ref := s[:n]
	if ref[1] == '#' || string(ref) == "&semi;" {
		return false
	}
	if ref[n-1] != ';' && n < len(s) && s[n] == '=' {
		return true
	}
	u := html.UnescapeString(string(ref))
	return bytes.HasSuffix([]byte(u), ref[n-1:])
}
