package page

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// This file reads what most pages are made of (tags, text, comments, the text of scripts and titles) straight from the
// source. The tokenizer goes through every byte in a call of its own, which in WebAssembly was a third of all reading;
// it is asked for what is left: CDATA, odd declarations, what never ends, scripts with comments in them.

const (
	// slowStretch is how many bytes of source are left to a tokenizer once it is begun, which costs about as much as
	// reading this much: a page made of what the lane refuses is then read at no more than twice the cost.
	slowStretch = 1 << 10
	// longestLane is the longest token the lane takes. The tokenizer stops at maxToken and looks a few bytes ahead.
	longestLane = maxToken - 32
)

// lane takes the next token from the source; false, and nothing done, where the tokenizer has to.
func (r *htmlReader) lane() bool {
	if r.noLane || r.at == len(r.src) || r.live && r.at < r.slowTo {
		return false
	}
	s := r.src[r.at:]
	if r.raw != 0 {
		return r.laneRaw(s)
	}
	if n := textEnd(s); n > 0 {
		return r.laneText(s, n)
	}
	switch c := s[1]; {
	case startsName(c):
		return r.laneStart(s)
	case c == '/':
		return r.laneEnd(s)
	case c == '!':
		return r.laneDeclaration(s)
	}
	return false
}

// pass goes past n bytes that the lane has taken: a tokenizer stands behind from here on.
func (r *htmlReader) pass(n int) {
	r.at += n
	r.live = false
}

// textEnd is where the text that s begins with ends: 0 where markup stands there.
func textEnd(s []byte) int {
	for n := 0; ; n++ {
		i := bytes.IndexByte(s[n:], '<')
		n += i
		if i < 0 || n+1 == len(s) {
			return len(s)
		}
		if c := s[n+1]; startsName(c) || c == '/' || c == '!' || c == '?' {
			return n
		}
	}
}

// startsName reports a letter of ASCII, the only kind that a tag's name begins with.
func startsName(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func (r *htmlReader) laneText(s []byte, n int) bool {
	if n > longestLane {
		return false
	}
	r.pass(n)
	r.say(s[:n], asText)
	return true
}

// say hands on a run of text, decoded.
func (r *htmlReader) say(t []byte, as reading) {
	if !isPlain(t) {
		r.decoded = appendDecoded(r.decoded[:0], t, as)
		t = r.decoded
	}
	if len(t) > 0 {
		r.b.Text(t)
	}
}

// laneRaw takes the text of an element that holds no markup, whose start tag was just read.
func (r *htmlReader) laneRaw(s []byte) bool {
	n, ok := rawEnd(s, r.raw)
	if !ok || n > longestLane || r.raw == atom.Plaintext {
		return false
	}
	as := asRaw
	if r.raw == atom.Title || r.raw == atom.Textarea {
		as = asTitle
	}
	r.raw = 0
	r.pass(n)
	r.say(s[:n], as)
	return true
}

// rawTag is the tag where what follows its start tag is text up to its end tag, 0 otherwise.
func rawTag(tag atom.Atom) atom.Atom {
	switch tag {
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Xmp, atom.Plaintext:
		return tag
	}
	return 0
}

func (r *htmlReader) laneStart(s []byte) bool {
	name := r.tag.name(s)
	r.readAttrs()
	n := len(s) - len(r.tag.rest) + 1
	if len(r.tag.rest) == 0 || n > longestLane {
		return false
	}
	tag := atom.Lookup(name)
	selfClosing := s[n-2] == '/'
	if selfClosing && r.tag.endsBare() {
		if r.inForeign() || tag == atom.Svg || tag == atom.Math {
			return false // whether the slash belongs to the value only the tokenizer says
		}
		selfClosing = false
	}
	r.tagAt = r.at
	r.pass(n)
	r.startTag(tag, name, selfClosing)
	return true
}

func (r *htmlReader) laneEnd(s []byte) bool {
	if len(s) < 3 || !startsName(s[2]) {
		return false
	}
	name := r.tag.name(s)
	for ok := true; ok; {
		_, ok = r.tag.attr()
	}
	n := len(s) - len(r.tag.rest) + 1
	if len(r.tag.rest) == 0 || n > longestLane {
		return false
	}
	r.pass(n)
	r.endTag(atom.Lookup(name), name)
	return true
}

// laneDeclaration takes a comment or a doctype.
func (r *htmlReader) laneDeclaration(s []byte) bool {
	const doctype = "<!doctype"
	n := 0
	switch {
	case bytes.HasPrefix(s, []byte("<!--")):
		n = commentEnd(s)
	case len(s) > len(doctype) && bytes.EqualFold(s[:len(doctype)], []byte(doctype)):
		n = bytes.IndexByte(s, '>') + 1
	}
	if n == 0 || n > longestLane {
		return false
	}
	r.begun = r.begun || s[2] != '-'
	r.pass(n)
	return true
}

// commentEnd is the length of the comment that s begins with, 0 where it has no end or an odd beginning ("<!-->" ends).
func commentEnd(s []byte) int {
	n := len("<!--")
	if len(s) == n || s[n] == '-' || s[n] == '>' {
		return 0
	}
	for {
		i := bytes.Index(s[n:], []byte("--"))
		if i < 0 {
			return 0
		}
		n += i + 2
		switch rest := s[n:]; {
		case len(rest) > 0 && rest[0] == '>':
			return n + 1
		case len(rest) > 1 && rest[0] == '!' && rest[1] == '>':
			return n + 2
		}
		n-- // of three dashes the last two end it too
	}
}
