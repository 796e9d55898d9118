package page

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ReadHTML reads a page from its bytes, decoded to UTF-8 already. It never fails: whatever markup it is given, it
// reads what a browser would show of it with scripts off and scripting said to be on (so noscript is text).
func ReadHTML(src []byte, m Meta) *Facts {
	b := NewBuilder(m)
	readInto(b, src)
	return b.Finish()
}

func readInto(b *Builder, src []byte) {
	r := htmlReader{b: b, src: src}
	r.begin(0)
	r.b.expect(len(src))
	for r.token() {
	}
	if r.z.Err() == html.ErrBufferExceeded {
		r.b.facts.Dropped.SourceBytes = len(src) - r.at
	}
}

// htmlReader turns tokens into well-nested calls. It supplies the end tags that HTML lets an author leave out and
// ignores those that match nothing, as the tree construction of the HTML standard does (html.spec.whatwg.org,
// "Tree construction"), with these limits: misnested formatting is not cloned, and what stands loose in a table is
// not moved before it.
type htmlReader struct {
	b      *Builder
	src    []byte
	at     int // where in src the next token begins
	z      *html.Tokenizer
	stack  []node
	deep   int // open elements beyond MaxDepth
	tag    tagReader
	attrs  []Attr
	quirks bool // no doctype came first: a table does not end a paragraph
	begun  bool
	form   bool
	paras  int // open p elements: most end tags and blocks ask, and the stack may be deep
}

// node is an open element. A gone one has been ended by a misplaced end tag while its children are still open.
type node struct {
	tag     atom.Atom
	name    string // only where tag is 0
	foreign bool   // an element of SVG or MathML
	gone    bool
}

// begin starts tokens at an offset of the source.
func (r *htmlReader) begin(at int) {
	r.at = at
	r.z = html.NewTokenizer(bytes.NewReader(r.src[at:]))
	r.z.SetMaxBuf(maxToken)
}

func (r *htmlReader) token() bool {
	r.z.AllowCDATA(r.inForeign())
	tt := r.z.Next()
	if tt == html.ErrorToken {
		return false
	}
	r.at += len(r.z.Raw())
	switch tt {
	case html.DoctypeToken:
		r.begun = true
	case html.TextToken:
		if t := r.text(); len(t) > 0 {
			r.b.Text(t)
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		if !r.begun {
			r.begun, r.quirks = true, true
		}
		r.startTag(tt == html.SelfClosingTagToken)
	case html.EndTagToken:
		name := r.tag.name(r.z.Raw())
		r.endTag(atom.Lookup(name), name)
	case html.CommentToken:
	}
	return true
}

// text is the text of a text token. A CDATA section's source is more than its text.
func (r *htmlReader) text() []byte {
	if t := r.z.Raw(); isPlain(t) && !bytes.HasPrefix(t, []byte("<![")) {
		return t
	}
	return withoutNUL(r.z.Text())
}

// withoutNUL drops the NULs that the tree construction ignores.
func withoutNUL(t []byte) []byte {
	if bytes.IndexByte(t, 0) < 0 {
		return t
	}
	return bytes.ReplaceAll(t, []byte{0}, nil)
}

func (r *htmlReader) inForeign() bool { return len(r.stack) > 0 && r.stack[len(r.stack)-1].foreign }

func (r *htmlReader) startTag(selfClosing bool) {
	name := r.tag.name(r.z.Raw())
	tag := atom.Lookup(name)
	r.readAttrs()
	foreign := r.inForeign()
	if foreign && breaksOut(tag) {
		for r.inForeign() {
			r.pop()
		}
		foreign = false
	}
	foreign = foreign && !r.atHTMLPoint() || tag == atom.Svg || tag == atom.Math
	if !foreign && r.impliedBy(tag) {
		return
	}
	if tag == atom.Image && !foreign {
		tag = atom.Img
	}
	if foreign {
		r.z.NextIsNotRawText() // an SVG title or style holds markup like any other element
	}
	r.b.Open(tag, name, r.attrs)
	switch {
	case foreign && selfClosing, !foreign && isVoid(tag), !foreign && (tag == atom.Html || tag == atom.Body || tag == atom.Head):
		r.b.Close()
	default:
		r.push(node{tag: tag, foreign: foreign}, name)
		if !foreign && (tag == atom.Script || tag == atom.Style) {
			r.skipRaw(tag)
		}
	}
}

// readAttrs takes the attributes that are looked at. Where the value of one is not plain, the tokenizer reads them all.
func (r *htmlReader) readAttrs() {
	r.attrs = r.attrs[:0]
	for range maxAttrs {
		a, ok := r.tag.attr()
		switch {
		case !ok:
			return
		case !r.tag.scratch.reads(a.Key):
		case !isPlain(a.Val):
			r.decodeAttrs()
			return
		default:
			r.attrs = append(r.attrs, a)
		}
	}
}

func (r *htmlReader) decodeAttrs() {
	r.attrs = r.attrs[:0]
	for range maxAttrs {
		key, val, more := r.z.TagAttr()
		if r.tag.scratch.reads(key) {
			r.attrs = append(r.attrs, Attr{key, val})
		}
		if !more {
			return
		}
	}
}

// push opens an element, or counts it where the page nests too deep: browsers flatten there too.
func (r *htmlReader) push(n node, name []byte) {
	if len(r.stack) >= MaxDepth {
		r.deep++
		return
	}
	if n.tag == 0 {
		n.name = string(clipBytes(name, 100))
	}
	if n.tag == atom.P && !n.foreign {
		r.paras++
	}
	r.stack = append(r.stack, n)
}

// pop ends the innermost element, whatever nests too deep inside it, and those below it that are gone already.
func (r *htmlReader) pop() {
	for ; r.deep > 0; r.deep-- {
		r.b.Close()
	}
	for {
		r.b.Close()
		if n := &r.stack[len(r.stack)-1]; n.tag == atom.P && !n.foreign {
			r.paras--
		}
		r.stack = r.stack[:len(r.stack)-1]
		if len(r.stack) == 0 || !r.stack[len(r.stack)-1].gone {
			return
		}
	}
}

// popTo ends every element down to and with index i.
func (r *htmlReader) popTo(i int) {
	for len(r.stack) > i {
		r.pop()
	}
}
