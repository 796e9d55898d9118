package page

import "golang.org/x/net/html/atom"

// hide says how an element is hidden by its own markup or by what surrounds it; f.hidden is "" when it is not. A
// stylesheet or a script may still hide or show it: only a rendered page knows, and says so in hints. Where an element
// hides what it holds anew, a part begins.
func (b *Builder) hide(f *frame, el *element) {
	if len(el.id) > 0 {
		f.id = hashName(byID, clipBytes(el.id, maxSelector))
	}
	if len(el.class) > 0 || len(el.id) > 0 {
		f.ground = 0 // a rule may paint it
	}
	way, from := b.hiddenBy(f, el)
	if f.hidden != "" && canShowAgain(f.hidden) && showsAgain(f.hidden, el) {
		f.hidden, f.part = "", 0
	}
	if way == "" {
		return
	}
	if from == fromMarkup && (f.hidden == "" || canShowAgain(f.hidden)) || way == byTemplate {
		f.hidden = way
	}
	b.openPart(f, el, way, from)
}

// hiddenBy is how an element hides itself, and what says so. Only its own markup is sure: what a rule hides, or what is
// there for screen readers, its links must tell.
func (b *Builder) hiddenBy(f *frame, el *element) (Hidden, source) {
	if f.tag == atom.Template {
		return byTemplate, fromMarkup
	}
	if el.hidden {
		return byAttribute, fromMarkup
	}
	readers := el.names.readers
	if len(el.style) > 0 {
		var buf styleBuffer
		s := readStyle(&buf, string(clipBytes(el.style, maxStyle)))
		way := s.hides()
		switch painted := s.paints(f); {
		case way == "" && painted:
			way = byColour
		case way == "" && f.tag == atom.Marquee && s.hasAny(1, "width", "height"):
			way = byZeroSize
		}
		if way != "" && readers && way.isOffPage() {
			return way, fromClass
		} else if way != "" {
			return way, fromMarkup
		}
	}
	if f.tag == atom.Marquee && (isTiny(el.width) || isTiny(el.height)) {
		return byZeroSize, fromMarkup
	}
	if readers {
		return byReaders, fromClass
	}
	r := b.sheet.hides(f, el)
	if r.apart {
		return r.way, fromApart
	}
	return r.way, fromSheet
}

func isTiny(attr []byte) bool {
	n, _, ok := number(string(clipBytes(attr, 10)))
	return ok && n <= 1
}

// isForScreenReaders reports the class names by which frameworks keep text for screen readers and skip links for
// keyboards. It excuses text that is off the page, never text that is taken out of it.
func isForScreenReaders(class []byte) bool {
	for rest := clipBytes(class, 300); len(rest) > 0; {
		var c []byte
		c, rest = nextToken(rest)
		switch string(c) { // as frameworks write them
		case "sr-only", "sr-only-focusable", "visually-hidden", "visually-hidden-focusable", "visuallyhidden", "screen-reader-text",
			"screen-reader-only", "screen-reader", "screenreader", "screenreader-only", "show-for-sr", "element-invisible",
			"a11y-hidden", "assistive-text", "u-visually-hidden", "skip-link", "skip-to-content", "skip-to-content-link", "skiplink":
			return true
		}
	}
	return false
}

// nextToken is the first of the words between white space.
func nextToken(s []byte) (token, rest []byte) {
	for len(s) > 0 && s[0] <= ' ' {
		s = s[1:]
	}
	for i, c := range s {
		if c <= ' ' {
			return s[:i], s[i+1:]
		}
	}
	return s, nil
}
