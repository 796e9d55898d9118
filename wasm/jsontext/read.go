package jsontext

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxDepth is how deep values may nest that [Reader.Skip] passes over.
const MaxDepth = 100

// Error says what is wrong with a text, and in which line, counted from 1.
type Error struct {
	Line int
	What string
}

// Error is a sentence's part: "line 3: …".
func (e *Error) Error() string { return "line " + strconv.Itoa(e.Line) + ": " + e.What }

// Reader walks one text. After a mistake it stands at its end, answers zero values and calls nobody back; End says what
// it was.
type Reader struct {
	src []byte
	at  int
	err error
}

// Read starts at a text's first value. It keeps src until it is done.
func Read(src []byte) *Reader { return &Reader{src: src} }

// End is the first mistake, or whether anything but white space is left.
func (r *Reader) End() error {
	if r.next(); r.err == nil && r.at < len(r.src) {
		r.Fail("something stands after the end")
	}
	return r.err
}

// Failed reports whether there was a mistake.
func (r *Reader) Failed() bool { return r.err != nil }

// Fail ends the reading with the caller's own complaint about what was read last.
func (r *Reader) Fail(what string) {
	if r.err == nil {
		r.err = &Error{Line: 1 + bytes.Count(r.src[:min(r.at, len(r.src))], []byte{'\n'}), What: what}
		r.at = len(r.src)
	}
}

// next is the byte where the next token begins; 0 at the end.
func (r *Reader) next() byte {
	for ; r.at < len(r.src); r.at++ {
		switch c := r.src[r.at]; c {
		case ' ', '\t', '\n', '\r':
		default:
			return c
		}
	}
	return 0
}

// take passes over a punctuation mark, if it comes next.
func (r *Reader) take(c byte) bool {
	if r.next() != c {
		return false
	}
	r.at++
	return true
}

func (r *Reader) want(c byte, what string) bool {
	if r.take(c) {
		return true
	}
	r.Fail(what)
	return false
}

// Object reads an object; each is called with every key and reads its value.
func (r *Reader) Object(each func(key string)) {
	if !r.want('{', "an object in braces is missing") || r.take('}') {
		return
	}
	for r.err == nil {
		if r.next() != '"' {
			r.Fail("a key in quotation marks is missing")
			return
		}
		key := r.Text()
		if r.want(':', "a colon is missing") {
			each(key)
		}
		if !r.take(',') {
			r.want('}', "a comma or closing brace is missing")
			return
		}
	}
}

// Array reads an array; each reads one element.
func (r *Reader) Array(each func()) {
	if !r.want('[', "a list in brackets is missing") || r.take(']') {
		return
	}
	for r.err == nil {
		each()
		if !r.take(',') {
			r.want(']', "a comma or closing bracket is missing")
			return
		}
	}
}

// Null passes over a null and reports whether one stood there.
func (r *Reader) Null() bool { return r.next() == 'n' && r.word("null") }

// Raw passes over any value and is its text as it stands; nil after a mistake. It is good as long as what is read.
func (r *Reader) Raw() []byte {
	r.next()
	from := r.at
	if r.Skip(); r.err != nil {
		return nil
	}
	return r.src[from:r.at]
}

// Bool reads true or false.
func (r *Reader) Bool() bool {
	if r.next() == 't' {
		return r.word("true")
	}
	if !r.word("false") {
		r.Fail("true or false is missing")
	}
	return false
}

func (r *Reader) word(w string) bool {
	r.next()
	if !bytes.HasPrefix(r.src[r.at:], []byte(w)) {
		r.Fail("neither a value nor true, false or null")
		return false
	}
	r.at += len(w)
	return true
}

// Number reads a number of at most fifteen digits, leading noughts apart, and a power of ten between -22 and 22: what can
// be read without rounding twice (W. Clinger, "How to read floating point numbers accurately", 1990).
func (r *Reader) Number() float64 {
	s := r.number()
	digits, power, whole := 0.0, 0, true
	for i, c := range s {
		switch {
		case c == '.':
			whole = false
		case c|0x20 == 'e':
			n, err := strconv.Atoi(string(s[i+1:]))
			if err != nil {
				n = 99
			}
			return r.scaled(s, digits, power+n)
		case c != '-':
			if digits = digits*10 + float64(c-'0'); !whole {
				power--
			}
		}
	}
	return r.scaled(s, digits, power)
}

