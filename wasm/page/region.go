package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// place decides where an element puts what stands inside it. The innermost marker wins, with three exceptions: main
// leads out of everything; a header or footer of an article is part of the article; and what stands inside a comment,
// a bio or an ad stays there.
func (b *Builder) place(f *frame, el *element) {
	if f.tag == atom.Body || f.tag == atom.Html {
		return
	}
	role := roleOf(el)
	if f.tag == atom.Main || role == "main" || string(el.id) == "main-content" {
		f.place = PlaceContent
		f.own, f.marked = PlaceContent, true
		f.flags |= flagMain
		return
	}
	p, found := placeOfTag(f, role)
	if !found && f.flags&flagBlock != 0 {
		named := el.names.places[bit(f.flags&flagMain != 0)]
		p, found = named.place, named.found
	}
	f.own, f.marked = p, found
	switch f.place {
	case PlaceComment, PlaceBio, PlaceAd:
		return
	}
	switch {
	case !found:
	case p != PlaceContent:
		f.place = p
	case f.place == PlaceContent:
		f.flags |= flagMain
	}
}

// roleOf is the first role an element names, in lower case; "" when it names none.
func roleOf(el *element) string {
	if len(el.role) == 0 {
		return ""
	}
	first, _, _ := strings.Cut(collapse(el.role, 60), " ")
	return strings.ToLower(first)
}

// placeOfTag reads the element's own name and role.
func placeOfTag(f *frame, role string) (Placement, bool) {
	switch role {
	case "navigation", "menu", "menubar", "tablist":
		return PlaceNav, true
	case "banner":
		return PlaceHeader, true
	case "contentinfo":
		return PlaceFooter, true
	case "complementary":
		return PlaceSidebar, true
	case "article":
		return PlaceContent, true
	case "dialog", "alertdialog", "search":
		return PlaceWidget, true
	}
	inMain := f.flags&flagMain != 0
	switch f.tag {
	case atom.Nav, atom.Menu:
		return PlaceNav, true
	case atom.Header:
		return PlaceHeader, !inMain
	case atom.Footer:
		return PlaceFooter, !inMain
	case atom.Aside:
		return PlaceSidebar, true
	case atom.Article:
		return PlaceContent, true
	case atom.Dialog:
		return PlaceWidget, true
	}
	return 0, false
}

// skipAfter reports words that turn the next one into a remark about the layout ("has-sidebar", "content-sidebar") or
// into a part of the text ("entry-footer").
func skipAfter(before string, p Placement) bool {
	switch before {
	case "has", "with", "no", "without", "is", "wp":
		return true
	case "content", "left", "right":
		return p == PlaceSidebar
	case "post", "entry", "article", "section":
		return p == PlaceHeader || p == PlaceFooter
	}
	return false
}

// isAuthorBox reports two words that together name the box about a page's author.
func isAuthorBox(before, word string) bool {
	switch word {
	case "box", "info", "card", "about", "profile", "description", "details":
		return before == "author"
	case "author":
		return before == "about"
	}
	return false
}

// words walks class and id names: "siteFooter main-nav" gives site, footer, main, nav, in lower case, cut to 32 bytes.
type words struct {
	rest  []byte
	word  name
	fresh bool // white space came before the word: a new name begins
}

// name is a word kept in place: a slice of it would move every words to the heap.
type name struct {
	buf [32]byte
	n   int
}

func (n *name) bytes() []byte { return n.buf[:n.n] }

func (w *words) next() bool {
	s, i := w.rest, 0
	w.fresh = false
	for i < len(s) && byteKinds[s[i]]&isOfName == 0 {
		w.fresh = w.fresh || isSpaceByte(s[i])
		i++
	}
	if i == len(s) {
		return false
	}
	n := 0
	for first := i; i < len(s) && byteKinds[s[i]]&isOfName != 0; i++ {
		c := s[i]
		if c-'A' < 26 {
			if i > first && s[i-1] >= 'a' {
				break
			}
			c += 'a' - 'A'
		}
		if n < len(w.word.buf) {
			w.word.buf[n] = c
			n++
		}
	}
	w.word.n, w.rest = n, s[i:]
	return true
}

func isSpaceByte(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func isLetter(c byte) bool { return (c|0x20)-'a' < 26 || c >= 0x80 }
