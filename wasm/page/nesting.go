package page

import "golang.org/x/net/html/atom"

// This file holds the rules of HTML's tree construction that a one-pass reader can follow: which elements have no
// content, which start tags end what is open, and which end tags match.

func isVoid(t atom.Atom) bool {
	switch t {
	case atom.Area, atom.Base, atom.Basefont, atom.Bgsound, atom.Br, atom.Col, atom.Embed, atom.Frame, atom.Hr, atom.Img,
		atom.Input, atom.Keygen, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// endsParagraph reports start tags before which an open p ends.
func endsParagraph(t atom.Atom) bool {
	switch t {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center, atom.Details, atom.Dialog, atom.Dir,
		atom.Div, atom.Dl, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Header, atom.Hgroup, atom.Main,
		atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Search, atom.Section, atom.Summary, atom.Ul, atom.H1, atom.H2, atom.H3,
		atom.H4, atom.H5, atom.H6, atom.Pre, atom.Listing, atom.Form, atom.Hr, atom.Li, atom.Dd, atom.Dt, atom.Plaintext,
		atom.Xmp:
		return true
	}
	return false
}

// isFormatting reports the elements that the standard lets close out of order.
func isFormatting(t atom.Atom) bool {
	switch t {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike,
		atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// isScope reports elements that end tags do not reach beyond.
func isScope(n *node) bool {
	switch n.tag {
	case atom.Applet, atom.Caption, atom.Table, atom.Td, atom.Th, atom.Marquee, atom.Object, atom.Template:
		return true
	case atom.ForeignObject, atom.Desc, atom.Title:
		return n.foreign
	}
	return false
}

// isSpecial reports elements, address, div and p apart, that stop the search for an open list item.
func isSpecial(t atom.Atom) bool {
	switch t {
	case atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Section,
		atom.Article, atom.Aside, atom.Nav, atom.Main, atom.Header, atom.Footer, atom.Blockquote, atom.Center, atom.Details,
		atom.Summary, atom.Fieldset, atom.Figure, atom.Figcaption, atom.Form, atom.Menu, atom.Dir, atom.Button, atom.Object,
		atom.Template, atom.Pre, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Marquee, atom.Caption,
		atom.Hgroup, atom.Select, atom.Search, atom.Iframe:
		return true
	}
	return false
}

// breaksOut reports start tags that end an open svg or math (html.spec.whatwg.org, "in foreign content").
func breaksOut(t atom.Atom) bool {
	switch t {
	case atom.B, atom.Big, atom.Blockquote, atom.Body, atom.Br, atom.Center, atom.Code, atom.Dd, atom.Div, atom.Dl, atom.Dt,
		atom.Em, atom.Embed, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Head, atom.Hr, atom.I, atom.Img,
		atom.Li, atom.Listing, atom.Menu, atom.Meta, atom.Nobr, atom.Ol, atom.P, atom.Pre, atom.Ruby, atom.S, atom.Small,
		atom.Span, atom.Strong, atom.Strike, atom.Sub, atom.Sup, atom.Table, atom.Tt, atom.U, atom.Ul, atom.Var:
		return true
	}
	return false
}

// atHTMLPoint reports whether the innermost element is one of SVG's in which HTML begins again.
func (r *htmlReader) atHTMLPoint() bool {
	n := &r.stack[len(r.stack)-1]
	return n.foreign && (n.tag == atom.ForeignObject || n.tag == atom.Desc || n.tag == atom.Title)
}

// impliedBy ends what a start tag ends by itself. It reports true for a tag to be ignored.
func (r *htmlReader) impliedBy(t atom.Atom) (ignore bool) {
	if endsParagraph(t) || t == atom.Table && !r.quirks {
		r.endIfOpen(atom.P, true)
	}
	switch t {
	case atom.Li:
		r.endItem(atom.Li, atom.Li)
	case atom.Dd, atom.Dt:
		r.endItem(atom.Dd, atom.Dt)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if headingLevel(r.current()) > 0 {
			r.pop()
		}
	case atom.A, atom.Nobr:
		r.endLoosely(t)
	case atom.Button:
		r.endIfOpen(atom.Button, false)
	case atom.Option, atom.Optgroup:
		r.endOption(t)
	case atom.Select:
		if r.isOpen(atom.Select) {
			r.endIfOpen(atom.Select, false)
			return true
		}
	case atom.Input, atom.Keygen, atom.Textarea:
		r.endIfOpen(atom.Select, false)
	case atom.Form:
		ignore, r.form = r.form, true
	case atom.Table:
		if isTablePart(r.current()) && r.current() != atom.Td && r.current() != atom.Th && r.current() != atom.Caption {
			r.endIfOpen(atom.Table, false)
		}
	case atom.Caption, atom.Colgroup, atom.Col, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th:
		return r.tablePart(t)
	}
	return ignore
}

// endOption ends the option, and before an optgroup the group, that is open.
func (r *htmlReader) endOption(t atom.Atom) {
	if r.current() == atom.Option {
		r.pop()
	}
	if t == atom.Optgroup && r.current() == atom.Optgroup {
		r.pop()
	}
}

func (r *htmlReader) current() atom.Atom {
	if len(r.stack) == 0 {
		return 0
	}
	return r.stack[len(r.stack)-1].tag
}

func isTablePart(t atom.Atom) bool {
	switch t {
	case atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Colgroup:
		return true
	}
	return false
}

// tablePart ends the parts of the innermost table that a new part ends. Outside a table the tag is ignored.
func (r *htmlReader) tablePart(t atom.Atom) (ignore bool) {
	for i := len(r.stack) - 1; i >= 0; i-- {
		n := &r.stack[i]
		if n.gone || n.foreign {
			continue
		}
		if n.tag == atom.Template {
			return false
		}
		if keepsTablePart(n.tag, t) {
			r.popTo(i + 1)
			return false
		}
	}
	return true
}

// keepsTablePart reports whether a part may stand in an open element of a table.
func keepsTablePart(open, t atom.Atom) bool {
	switch t {
	case atom.Td, atom.Th:
		return open == atom.Tr || open == atom.Table || open == atom.Tbody || open == atom.Thead || open == atom.Tfoot
	case atom.Tr:
		return open == atom.Tbody || open == atom.Thead || open == atom.Tfoot || open == atom.Table
	case atom.Col:
		return open == atom.Colgroup || open == atom.Table
	}
	return open == atom.Table
}

// endIfOpen ends the nearest open element of a tag within scope; buttonScope stops at a button too.
func (r *htmlReader) endIfOpen(t atom.Atom, buttonScope bool) {
	if t == atom.P && r.paras == 0 {
		return
	}
	for i := len(r.stack) - 1; i >= 0; i-- {
		n := &r.stack[i]
		if n.tag == t && !n.gone && !n.foreign {
			r.popTo(i)
			return
		}
		if isScope(n) || buttonScope && n.tag == atom.Button {
			return
		}
	}
}

// endItem ends an open list item or definition before the next one begins.
func (r *htmlReader) endItem(a, b atom.Atom) {
	for i := len(r.stack) - 1; i >= 0; i-- {
		n := &r.stack[i]
		if (n.tag == a || n.tag == b) && !n.gone {
			r.popTo(i)
			return
		}
		if isSpecial(n.tag) || isScope(n) {
			return
		}
	}
}

// endLoosely ends an open formatting element without ending what has been opened inside it.
func (r *htmlReader) endLoosely(t atom.Atom) {
	for i := len(r.stack) - 1; i >= 0; i-- {
		n := &r.stack[i]
		if n.tag == t && !n.gone && !n.foreign {
			if t == atom.A {
				r.b.EndLink()
			}
			if i == len(r.stack)-1 {
				r.pop()
			} else {
				n.gone = true
			}
			return
		}
		if isScope(n) {
			return
		}
	}
}

func (r *htmlReader) endTag(t atom.Atom, name []byte) {
	switch {
	case r.deep > 0:
		r.deep--
		r.b.Close()
	case t == atom.Html, t == atom.Body:
		r.b.ended = true
	case t == atom.Head, isVoid(t) && t != atom.Br:
	case t == atom.Br:
		r.b.Open(t, name, nil)
		r.b.Close()
	case isFormatting(t) && !r.inForeign():
		r.endLoosely(t)
	case t == atom.Form:
		r.form = false
		r.endLoosely(t)
	case headingLevel(t) > 0:
		r.endHeading()
	case t == atom.P && !r.isOpen(t):
		r.b.Open(t, name, nil)
		r.b.Close()
	default:
		r.endMatching(t, name)
	}
}

func (r *htmlReader) isOpen(t atom.Atom) bool {
	if t == atom.P && r.paras == 0 {
		return false
	}
	for i := len(r.stack) - 1; i >= 0; i-- {
		if n := &r.stack[i]; n.tag == t && !n.gone {
			return true
		} else if isScope(n) || n.tag == atom.Button {
			return false
		}
	}
	return false
}

// endMatching ends the nearest open element with the end tag's name. Table parts reach through cells and templates
// through everything, others do not.
func (r *htmlReader) endMatching(t atom.Atom, name []byte) {
	for i := len(r.stack) - 1; i >= 0; i-- {
		n := &r.stack[i]
		if n.tag == t && !n.gone && (t != 0 || n.name == string(name)) {
			r.popTo(i)
			return
		}
		if isScope(n) && t != atom.Template && !(isTablePart(t) && isTablePart(n.tag) && n.tag != atom.Table) {
			return
		}
	}
}

// endHeading ends the nearest open heading of any level.
func (r *htmlReader) endHeading() {
	for i := len(r.stack) - 1; i >= 0; i-- {
		if n := &r.stack[i]; headingLevel(n.tag) > 0 && !n.gone {
			r.popTo(i)
			return
		} else if isScope(n) {
			return
		}
	}
}
