package page

import (
	"unicode"
	"unicode/utf8"
)

// spaceLen is how many bytes of white space or control characters s begins with. No-break spaces fold too: a page
// that writes them means a blank.
func spaceLen(s []byte) int {
	n := 0
	for n < len(s) {
		switch {
		case s[n] <= ' ' || s[n] == 0x7f:
			n++
		case s[n] == 0xC2 && n+1 < len(s) && s[n+1] == 0xA0:
			n += 2
		default:
			return n
		}
	}
	return n
}

// wordsLen is how many bytes stand before the next white space that is more than a blank between two words of ASCII, at
// least one.
func wordsLen(s []byte) int {
	for n := 1; n < len(s); n++ {
		c := s[n]
		if c-'!' < 0x7f-'!' { // the most of most pages
			continue
		}
		if c == ' ' && n+1 < len(s) && s[n+1]-'!' < 0x7f-'!' {
			n++
			continue
		}
		if c <= ' ' || c == 0x7f || c == 0xC2 && n+1 < len(s) && s[n+1] == 0xA0 {
			return n
		}
	}
	return len(s)
}

// wordLen is how many bytes stand before the next white space, at least one.
func wordLen(s []byte) int {
	for n := 1; n < len(s); n++ {
		c := s[n]
		if c-'!' < 0x7f-'!' { // the most of most pages
			continue
		}
		if c <= ' ' || c == 0x7f || c == 0xC2 && n+1 < len(s) && s[n+1] == 0xA0 {
			return n
		}
	}
	return len(s)
}

func isSpace(s []byte) bool { return spaceLen(s) == len(s) }

// collapse returns s with white space folded to single blanks and none at its ends, cut to max bytes at a character.
func collapse(s []byte, max int) string {
	out := make([]byte, 0, min(len(s), max))
	for len(s) > 0 && len(out) < max {
		if n := spaceLen(s); n > 0 {
			s = s[n:]
			continue
		}
		w := s[:wordLen(s)]
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, w...)
		s = s[len(w):]
	}
	return valid(clipBytes(out, max))
}

// valid returns s as a string in which bytes that are no UTF-8 are U+FFFD, as a browser's decoder leaves them.
func valid(s []byte) string {
	if utf8.Valid(s) {
		return string(s)
	}
	out := make([]rune, 0, len(s))
	for len(s) > 0 {
		r, n := utf8.DecodeRune(s)
		out = append(out, r)
		s = s[n:]
	}
	return string(out)
}

// CountWords counts words as readers do. Scripts written without spaces are counted by length: two Han or kana
// characters, or five of Thai, Lao, Khmer or Myanmar, are taken for one word.
func CountWords(s string) int { return countWords([]byte(s)) }

func countWords(s []byte) int {
	words, han, thai := 0, 0, 0
	in := 0 // 1 inside a word
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			k := int(wordBytesOf[c])
			words += k &^ in & 1
			in = k&1 | in&(k>>1)
			i++
			continue
		}
		r, n := utf8.DecodeRune(s[i:])
		i += n
		switch script := spaceless(r); {
		case script == 2:
			han++
			in = 0
		case script == 5:
			thai++
			in = 0
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			words += 1 - in
			in = 1
		case r == '’' || unicode.Is(unicode.M, r) || unicode.Is(unicode.Cf, r) && r != '\u200B' && r != '\uFEFF':
		default:
			in = 0
		}
	}
	return words + (han+1)/2 + (thai+4)/5
}

// wordBytesOf is 1 for the ASCII letters and digits, which make words, 2 for the apostrophe, which does not end one: words
// are counted without a branch for each. It is read only.
var wordBytesOf = func() (kinds [256]uint8) {
	for c := range kinds {
		if isWordByte(byte(c)) {
			kinds[c] = 1
		}
	}
	kinds['\''] = 2
	return kinds
}()

// isWordByte reports an ASCII letter or digit.
func isWordByte(c byte) bool { return (c|0x20)-'a' < 26 || c-'0' < 10 }

// spaceless says how many characters of r's script make a word, 0 when words have spaces between them.
func spaceless(r rune) int {
	switch {
	case r < 0x0E00:
		return 0
	case r <= 0x0EFF, r >= 0x1000 && r <= 0x109F, r >= 0x1780 && r <= 0x17FF:
		return 5
	case r >= 0x3005 && r <= 0x3007, r >= 0x3040 && r <= 0x30FF, r >= 0x3400 && r <= 0x9FFF, r >= 0xF900 && r <= 0xFAFF, r >= 0xFF66 && r <= 0xFF9F,
		r >= 0x20000 && r <= 0x3FFFF:
		return 2
	}
	return 0
}
