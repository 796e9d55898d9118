package domain

import "unicode/utf8"

// A byteSet is a set of bytes that always holds those from 0x80 up: bit c of low for
// those under 64, bit c-64 of high for the rest.
type byteSet struct{ low, high uint64 }

func (s byteSet) has(c byte) bool {
	switch {
	case c < 64:
		return s.low>>c&1 != 0
	case c < utf8.RuneSelf:
		return s.high>>(c-64)&1 != 0
	}
	return true
}

// The percent-encode sets of the URL Standard, section 1.3, each from the one before it
// where the standard says so, and the forbidden domain code points of section 3.1.
const (
	c0Low      = 1<<' ' - 1
	c0High     = 1 << (0x7f - 64)
	queryLow   = c0Low | 1<<' ' | 1<<'"' | 1<<'#' | 1<<'<' | 1<<'>'
	pathHigh   = c0High | 1<<('^'-64) | 1<<('`'-64) | 1<<('{'-64) | 1<<('}'-64)
	userLow    = queryLow | 1<<'?' | 1<<'/' | 1<<':' | 1<<';' | 1<<'='
	userHigh   = pathHigh | 1<<('@'-64) | 1<<('['-64) | 1<<('\\'-64) | 1<<(']'-64) | 1<<('|'-64)
	noHostLow  = c0Low | 1<<' ' | 1<<'#' | 1<<'%' | 1<<'/' | 1<<':' | 1<<'<' | 1<<'>' | 1<<'?'
	noHostHigh = c0High | 1<<('@'-64) | 1<<('['-64) | 1<<('\\'-64) | 1<<(']'-64) | 1<<('^'-64) | 1<<('|'-64)
)

var (
	c0Set         = byteSet{c0Low, c0High}
	fragmentSet   = byteSet{c0Low | 1<<' ' | 1<<'"' | 1<<'<' | 1<<'>', c0High | 1<<('`'-64)}
	querySet      = byteSet{queryLow, c0High}
	webQuerySet   = byteSet{queryLow | 1<<'\'', c0High} // the "special-query" set
	pathSet       = byteSet{queryLow | 1<<'?', pathHigh}
	userSet       = byteSet{userLow, userHigh}
	forbiddenHost = byteSet{noHostLow, noHostHigh}
)

const upperHex = "0123456789ABCDEF"

// escape percent-encodes the bytes in set. What is not UTF-8 becomes U+FFFD first, as
// it does before a browser's parser sees it. It allocates only when something changes.
func escape(s string, set byteSet) string {
	for i := 0; i < len(s); i++ {
		if set.has(s[i]) {
			return string(appendEscaped(make([]byte, 0, len(s)+24), s, set))
		}
	}
	return s
}

func appendEscaped(out []byte, s string, set byteSet) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if set.has(c) {
				out = append(out, '%', upperHex[c>>4], upperHex[c&15])
			} else {
				out = append(out, c)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		var encoded [utf8.UTFMax]byte
		for _, b := range encoded[:utf8.EncodeRune(encoded[:], r)] {
			out = append(out, '%', upperHex[b>>4], upperHex[b&15])
		}
		i += size
	}
	return out
}

// Unescape decodes every %XX of a part of an address; what is not one stays.
func Unescape(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && hexDigit(s[i+1]) >= 0 && hexDigit(s[i+2]) >= 0 {
			out = append(out, byte(hexDigit(s[i+1])<<4|hexDigit(s[i+2])))
			i += 2
			continue
		}
		out = append(out, s[i])
	}
	return string(out)
}

// lower lower-cases ASCII letters and leaves the rest. It allocates only when there are
// some.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if 'A' <= s[i] && s[i] <= 'Z' {
			out := []byte(s)
			for ; i < len(out); i++ {
				if 'A' <= out[i] && out[i] <= 'Z' {
					out[i] |= 0x20
				}
			}
			return string(out)
		}
	}
	return s
}
