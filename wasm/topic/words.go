package topic

import (
	"unicode"
	"unicode/utf8"
)

// Bounds on what is read of a text. The pages that people read end long before.
const (
	maxText  = 128 << 10 // bytes of a field
	maxWord  = 64        // bytes of a word, folded; what is longer is an address or no word
	maxWords = 20_000    // of all fields of a Doc
)

// EachWord calls do with the words of a text in order, folded: small letters without diacritics. Scripts without blanks
// between words give overlapping pairs of letters. Numbers and single letters are left out. The bytes are valid during
// the call only; do answers whether to go on.
func EachWord(text string, do func(word []byte) bool) {
	w := wordReader{do: do}
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case isASCIILetter(rune(c)) && w.last == 0 && w.n < maxWord: // most are
			w.word[w.n] = c | 0x20
			w.n++
			w.runes++
			w.letters++
			i++
		case c < utf8.RuneSelf:
			if !w.take(rune(c)) {
				return
			}
			i++
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			if !w.take(r) {
				return
			}
			i += size
		}
	}
	w.end()
}

// wordReader gathers letters into words.
type wordReader struct {
	do      func([]byte) bool
	word    [maxWord + 8]byte
	n       int  // bytes of word
	runes   int  // of the word
	letters int  // of the word, digits apart
	long    bool // the word is over maxWord
	last    rune // the letter before, of a script without blanks; 0 where there is none
	paired  bool // last has been part of a pair
}

// take reads one more rune and answers whether to go on.
func (w *wordReader) take(r rune) bool {
	if r >= 0x80 && hasNoBlanks(r) && (unicode.IsLetter(r) || unicode.Is(unicode.M, r)) {
		return w.takeUnspaced(r)
	}
	isLetter := isASCIILetter(r) || r >= 0x80 && unicode.IsLetter(r)
	isInside := isLetter || '0' <= r && r <= '9' || r >= 0x80 && (unicode.IsDigit(r) || unicode.Is(unicode.M, r))
	if !isInside {
		return r == 0xAD || w.end() // a soft hyphen is not there
	}
	if w.last != 0 && !w.end() {
		return false
	}
	if isLetter {
		w.letters++
	}
	if two := foldPair(r); two != "" {
		w.letters++
		w.add(rune(two[0]))
		r = rune(two[1])
	}
	w.add(fold(r))
	return true
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

func (w *wordReader) add(r rune) {
	if r == noLetter {
		return
	}
	if w.n >= maxWord {
		w.long = true
		return
	}
	w.n += utf8.EncodeRune(w.word[w.n:], r)
	w.runes++
}

func (w *wordReader) takeUnspaced(r rune) bool {
	if w.n > 0 && !w.end() {
		return false
	}
	before := w.last
	w.last = r
	if before == 0 {
		return true
	}
	w.paired = true
	return w.say(before, r)
}

func (w *wordReader) say(letters ...rune) bool {
	n := 0
	for _, r := range letters {
		n += utf8.EncodeRune(w.word[n:], r)
	}
	return w.do(w.word[:n])
}

// end ends the word, if there is one, and answers whether to go on.
func (w *wordReader) end() bool {
	goOn := true
	switch {
	case w.last != 0 && !w.paired:
		goOn = w.say(w.last)
	case w.runes > 1 && w.letters > 0 && !w.long:
		goOn = w.do(w.word[:w.n])
	}
	w.n, w.runes, w.letters, w.long, w.last, w.paired = 0, 0, 0, false, 0, false
	return goOn
}
