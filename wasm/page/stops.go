package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nextStop is where the sentence that goes on at i ends, what closes with it included, and where the next one begins.
func nextStop(s []byte, i int) (stop, next int) {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf && c != '.' && c != '!' && c != '?' {
			i++
			continue
		}
		r, n := utf8.DecodeRune(s[i:])
		at := i
		i += n
		switch {
		case isFullStop(r):
			stop = afterClosers(s, i)
			return stop, afterBlank(s, stop)
		case r != '.' && r != '!' && r != '?' && r != '…':
			continue
		}
		for i < len(s) && (s[i] == '.' || s[i] == '!' || s[i] == '?') {
			i++
		}
		stop = afterClosers(s, i)
		switch next = afterBlank(s, stop); {
		case next == len(s):
			return stop, next
		case next == stop, goesOn(s, at, i, stop):
			continue
		}
		return stop, next
	}
	return len(s), len(s)
}

// isFullStop reports the marks that end a sentence with no blank after them, or that mean nothing else.
func isFullStop(r rune) bool {
	switch r {
	case '。', '！', '？', '｡', '؟', '۔', '।', '॥', '။', '។', '։', '።':
		return true
	}
	return false
}

// afterClosers is where the brackets, quotation marks and numbered references end that stand at i.
func afterClosers(s []byte, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRune(s[i:])
		switch {
		case strings.ContainsRune(`)]}"'»›”’」』）】〉》`, r):
			i += n
		case r == '[' && reference(s[i:]) > 0:
			i += reference(s[i:])
		default:
			return i
		}
	}
	return i
}

// reference is how many bytes a reference like "[12]" takes that s begins with; 0 when it begins with none.
func reference(s []byte) int {
	n := 1
	for n < len(s) && n < 5 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 1 || n == len(s) || s[n] != ']' {
		return 0
	}
	return n + 1
}

func afterBlank(s []byte, i int) int {
	if i < len(s) && s[i] == ' ' {
		return i + 1
	}
	return i
}

// goesOn reports whether the sentence goes on after the marks s[at:i] and what closes with them, up to stop: after an
// abbreviation; or before a small letter where they are dots, or close speech, or follow a word too short to be sure of.
func goesOn(s []byte, at, i, stop int) bool {
	if s[at] == '.' && i == at+1 && isShortened(s[:at]) {
		return true
	}
	if !beginsLower(s[stop+1:]) {
		return false
	}
	word := s[lastBlank(s[:at])+1 : at]
	isNumber := len(word) > 0 && isDigit(word[0])
	return stop > i || i > at+1 || s[at] >= utf8.RuneSelf || s[at] == '.' && (len(word) <= 3 || isNumber)
}

// beginsLower reports whether the first word of s begins with a small letter.
func beginsLower(s []byte) bool {
	for len(s) > 0 {
		r, n := utf8.DecodeRune(s)
		if strings.ContainsRune(`("'[«‹„“‘¿¡–—-`, r) {
			s = s[n:]
			continue
		}
		isGeorgian := r >= 0x10D0 && r <= 0x10FF // its capitals are for headlines
		return !isGeorgian && unicode.ToUpper(r) != r
	}
	return false
}

// isShortened reports whether the word that s ends with has a full stop of its own: an initial, an ordinal of one or
// two digits, letters with stops between them, or an abbreviation that mostly stands before a name or a number.
func isShortened(s []byte) bool {
	word := s[lastBlank(s)+1:]
	for len(word) > 0 && strings.IndexByte(`("'[`, word[0]) >= 0 {
		word = word[1:]
	}
	if isNumber := len(word) > 0 && len(word) <= 2 && strings.Trim(string(word), "0123456789") == ""; isNumber {
		return true
	}
	if len(word) > 16 {
		return false
	}
	for part := range strings.SplitSeq(string(word), ".") {
		if n := utf8.RuneCountInString(part); n != 1 {
			return n > 0 && len(part) == len(word) && abbreviations.has(strings.ToLower(part))
		}
	}
	return len(word) > 0
}

// lastBlank is the index of the last blank in the end of s where an abbreviation may stand; before it when there is none.
func lastBlank(s []byte) int {
	for i := len(s) - 1; i >= max(0, len(s)-24); i-- {
		if s[i] == ' ' {
			return i
		}
	}
	return max(-1, len(s)-25)
}
