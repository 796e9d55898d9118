package audit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// appendLower appends a text in lower case.
func appendLower(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			b = append(b, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		b = utf8.AppendRune(b, unicode.ToLower(r))
		i += n
	}
	return b
}

// lowerPath is the path and query of a page's address in lower case, 300 bytes of it.
func lowerPath(page string) string {
	if page == "" {
		return ""
	}
	path := cut(pathPart(page), 300)
	for i := range len(path) {
		if c := path[i]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			return string(appendLower(nil, path))
		}
	}
	return path
}

// titleSeparators part a page's title from the name of its site.
var titleSeparators = [...]string{" | ", " - ", " – ", " — ", " :: ", " » ", " · "}

// titleKey appends a title in lower case without what follows its last separator: pages that were copied keep their
// headline and change the site's name.
func titleKey(b []byte, title string) []byte {
	title = strings.TrimSpace(cut(title, maxCell))
	end := -1
	for _, s := range titleSeparators {
		end = max(end, strings.LastIndex(title, s))
	}
	if end >= leastTitle {
		title = title[:end]
	}
	return appendLower(b, title)
}

// leastTitle is how many bytes of a title tell it from others.
const leastTitle = 12

// shapeOf appends how an address is built: its path with figures as # and without the words of its last part, and the
// names of its query. "" where nearly all sites have such.
func shapeOf(b []byte, path string) []byte {
	path, query, _ := strings.Cut(path, "?")
	slash := strings.LastIndexByte(path, '/')
	if slash < 0 {
		return b
	}
	b = appendFigures(b, path[:slash+1])
	if dot := strings.LastIndexByte(path[slash:], '.'); dot >= 0 && len(path[slash+dot:]) <= 6 {
		b = append(append(b, '*'), path[slash+dot:]...)
	}
	for part := range strings.SplitSeq(query, "&") {
		if name, _, _ := strings.Cut(part, "="); name != "" && len(name) < 20 {
			b = append(append(b, '?'), name...)
		}
	}
	if len(b) < leastShape {
		return b[:0]
	}
	return b
}

// leastShape is how many bytes of a shape are its own: "/blog/" and "/#/#/" are everybody's.
const leastShape = 14

func appendFigures(b []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		if '0' <= c && c <= '9' {
			if n := len(b); n > 0 && b[n-1] == '#' {
				continue
			}
			c = '#'
		}
		b = append(b, c)
	}
	return b
}
