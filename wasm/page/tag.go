package page

import "bytes"

// This file reads names and attributes from a tag's own text. The tokenizer gives them too, but allocates four times for
// each attribute that a page has and the engine does not look at, which was a tenth of all reading.

// tagReader walks a tag as the tokenizer does, and leaves the source as it is. What follows the tag may follow in the
// text it is given: it stops at the ">" that ends the tag, or with no rest where nothing does.
type tagReader struct {
	rest []byte
	bare int // the length of rest behind the last value without quotes
}

// name begins a tag and returns its name in lower case.
func (t *tagReader) name(tag []byte) []byte {
	tag = tag[1:]
	if tag[0] == '/' {
		tag = tag[1:]
	}
	n, seen := 0, uint8(0)
	for n < len(tag) && byteKinds[tag[n]]&endsName == 0 {
		seen |= byteKinds[tag[n]]
		n++
	}
	t.rest, t.bare = tag[n:], 0
	return lowerASCII(tag[:n], seen)
}

// endsBare reports a tag, read to its end, that ends with a value without quotes.
func (t *tagReader) endsBare() bool { return len(t.rest) == t.bare }

// attr returns the next attribute, its name in lower case and its value as written; ok is false when there is none.
func (t *tagReader) attr() (a Attr, ok bool) {
	for {
		t.skipBlanks()
		if len(t.rest) == 0 || t.rest[0] == '>' {
			return Attr{}, false
		}
		n, seen := 0, uint8(0)
		if t.rest[0] == '=' {
			n = 1
		}
		for n < len(t.rest) && byteKinds[t.rest[n]]&(endsName|isEqualSign) == 0 {
			seen |= byteKinds[t.rest[n]]
			n++
		}
		a.Key, t.rest = t.rest[:n], t.rest[n:]
		a.Val = t.value()
		if n > 0 {
			a.Key = lowerASCII(a.Key, seen)
			return a, true
		}
	}
}

// value reads what stands after an attribute's name: nothing, a slash, or a value.
func (t *tagReader) value() []byte {
	none := t.rest[:0]
	t.skipBlanks()
	switch {
	case len(t.rest) == 0:
		return none
	case t.rest[0] == '/':
		t.rest = t.rest[1:]
		return none
	case t.rest[0] != '=':
		return none
	}
	t.rest = t.rest[1:]
	t.skipBlanks()
	switch {
	case len(t.rest) == 0, t.rest[0] == '>':
		return none
	case t.rest[0] == '"', t.rest[0] == '\'':
		return t.quoted()
	}
	n := 1
	for n < len(t.rest) && t.rest[n] != '>' && !isBlank(t.rest[n]) {
		n++
	}
	v := t.rest[:n]
	t.rest = t.rest[n:]
	t.bare = len(t.rest)
	return v
}

func (t *tagReader) quoted() []byte {
	quote := t.rest[0]
	t.rest = t.rest[1:]
	n := bytes.IndexByte(t.rest, quote)
	if n < 0 {
		n = len(t.rest)
	}
	v := t.rest[:n]
	t.rest = t.rest[min(n+1, len(t.rest)):]
	return v
}

func (t *tagReader) skipBlanks() {
	n := 0
	for n < len(t.rest) && isBlank(t.rest[n]) {
		n++
	}
	t.rest = t.rest[n:]
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// Kinds of bytes that tags and text are read by.
const (
	endsName    = 1 << iota // ends the name of a tag or an attribute
	isEqualSign             // ends the name of an attribute, unless it begins it
	isCapital               // a letter of ASCII that has a small one
	isOdd                   // may stand for other text than itself
	isOfName                // isLetter says so
)

// byteKinds are the kinds of every byte: one look is one branch, which is what costs time in WebAssembly. It is read only.
var byteKinds = func() (kinds [256]uint8) {
	for _, c := range "> /\n\t\r\f" {
		kinds[c] |= endsName
	}
	for _, c := range "&\r\x00" {
		kinds[c] |= isOdd
	}
	for c := range kinds {
		if byte(c)-'A' < 26 {
			kinds[c] |= isCapital
		}
		if isLetter(byte(c)) {
			kinds[c] |= isOfName
		}
	}
	kinds['='] |= isEqualSign
	return kinds
}()

// lowerASCII is s, whose bytes are of the kinds seen, with its ASCII letters in lower case: s itself where they are, as
// nearly always.
func lowerASCII(s []byte, seen uint8) []byte {
	if seen&isCapital == 0 {
		return s
	}
	return loweredASCII(s)
}

func loweredASCII(s []byte) []byte {
	s = bytes.Clone(s)
	for i, c := range s {
		if c >= 'A' && c <= 'Z' {
			s[i] = c + 'a' - 'A'
		}
	}
	return s
}

// isPlain reports text that is its own meaning: no character reference, no carriage return, no NUL.
func isPlain(s []byte) bool {
	for ; len(s) >= 8; s = s[8:] {
		if (byteKinds[s[0]]|byteKinds[s[1]]|byteKinds[s[2]]|byteKinds[s[3]]|
			byteKinds[s[4]]|byteKinds[s[5]]|byteKinds[s[6]]|byteKinds[s[7]])&isOdd != 0 {
			return false
		}
	}
	for _, c := range s {
		if byteKinds[c]&isOdd != 0 {
			return false
		}
	}
	return true
}
