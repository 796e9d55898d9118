package page

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// Bounds on the rules read of a page. Injected rules stand in short style elements of their own or in short scripts.
const (
	maxSheet    = 64 << 10 // bytes of style elements in all, the short ones apart
	maxOneSheet = 16 << 10 // bytes of one style element
	shortSheet  = 1 << 10  // bytes of a short one: they have a bound of the same size for themselves
	maxRules    = 300      // rules that hide
	aloneSheet  = 200      // bytes of a style element made for one thing
	maxSelector = 80       // bytes of one selector
)

// sheet are the rules of style elements and of style written by scripts that hide what they select, as far as they
// select by one class or one id. It is no cascade: rules under a condition are left out, and of two rules for one
// selector the last wins. What a rule hides is therefore only suspected until its links confirm it.
type sheet struct {
	classes, ids map[string]rule
	read, short  int // bytes of long and of short style elements
	scripted     int // bytes of scripts
}

// rule is how a selector's elements are hidden.
type rule struct {
	way   Hidden
	tag   atom.Atom // 0 for any
	apart bool      // written by a script, or in a style element of next to nothing else
}

// readSheet reads the text of a style element.
func (b *Builder) readSheet(css []byte) {
	read := &b.sheet.read
	if len(css) <= shortSheet {
		read = &b.sheet.short
	}
	css = css[:min(len(css), maxOneSheet, maxSheet-*read)]
	*read += len(css)
	b.readRules(css, len(css) <= aloneSheet)
}

// readRules takes the rules of css that stand under no condition.
func (b *Builder) readRules(css []byte, apart bool) {
	for len(css) > 0 {
		selector, rest, ok := bytes.Cut(css, []byte{'{'})
		if !ok {
			return
		}
		if i := bytes.LastIndexAny(selector, ";/"); i >= 0 {
			selector = selector[i+1:] // past a statement or a comment
		}
		selector = bytes.TrimSpace(selector)
		if len(selector) > 0 && selector[0] == '@' {
			css = afterBlock(rest)
			continue
		}
		body, after, _ := bytes.Cut(rest, []byte{'}'})
		css = after
		b.readRule(selector, body, apart)
	}
}

// afterBlock is what follows the block whose opening brace has been read.
func afterBlock(css []byte) []byte {
	for depth := 1; depth > 0; {
		i := bytes.IndexAny(css, "{}")
		if i < 0 {
			return nil
		}
		if css[i] == '{' {
			depth++
		} else {
			depth--
		}
		css = css[i+1:]
	}
	return css
}

// readRule keeps a rule that hides, under each of its selectors that is one class or one id.
func (b *Builder) readRule(selectors, body []byte, apart bool) {
	if !mayHide(body) {
		return
	}
	way := b.readStyle(body).hides()
	for len(selectors) > 0 {
		var one []byte
		one, selectors, _ = bytes.Cut(selectors, []byte{','})
		b.sheet.keep(bytes.TrimSpace(one), rule{way: way, apart: apart})
	}
}

// mayHide reports a body with one of the properties that hide: most rules have none, and are not taken apart.
func mayHide(body []byte) bool {
	for _, p := range [...]string{"display", "visib", "indent", "position", "height", "opacity", "font", "margin", "clip", "transform"} {
		if bytes.Contains(body, []byte(p)) {
			return true
		}
	}
	return false
}

// keep stores a rule under a selector of the form .x, #x, tag.x or tag#x.
func (s *sheet) keep(selector []byte, r rule) {
	if len(selector) > maxSelector || bytes.ContainsAny(selector, " >+~:[*\t\n") {
		return
	}
	i := bytes.IndexAny(selector, ".#")
	if i < 0 || bytes.ContainsAny(selector[i+1:], ".#") {
		return
	}
	if r.tag = atom.Lookup(selector[:i]); i > 0 && r.tag == 0 {
		return
	}
	m := &s.classes
	if selector[i] == '#' {
		m = &s.ids
	}
	name := selector[i+1:]
	switch {
	case r.way == "":
		if old, known := (*m)[string(name)]; known && old.tag == r.tag {
			delete(*m, string(name))
		}
	case len(s.classes)+len(s.ids) < maxRules:
		if *m == nil {
			*m = map[string]rule{}
		}
		(*m)[string(name)] = r
	}
}

// hides is how a rule hides an element; "" when none does.
func (s *sheet) hides(tag atom.Atom, el *element) rule {
	if r := s.ids[string(el.id)]; r.way != "" && (r.tag == 0 || r.tag == tag) {
		return r
	}
	if len(s.classes) == 0 {
		return rule{}
	}
	for rest := clipBytes(el.class, 300); len(rest) > 0; {
		var c []byte
		c, rest = nextToken(rest)
		if r := s.classes[string(c)]; r.way != "" && (r.tag == 0 || r.tag == tag) {
			return r
		}
	}
	return rule{}
}

// late are the rules for ids by their names' hashes: a script or a style element may stand after what it hides.
func (s *sheet) late() map[uint32]rule {
	if len(s.ids) == 0 {
		return nil
	}
	m := make(map[uint32]rule, len(s.ids))
	for id, r := range s.ids {
		if r.tag == 0 {
			m[hashName([]byte(id))] = r
		}
	}
	return m
}

// hashName is the 32-bit FNV-1a hash of an id (isthe.com/chongo/tech/comp/fnv).
func hashName(name []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range name {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}
