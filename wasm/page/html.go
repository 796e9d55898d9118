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
	r.read()
}

func (r *htmlReader) read() {
	r.b.expect(len(r.src))
	for r.token() {
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
	live   bool // z stands at at
	slowTo int  // up to here a live z is asked first
	noLane bool // ask z alone: tests hold the lane against it
	stack  []node
	deep   int // open elements beyond MaxDepth
	tag    tagReader
	el     element   // of the last start tag
	used   bool      // that tag had attributes: el is large, and most tags leave it empty
	tagAt  int       // where in src the last start tag begins
	raw    atom.Atom // that tag, where what follows it is text up to its end tag
	quirks bool      // no doctype came first: a table does not end a paragraph
	begun  bool
	form   bool
	paras  int // open p elements: most end tags and blocks ask, and the stack may be deep

	decoded []byte // the last text that is not what its source says
}

// node is an open element. A gone one has been ended by a misplaced end tag while its children are still open.
type node struct {
	tag     atom.Atom
	name    string // only where tag is 0
	foreign bool   // an element of SVG or MathML
	gone    bool
}

// begin starts a tokenizer at the next token. It has to see the start tag before raw text to take that as one token.
func (r *htmlReader) begin() {
	from := r.at
	if r.raw != 0 {
		from = r.tagAt
	}
	r.z = html.NewTokenizer(bytes.NewReader(r.src[from:]))
	r.z.SetMaxBuf(maxToken)
	if r.raw != 0 {
		r.z.Next()
	}
	r.live, r.slowTo = true, r.at+slowStretch
}

// token reads one token; false at the end, or where a token is longer than maxToken.
func (r *htmlReader) token() bool {
	if r.lane() {
		return true
	}
	if !r.live {
		if r.at == len(r.src) {
			return false
		}
		r.begin()
	}
	r.z.AllowCDATA(r.inForeign())
	tt := r.z.Next()
	if tt == html.ErrorToken {
		if r.z.Err() == html.ErrBufferExceeded {
			r.b.facts.Dropped.SourceBytes = len(r.src) - r.at
		}
		return false
	}
	r.tagAt, r.raw = r.at, 0
	n := len(r.z.Raw())
	r.at += n
	if n > longestLane {
		r.slowTo = len(r.src) // it may have been too long: then z says so next
	}
	r.take(tt)
	return true
}

// take acts on the tokenizer's token.
func (r *htmlReader) take(tt html.TokenType) {
	switch tt {
	case html.DoctypeToken:
		r.begun = true
	case html.TextToken:
		if t := r.text(); len(t) > 0 {
			r.b.Text(t)
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		name := r.tag.name(r.z.Raw())
		r.readAttrs()
		r.startTag(atom.Lookup(name), name, tt == html.SelfClosingTagToken)
	case html.EndTagToken:
		name := r.tag.name(r.z.Raw())
		r.endTag(atom.Lookup(name), name)
	case html.CommentToken, html.ErrorToken:
	}
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

// startTag acts on a start tag whose attributes are read.
func (r *htmlReader) startTag(tag atom.Atom, name []byte, selfClosing bool) {
	if !r.begun {
		r.begun, r.quirks = true, true
	}
	r.raw = rawTag(tag)
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
		r.notRaw()
	}
	r.b.openElement(tag, name, &r.el)
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

// notRaw says that what follows is markup: an SVG title or style holds it like any other element.
func (r *htmlReader) notRaw() {
	r.raw = 0
	if r.live {
		r.z.NextIsNotRawText()
	}
}

// readAttrs takes the attributes that are looked at and goes to the end of the tag.
func (r *htmlReader) readAttrs() {
	if r.used {
		r.el, r.used = element{}, false
	}
	for i := 0; ; i++ {
		a, ok := r.tag.attr()
		if !ok {
			return
		}
		r.used = true
		if i >= maxAttrs {
			continue
		}
		if p := r.el.want(a.Key); p != nil {
			if *p = a.Val; !isPlain(a.Val) {
				*p = appendDecoded(nil, a.Val, asValue)
			}
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