// scaled is a number's value by its digits, read as a whole number, and a power of ten.
func (r *Reader) scaled(s []byte, digits float64, power int) float64 {
	switch {
	case r.err != nil:
		return 0
	case digits >= 1e15 || power < -22 || power > 22:
		r.Fail("a number has more than fifteen digits, or is too large or too small")
		return 0
	case power < 0:
		digits /= math.Pow10(-power)
	default:
		digits *= math.Pow10(power)
	}
	if s[0] == '-' {
		return -digits
	}
	return digits
}

// number passes over a number.
func (r *Reader) number() []byte {
	r.next()
	n := numberLength(r.src[r.at:])
	if n == 0 {
		r.Fail("a number is missing")
		return nil
	}
	r.at += n
	return r.src[r.at-n : r.at]
}

// numberLength is how many bytes the number takes that s begins with; 0 when it begins with none.
func numberLength(s []byte) int {
	i := 0
	digits := func() int {
		from := i
		for i < len(s) && '0' <= s[i] && s[i] <= '9' {
			i++
		}
		return i - from
	}
	if i < len(s) && s[i] == '-' {
		i++
	}
	first := i
	if n := digits(); n == 0 || n > 1 && s[first] == '0' {
		return 0
	}
	if i < len(s) && s[i] == '.' {
		if i++; digits() == 0 {
			return 0
		}
	}
	if i < len(s) && s[i]|0x20 == 'e' {
		if i++; i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		if digits() == 0 {
			return 0
		}
	}
	return i
}

// Text reads a string, escapes resolved. Bytes that are no UTF-8 and halves of surrogate pairs become U+FFFD.
func (r *Reader) Text() string {
	if !r.want('"', "a text in quotation marks is missing") {
		return ""
	}
	var out []byte
	for r.at < len(r.src) {
		c := r.src[r.at]
		r.at++
		switch {
		case c == '"':
			return strings.ToValidUTF8(string(out), "\uFFFD")
		case c < ' ':
			r.at-- // the line that it ends is the one to name
			r.Fail("a text goes over the end of its line, or holds a control character")
		case c == '\\':
			out = r.escape(out)
		default:
			out = append(out, c)
		}
	}
	r.Fail("a text has no end")
	return ""
}

func (r *Reader) escape(out []byte) []byte {
	c := byte(0)
	if r.at < len(r.src) {
		c = r.src[r.at]
		r.at++
	}
	switch c {
	case '"', '\\', '/':
		return append(out, c)
	case 'n':
		return append(out, '\n')
	case 't':
		return append(out, '\t')
	case 'r':
		return append(out, '\r')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case 'u':
		return utf8.AppendRune(out, r.codePoint())
	}
	r.Fail("a backslash is followed by none of " + `"\/bfnrtu`)
	return out
}

// codePoint reads what follows a backslash and u, and the other half of a pair.
func (r *Reader) codePoint() rune {
	c := r.hex4()
	if !utf16.IsSurrogate(c) || !bytes.HasPrefix(r.src[r.at:], []byte(`\u`)) {
		return c // AppendRune makes U+FFFD of half a pair
	}
	was := r.at
	r.at += 2
	both := utf16.DecodeRune(c, r.hex4())
	if both == utf8.RuneError && r.err == nil {
		r.at = was // the second is a character of its own
	}
	return both
}

func (r *Reader) hex4() rune {
	var c rune
	for range 4 {
		d := -1
		if r.at < len(r.src) && r.src[r.at] > ' ' {
			d = strings.IndexByte(hex, r.src[r.at]|0x20)
		}
		if d < 0 {
			r.Fail("four hex digits are missing")
			return 0
		}
		c = c<<4 | rune(d)
		r.at++
	}
	return c
}

// Skip passes over any value.
func (r *Reader) Skip() { r.skip(0) }

func (r *Reader) skip(depth int) {
	if depth > MaxDepth {
		r.Fail("values nest too deep")
		return
	}
	switch r.next() {
	case '{':
		r.Object(func(string) { r.skip(depth + 1) })
	case '[':
		r.Array(func() { r.skip(depth + 1) })
	case '"':
		r.Text()
	case 't', 'f':
		r.Bool()
	case 'n':
		r.Null()
	default:
		r.number()
	}
}
