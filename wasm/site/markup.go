package site

import (
	"bytes"

	"golang.org/x/net/html"
)

// MaxRead is how much of one feed or sitemap is read, in bytes; what lies beyond is not looked at.
const MaxRead = 8 << 20

// Further bounds.
const (
	maxToken = 1 << 20 // bytes of one tag or text run; reading ends at the first longer one
	maxDepth = 64      // open elements whose names are known; deeper ones are counted
)

// markup walks XML by the tokenizer that pages are read with: it knows no entities but those of HTML, so that none grows,
// keeps no tree, and takes what is not well formed as far as it goes. Namespaces stay in the names: "dc:creator".
type markup struct {
	z     *html.Tokenizer
	names [maxDepth]string
	depth int // open elements, those beyond maxDepth included
}

func newMarkup(src []byte) *markup {
	z := html.NewTokenizer(bytes.NewReader(src[:min(len(src), MaxRead)]))
	z.SetMaxBuf(maxToken)
	z.AllowCDATA(true)
	return &markup{z: z}
}

// walk calls open, text and shut for what comes until the end. open and shut find the element's name at inner(0).
func (m *markup) walk(open func(), text func([]byte), shut func()) {
	for {
		switch m.z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			m.push()
			m.z.NextIsNotRawText() // a title is an element like any other
			open()
		case html.SelfClosingTagToken:
			m.push()
			open()
			shut()
			m.depth--
		case html.EndTagToken:
			name, _ := m.z.TagName()
			m.end(string(name), shut)
		case html.TextToken:
			text(m.z.Text())
		case html.CommentToken, html.DoctypeToken:
		}
	}
}

func (m *markup) push() {
	name, _ := m.z.TagName()
	if m.depth < maxDepth {
		m.names[m.depth] = string(name[:min(len(name), 60)])
	}
	m.depth++
}

// end ends the innermost element of a name and what is open inside it; a tag that ends nothing is let be.
func (m *markup) end(name string, shut func()) {
	if m.depth > maxDepth { // names are not known there
		m.depth--
		return
	}
	at := m.depth - 1
	for at >= 0 && m.names[at] != name {
		at--
	}
	if at < 0 {
		return
	}
	for m.depth > at {
		shut()
		m.depth--
	}
}

// inner is the name of the innermost element, or of the one so many outside it; "" where that is not known.
func (m *markup) inner(out int) string {
	if at := m.depth - 1 - out; at >= 0 && at < maxDepth {
		return m.names[at]
	}
	return ""
}

// attrs calls each with the attributes of the tag last opened. It may be called once a tag, from open.
func (m *markup) attrs(each func(key, value string)) {
	for more := true; more; {
		var key, value []byte
		key, value, more = m.z.TagAttr()
		if len(key) > 0 {
			each(string(key), string(value[:min(len(value), maxText)]))
		}
	}
}

// maxText is how many bytes of one value are kept.
const maxText = 4096
