package page

import (
	"bytes"
	"strings"
)

// declaration is one property of a style with its value, both in lower case.
type declaration struct{ name, value []byte }

// style is what one style attribute or one rule declares, read for what hides an element and for nothing else.
type style []declaration

// Bounds on one style, for hostile pages: more than hand-written and generated ones hold.
const (
	maxStyle        = 2000 // bytes
	maxDeclarations = 40
)

// readStyle reads declarations. The style and its values are the builder's scratch, good until the next call.
func (b *Builder) readStyle(src []byte) style {
	src = clipBytes(src, maxStyle)
	b.lower = b.lower[:0]
	for _, c := range src {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		b.lower = append(b.lower, c)
	}
	s := style(b.decls[:0])
	for rest := b.lower; len(rest) > 0 && len(s) < maxDeclarations; {
		var one []byte
		one, rest, _ = bytes.Cut(rest, []byte{';'})
		name, value, ok := bytes.Cut(one, []byte{':'})
		if name, value = bytes.TrimSpace(name), bytes.TrimSpace(value); ok && len(value) > 0 {
			s = append(s, declaration{name, withoutPriority(value)})
		}
	}
	b.decls = s
	return s
}

// withoutPriority takes "!important" off a value.
func withoutPriority(v []byte) []byte {
	if i := bytes.IndexByte(v, '!'); i > 0 {
		return bytes.TrimSpace(v[:i])
	}
	return v
}

// value is the last declaration of a property, as in CSS.
func (s style) value(property string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if string(s[i].name) == property {
			return string(s[i].value)
		}
	}
	return ""
}

func (s style) has(property, value string) bool {
	for i := len(s) - 1; i >= 0; i-- {
		if string(s[i].name) == property {
			return string(s[i].value) == value
		}
	}
	return false
}

// length reads a property's value as CSS pixels, an em being 16 and a viewport or a parent 500: near enough to tell
// what is off every screen from what waits beside it.
func (s style) length(property string) (px float64, ok bool) {
	for i := len(s) - 1; i >= 0; i-- {
		if string(s[i].name) == property {
			px, rest, ok := number(s[i].value)
			return px * unit(rest), ok
		}
	}
	return 0, false
}

// number reads the decimal number that v begins with.
func number(v []byte) (n float64, rest []byte, ok bool) {
	i, sign := 0, 1.0
	if len(v) > 0 && (v[0] == '-' || v[0] == '+') {
		if i = 1; v[0] == '-' {
			sign = -1
		}
	}
	scale := 0.0 // 0 before the point
	for ; i < len(v); i++ {
		switch c := v[i]; {
		case c >= '0' && c <= '9' && scale == 0:
			n, ok = min(n*10+float64(c-'0'), 1e12), true
		case c >= '0' && c <= '9':
			n, ok = n+float64(c-'0')*scale, true
			scale /= 10
		case c == '.' && scale == 0:
			scale = 0.1
		default:
			return sign * n, v[i:], ok
		}
	}
	return sign * n, nil, ok
}

// unit is how many pixels a unit at the start of v stands for.
func unit(v []byte) float64 {
	switch {
	case len(v) == 0:
		return 1
	case bytes.HasPrefix(v, []byte("em")), bytes.HasPrefix(v, []byte("rem")), bytes.HasPrefix(v, []byte("ch")), bytes.HasPrefix(v, []byte("ex")):
		return 16
	case bytes.HasPrefix(v, []byte("pt")):
		return 4.0 / 3
	case bytes.HasPrefix(v, []byte("cm")), bytes.HasPrefix(v, []byte("in")):
		return 60
	case v[0] == '%', v[0] == 'v':
		return 5
	}
	return 1
}

// numbers reads up to four numbers between a value's brackets, with their units.
func numbers(v string) (list [4]float64, n int) {
	_, in, _ := strings.Cut(v, "(")
	for rest := []byte(in); len(rest) > 0 && n < len(list); {
		if x, after, ok := number(rest); ok {
			list[n] = x * unit(after)
			n++
			rest = after
			continue
		}
		if rest[0] == ')' {
			break
		}
		rest = rest[1:]
	}
	return list, n
}
