package page

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// element holds the attributes that matter of the element being opened; nil where it has none. The first of two
// attributes with one name counts, as in a browser.
type element struct {
	href, rel, alt, class, id, role, style, name, content, property, itemprop []byte
	equiv, lang, typ, datetime, src, itemtype, width, height                  []byte
	hidden, itemscope, onclick                                                bool

	names *nameFacts // what id and class say; never nil inside openHTML
}

// read takes the attributes of an element from a feeder that has them all.
func (el *element) read(attrs []Attr) {
	for _, a := range attrs {
		if p := el.want(a.Key); p != nil {
			if *p = a.Val; *p == nil {
				*p = []byte{}
			}
		}
	}
}

// want is where the value of an attribute is to be kept, its name in lower case; nil where it is not looked at, or came
// before.
func (el *element) want(key []byte) *[]byte {
	p := el.slot(string(key))
	if p == nil {
		if f := el.flag(string(key)); f != nil {
			*f = true
		}
		return nil
	}
	if *p != nil {
		return nil
	}
	return p
}

// flag is where it is kept that an element has an attribute whose value does not matter.
func (el *element) flag(key string) *bool {
	switch key {
	case "hidden":
		return &el.hidden
	case "itemscope":
		return &el.itemscope
	case "onclick":
		return &el.onclick
	}
	return nil
}

func (el *element) slot(key string) *[]byte {
	switch key {
	case "href":
		return &el.href
	case "rel":
		return &el.rel
	case "alt":
		return &el.alt
	case "class":
		return &el.class
	case "id":
		return &el.id
	case "role":
		return &el.role
	case "style":
		return &el.style
	case "name":
		return &el.name
	case "content":
		return &el.content
	case "property":
		return &el.property
	case "itemprop":
		return &el.itemprop
	case "http-equiv":
		return &el.equiv
	case "lang":
		return &el.lang
	case "type":
		return &el.typ
	case "datetime":
		return &el.datetime
	case "src":
		return &el.src
	case "itemtype":
		return &el.itemtype
	case "width":
		return &el.width
	case "height":
		return &el.height
	}
	return nil
}

// isMute reports whether text inside an element is no page text.
func isMute(t atom.Atom) bool {
	switch t {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Select, atom.Textarea, atom.Title,
		atom.Noembed, atom.Noframes, atom.Object, atom.Audio, atom.Video, atom.Canvas, atom.Datalist, atom.Head:
		return true
	}
	return false
}

// isBlock reports whether an element starts and ends a block. Custom elements do; other unknown ones do not.
func isBlock(t atom.Atom, name []byte) bool {
	switch t {
	case 0:
		return bytes.IndexByte(name, '-') > 0
	case atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Base, atom.Basefont, atom.Bdi, atom.Bdo, atom.Big, atom.Br,
		atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Embed, atom.Font, atom.I, atom.Img,
		atom.Input, atom.Ins, atom.Kbd, atom.Label, atom.Link, atom.Map, atom.Area, atom.Mark, atom.Meta, atom.Nobr,
		atom.Q, atom.Rp, atom.Rt, atom.Ruby, atom.S, atom.Samp, atom.Script, atom.Small, atom.Source, atom.Span,
		atom.Strike, atom.Strong, atom.Style, atom.Sub, atom.Sup, atom.Svg, atom.Math, atom.Time,
		atom.Track, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Noscript, atom.Button, atom.Select, atom.Picture, atom.Textarea,
		atom.Iframe, atom.Object, atom.Param, atom.Audio, atom.Video, atom.Canvas, atom.Datalist, atom.Output, atom.Meter,
		atom.Progress, atom.Slot, atom.Option, atom.Optgroup:
		return false
	}
	return true
}

// blockTagOf is the kind of block that an element makes, where it makes another than its parent's.
func blockTagOf(t atom.Atom, parent blockTag) blockTag {
	switch t {
	case atom.P, atom.Pre:
		return tagParagraph
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return tagHeading
	case atom.Li, atom.Dt, atom.Dd:
		return tagItem
	case atom.Td, atom.Th:
		return tagCell
	case atom.Blockquote:
		return tagQuote
	case atom.Article, atom.Main, atom.Section, atom.Body:
		return tagOther
	}
	return parent
}

func headingLevel(t atom.Atom) int {
	switch t {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}

// clipBytes cuts b to max bytes at a character. Inlined where it is called it would add 4 KB to the engine.
//
//go:noinline
func clipBytes(b []byte, max int) []byte {
	if len(b) <= max {
		return b
	}
	for max > 0 && b[max]&0xC0 == 0x80 {
		max--
	}
	return b[:max]
}
