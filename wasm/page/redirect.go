package page

import "bytes"

// maxRedirect is how many bytes of an inline script are read for a redirect: scripts that do nothing else are short.
const maxRedirect = 2 << 10

// redirectIn is the address that a script goes to as soon as it is read: a statement outside of every function and
// condition that gives location, location.href, location.replace or location.assign an address in so many words. "" for
// none. What a script puts together at run time stays unknown.
func redirectIn(js []byte) string {
	if len(js) > maxRedirect || !bytes.Contains(js, []byte("location")) {
		return ""
	}
	depth := 0
	fresh := true // a statement may begin here
	for i := 0; i < len(js); i++ {
		switch c := js[i]; {
		case isBlank(c):
		case bytes.HasPrefix(js[i:], []byte("//")) || bytes.HasPrefix(js[i:], []byte("<!--")):
			i += lineEnd(js[i:])
		case bytes.HasPrefix(js[i:], []byte("/*")):
			end := bytes.Index(js[i+2:], []byte("*/"))
			if end < 0 {
				return ""
			}
			i += end + 3
		case c == '"' || c == '\'' || c == '`':
			i += literal(js[i:])
			fresh = false
		case c == '{' || c == '(' || c == '[':
			depth++
		case c == '}' || c == ')' || c == ']':
			depth--
			fresh = c == '}'
		case c == ';':
			fresh = true
		default:
			if fresh && depth == 0 {
				if to := goesTo(js[i:]); to != "" {
					return to
				}
			}
			i += max(0, nameEnd(js[i:])-1)
			fresh = false
		}
	}
	return ""
}

// lineEnd is how far the end of a line is.
func lineEnd(s []byte) int {
	if i := bytes.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}

// literal is how many bytes of a string follow the quote that begins it.
func literal(s []byte) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case s[0]:
			return i
		}
	}
	return len(s)
}

// nameEnd is how many bytes at the start of s are a name, at least what one character of another kind has.
func nameEnd(s []byte) int {
	n := 0
	for n < len(s) && (isNameByte(s[n]) || s[n] == '$') {
		n++
	}
	return n
}

// goesTo is the address that a statement goes to at once.
func goesTo(s []byte) string {
	for _, owner := range [...]string{"window.", "top.", "self.", "parent.", "document."} {
		s = bytes.TrimPrefix(s, []byte(owner))
	}
	s, ok := bytes.CutPrefix(s, []byte("location"))
	if !ok {
		return ""
	}
	called := false
	for _, way := range [...]string{".replace", ".assign", ".href"} {
		if rest, found := bytes.CutPrefix(s, []byte(way)); found {
			s, called = rest, way != ".href"
			break
		}
	}
	s = bytes.TrimLeft(s, " \t")
	if len(s) == 0 || called != (s[0] == '(') || !called && s[0] != '=' {
		return ""
	}
	s = bytes.TrimLeft(s[1:], " \t")
	if len(s) < 2 || s[0] != '"' && s[0] != '\'' {
		return ""
	}
	end := literal(s)
	if end >= len(s) || end > maxHref || !endsThere(s[end+1:]) {
		return ""
	}
	return valid(bytes.ReplaceAll(s[1:end], []byte(`\/`), []byte("/")))
}

// endsThere reports that nothing is added to a string that ended before s.
func endsThere(s []byte) bool {
	s = bytes.TrimLeft(s, " \t)")
	return len(s) == 0 || s[0] == ';' || s[0] == '\n' || s[0] == '\r' || s[0] == '<' || s[0] == '}'
}
