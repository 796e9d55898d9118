package page

import "strings"

// declaration is one property of a style with its value, both in lower case.
type declaration struct{ name, value string }

// style is what one style attribute or one rule declares.
type style []declaration

// Bounds on one style, for hostile pages: more than hand-written and generated ones hold.
const (
	maxStyle        = 2000 // bytes
	maxDeclarations = 24
)

// styleBuffer is where a caller of readStyle keeps its declarations.
type styleBuffer [maxDeclarations]declaration

// readStyle reads declarations into buf; those beyond it are left out.
func readStyle(buf *styleBuffer, css string) style {
	css = strings.ToLower(css[:min(len(css), maxStyle)])
	n := 0
	for css != "" && n < len(buf) {
		var one string
		one, css, _ = strings.Cut(css, ";")
		name, value, ok := strings.Cut(one, ":")
		if !ok {
			continue
		}
		value, _, _ = strings.Cut(value, "!") // !important
		buf[n] = declaration{strings.TrimSpace(name), strings.TrimSpace(value)}
		n++
	}
	return buf[:n]
}

// value is the last declaration of a property, as in CSS. Like length it is called in dozens of places and kept out of
// line for the engine's size.
//
//go:noinline
func (s style) value(property string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i].name == property {
			return s[i].value
		}
	}
	return ""
}

// has reports a property with a value.
func (s style) has(property, value string) bool { return s.value(property) == value }

// hasAny reports one of the properties with a length of at most limit.
func (s style) hasAny(limit float64, properties ...string) bool {
	for _, p := range properties {
		if n, ok := s.length(p); ok && n <= limit {
			return true
		}
	}
	return false
}

// length reads a property's value as CSS pixels, an em being 16 and a viewport or a parent 500: near enough to tell
// what is off every screen from what waits beside it.
//
//go:noinline
func (s style) length(property string) (px float64, ok bool) {
	px, rest, ok := number(s.value(property))
	return px * unit(rest), ok
}

// number reads the decimal number that v begins with.
func number(v string) (n float64, rest string, ok bool) {
	i, sign := 0, 1.0
	if v != "" && (v[0] == '-' || v[0] == '+') {
		if i = 1; v[0] == '-' {
			sign = -1
		}
	}
	scale := 0.0 // 0 before the point
	for ; i < len(v); i++ {
		switch c := v[i]; {
		case c >= '0' && c <= '9' && scale == 0 && n < 1e12:
			n, ok = n*10+float64(c-'0'), true
		case c >= '0' && c <= '9':
			n, ok = n+float64(c-'0')*scale, true
			scale /= 10
		case c == '.' && scale == 0:
			scale = 0.1
		default:
			return sign * n, v[i:], ok
		}
	}
	return sign * n, "", ok
}

// unit is how many pixels the unit at the start of v stands for.
func unit(v string) float64 {
	if len(v) < 2 {
		v += "  "
	}
	switch v[:2] {
	case "em", "re", "ch", "ex": // rem
		return 16
	case "pt":
		return 4.0 / 3
	case "cm", "in":
		return 60
	}
	if v[0] == '%' || v[0] == 'v' {
		return 5
	}
	return 1
}

// numbers are up to four numbers of one function, with their units.
type numbers struct {
	list [4]float64
	n    int
}

// numbersOf reads the numbers between the brackets of the first function in v whose name begins with name.
func numbersOf(v, name string) (got numbers) {
	_, v, _ = strings.Cut(v, name)
	_, v, _ = strings.Cut(v, "(")
	for v != "" && v[0] != ')' && got.n < len(got.list) {
		x, rest, ok := number(v)
		if !ok {
			v = v[1:]
			continue
		}
		got.list[got.n] = x * unit(rest)
		got.n++
		v = rest
	}
	return got
}
