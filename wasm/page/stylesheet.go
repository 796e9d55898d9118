package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// Bounds on the rules read of a page. Injected rules stand in short style elements of their own or in short scripts.
const (
	maxSheet    = 32 << 10 // bytes of style elements in all, the short ones apart
	maxOneSheet = 8 << 10  // bytes of one style element
	shortSheet  = 1 << 10  // bytes of a short one: they have a bound of the same size for themselves
	aloneSheet  = 200      // bytes of a style element made for one thing
	maxSelector = 80       // bytes of one selector
)

// sheet are the rules of style elements and of style written by scripts that hide what they select, as far as they
// select by one class or one id. It is no cascade: rules under a condition are left out, and of two rules for one
// selector the last wins. What a rule hides is therefore only suspected until its links confirm it.
type sheet struct {
	names       nameTable // of the selectors, to indexes into rules; rules[0] hides nothing
	rules       []rule
	read, short int // bytes of long and of short style elements
	scripted    int // bytes of scripts
}

// rule is how a selector's elements are hidden.
type rule struct {
	way   Hidden
	tag   atom.Atom // 0 for any
	apart bool      // written by a script, or in a style element of next to nothing else
}

// Kinds of names, as selectors write them.
const (
	byClass = '.'
	byID    = '#'
)

// readSheet reads the text of a style element.
func (b *Builder) readSheet(css []byte) {
	read := &b.sheet.read
	if len(css) <= shortSheet {
		read = &b.sheet.short
	}
	css = css[:min(len(css), maxOneSheet, maxSheet-*read)]
	*read += len(css)
	b.sheet.readRules(string(css))
}

// readRules takes the rules of css that stand under no condition.
func (s *sheet) readRules(css string) {
	apart := len(css) <= aloneSheet
	for {
		selectors, rest, ok := strings.Cut(css, "{")
		if !ok {
			return
		}
		i := max(strings.LastIndexByte(selectors, '/'), strings.LastIndexByte(selectors, ';'))
		selectors = selectors[i+1:] // past a comment or a statement
		if strings.IndexByte(selectors, '@') >= 0 {
			css = afterBlock(rest)
			continue
		}
		var body string
		body, css, _ = strings.Cut(rest, "}")
		s.readRule(selectors, body, apart)
	}
}

// afterBlock is what follows the block whose opening brace has been read.
func afterBlock(css string) string {
	depth := 1
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[i+1:]
			}
		}
	}
	return ""
}

// readRule keeps how a rule hides under each of its selectors that is one class or one id, alone or with a tag. Most
// have none, and their declarations are not read.
func (s *sheet) readRule(selectors, body string, apart bool) {
	r := rule{way: unreadWay, apart: apart}
	for selectors != "" {
		var one string
		one, selectors, _ = strings.Cut(selectors, ",")
		one = strings.TrimSpace(one)
		i := 0
		for i < len(one) && isNameByte(one[i]) {
			i++
		}
		name := one[min(i+1, len(one)):]
		if name == "" || len(name) > maxSelector || one[i] != byClass && one[i] != byID || !isNameOnly(name) {
			continue
		}
		if r.tag = atom.Lookup([]byte(one[:i])); i > 0 && r.tag == 0 {
			continue
		}
		if r.way == unreadWay {
			var buf styleBuffer
			r.way = readStyle(&buf, body).hides()
		}
		s.keep(hashName(one[i], []byte(name)), r)
	}
}

// unreadWay stands for declarations that have not been read.
const unreadWay Hidden = "?"

func isNameOnly(s string) bool {
	for i := range len(s) {
		if !isNameByte(s[i]) {
			return false
		}
	}
	return true
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c >= 0x80
}

// keep stores a rule. One that hides nothing is kept only in place of one that does.
func (s *sheet) keep(name uint32, r rule) {
	at := s.names.value(name)
	switch {
	case at > 0 && (r.way != "" || s.rules[at].tag == r.tag):
		s.rules[at] = r
	case at == 0 && r.way != "":
		if s.rules == nil {
			s.rules = make([]rule, 1, 16)
		}
		s.names.put(name, int32(len(s.rules)))
		if s.names.value(name) > 0 {
			s.rules = append(s.rules, r)
		}
	}
}

// rule is the rule kept for a name; the zero rule for none.
func (s *sheet) rule(name uint32) rule {
	if at := s.names.value(name); at > 0 {
		return s.rules[at]
	}
	return rule{}
}

// hides is the rule that hides an element, whose own id has been hashed; the zero rule when none does.
func (s *sheet) hides(f *frame, el *element) rule {
	if s.names.used == 0 {
		return rule{}
	}
	if r := s.rule(f.id); len(el.id) > 0 && r.way != "" && (r.tag == 0 || r.tag == f.tag) {
		return r
	}
	for rest := clipBytes(el.class, 300); len(rest) > 0; {
		var c []byte
		c, rest = nextToken(rest)
		if r := s.rule(hashName(byClass, c)); r.way != "" && (r.tag == 0 || r.tag == f.tag) {
			return r
		}
	}
	return rule{}
}
