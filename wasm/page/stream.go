package page

// The page stream is how the content script hands a live page to the engine: one string of records, each begun by a
// control character that page text never holds (the writer replaces those by a blank). This file reads it;
// extension/src/stream.ts writes it; the two change together.
//
//	U+0001 open    tag, then for each kept attribute U+0002 name U+0003 value
//	U+0004 text    the characters of one text node
//	U+0005 close   ends the innermost open element
//	U+0006 hint    of the a[href] just opened: visible,why,x,y,w,h,font,bodyFont,contrast (decimal, empty = unknown)
//
// Void elements are opened and closed. Comments are not sent; scripts and styles have no text but JSON-LD; a noscript
// element has its source as text; a template's content and an open shadow root's content stand as children.

import (
	"bytes"
	"errors"
	"strconv"

	"golang.org/x/net/html/atom"
)

const (
	opOpen  = 1
	opName  = 2
	opValue = 3
	opText  = 4
	opClose = 5
	opHint  = 6
)

// ErrStream says that bytes are not a page stream.
var ErrStream = errors.New("page stream: a record does not begin with a known opcode")

// ReadStream reads a page from a content script's stream, as UTF-8. The stream is a page's own word: whatever it
// holds changes only that page's Facts. It returns ErrStream when a record is none.
func ReadStream(src []byte, m Meta) (*Facts, error) {
	r := streamReader{b: NewBuilder(m)}
	r.b.expect(len(src))
	for len(src) > 0 {
		op := src[0]
		end := nextRecord(src[1:]) + 1
		if !r.record(op, src[1:end]) {
			return nil, ErrStream
		}
		src = src[end:]
	}
	return r.b.Finish(), nil
}

type streamReader struct {
	b     *Builder
	attrs []Attr
	lower []byte
}

// nextRecord is the offset of the next opcode that begins a record.
func nextRecord(s []byte) int {
	for i, c := range s {
		if c < ' ' && (c == opOpen || c == opText || c == opClose || c == opHint) {
			return i
		}
	}
	return len(s)
}

func (r *streamReader) record(op byte, body []byte) bool {
	switch op {
	case opOpen:
		r.open(body)
	case opText:
		r.b.Text(body)
	case opClose:
		r.b.Close()
	case opHint:
		r.b.Hint(parseHint(body))
	default:
		return false
	}
	return true
}

func (r *streamReader) open(body []byte) {
	name, rest := cutAt(body, opName)
	r.lower = append(r.lower[:0], name...)
	for i, c := range r.lower {
		if c >= 'A' && c <= 'Z' {
			r.lower[i] = c + 'a' - 'A'
		}
	}
	r.attrs = r.attrs[:0]
	for len(rest) > 0 && len(r.attrs) < maxAttrs {
		var one []byte
		one, rest = cutAt(rest[1:], opName)
		key, val := cutAt(one, opValue)
		if len(val) > 0 {
			val = val[1:]
		}
		r.attrs = append(r.attrs, Attr{key, val})
	}
	r.b.Open(atom.Lookup(r.lower), r.lower, r.attrs)
}

// cutAt splits s before the first c; rest begins with c or is empty.
func cutAt(s []byte, c byte) (before, rest []byte) {
	if i := bytes.IndexByte(s, c); i >= 0 {
		return s[:i], s[i:]
	}
	return s, nil
}

func parseHint(body []byte) Hint {
	f := bytes.SplitN(body, []byte{','}, 10)
	if len(f) < 9 || len(f[0]) == 0 {
		return Hint{}
	}
	n := func(i int) int {
		v, err := strconv.Atoi(string(clipBytes(f[i], 9)))
		if err != nil {
			return 0
		}
		return v
	}
	return Hint{Known: true, Visible: f[0][0] == '1', Why: valid(clipBytes(f[1], 20)), X: n(2), Y: n(3), W: n(4), H: n(5),
		Font: n(6), BodyFont: n(7), Contrast: n(8)}
}
