package page

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// shortRaw is the size, in bytes, from which a script or style is taken whole whoever read its start tag: a new
// tokenizer behind it costs about as much as reading this much.
const shortRaw = 1 << 10

// skipRaw takes a long script or style, whose start tag was just read, as one text without asking the tokenizer, which
// goes through it byte by byte: half of many pages is script.
func (r *htmlReader) skipRaw(tag atom.Atom) {
	n, ok := rawEnd(r.src[r.at:], tag)
	if !ok || n < shortRaw {
		return
	}
	text := r.src[r.at : r.at+n]
	r.raw = 0
	r.pass(n)
	r.b.Text(withoutNUL(text))
}

// rawEnd is where the end tag of a script or style begins. A script with "<!--" in it may end elsewhere
// (html.spec.whatwg.org, "script data escaped state"): that and a missing end tag are left to the tokenizer.
func rawEnd(s []byte, tag atom.Atom) (n int, ok bool) {
	name := tag.String()
	for {
		i := bytes.IndexByte(s[n:], '<')
		if i < 0 {
			return 0, false
		}
		n += i
		rest := s[n+1:]
		if tag == atom.Script && bytes.HasPrefix(rest, []byte("!--")) {
			return 0, false
		}
		if len(rest) > len(name)+1 && rest[0] == '/' && bytes.EqualFold(rest[1:len(name)+1], []byte(name)) && byteKinds[rest[len(name)+1]]&endsName != 0 {
			return n, true
		}
		n++
	}
}
