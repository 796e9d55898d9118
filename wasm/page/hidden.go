package page

import (
	"bytes"
	"strings"
)

// hiddenBy says how an element is hidden by its own markup, inherited being how what surrounds it is; "" when it is
// not. A stylesheet or a script may still hide or show it: only a rendered page knows, and says so in hints.
func hiddenBy(el *element, inherited Hidden) Hidden {
	if !el.hidden && len(el.style) == 0 || inherited != "" && !canShowAgain(inherited) {
		return inherited
	}
	if el.hidden {
		return "hidden attribute"
	}
	s := readStyle(clipBytes(el.style, 2000))
	switch h := s.hides(); {
	case h == "", h.isOffPage() && isForScreenReaders(el.class):
		if s.showsAgain(inherited) {
			return ""
		}
		return inherited
	default:
		return h
	}
}

// Ways of hiding that the package asks for again.
const (
	byTemplate   Hidden = "template"
	byVisibility Hidden = "visibility:hidden"
	byFontSize   Hidden = "font-size:0"
	byIndent     Hidden = "text-indent off the page"
	byPosition   Hidden = "placed off the page"
	byZeroSize   Hidden = "zero size"
)

// canShowAgain reports the ways that a descendant can undo for itself.
func canShowAgain(h Hidden) bool { return h == byVisibility || h == byFontSize || h == byIndent }

// isOffPage reports the ways by which honest pages keep text for screen readers.
func (h Hidden) isOffPage() bool { return h == byIndent || h == byPosition || h == byZeroSize }

// hides is how a style hides its element.
func (s style) hides() Hidden {
	switch {
	case s.has("display", "none"):
		return "display:none"
	case s.has("visibility", "hidden"), s.has("visibility", "collapse"):
		return byVisibility
	case s.isZero("opacity"):
		return "opacity:0"
	case s.isZero("font-size"):
		return byFontSize
	case s.below("text-indent", -900) && !s.hasPicture():
		return byIndent
	case s.isPlaced() && (s.below("left", -900) || s.below("top", -900)), s.below("margin-left", -900), s.below("margin-top", -900):
		return byPosition
	case s.isZero("height") && s.has("overflow", "hidden"), s.isZero("width") && s.has("overflow", "hidden"):
		return byZeroSize
	}
	return ""
}

// showsAgain reports a style that undoes for its element how what surrounds it is hidden.
func (s style) showsAgain(h Hidden) bool {
	switch h {
	case byVisibility:
		return s.has("visibility", "visible")
	case byFontSize:
		v := s.value("font-size")
		return v != "" && !s.isZero("font-size") && !isRelativeSize(v)
	case byIndent:
		return s.isZero("text-indent")
	}
	return false
}

// isRelativeSize reports font sizes that are a share of the surrounding one: of nothing, nothing.
func isRelativeSize(v string) bool {
	return v == "inherit" || v == "smaller" || v == "larger" || strings.HasSuffix(v, "%") ||
		strings.HasSuffix(v, "em") && !strings.HasSuffix(v, "rem")
}

// hasPicture reports a background picture: text moved out of its way is the picture's own.
func (s style) hasPicture() bool {
	return strings.Contains(s.value("background"), "url(") || strings.Contains(s.value("background-image"), "url(")
}

// isForScreenReaders reports the class names by which frameworks keep text for screen readers and skip links for
// keyboards. It excuses text that is off the page, never text that is taken out of it.
func isForScreenReaders(class []byte) bool {
	for _, c := range bytes.Fields(clipBytes(class, 300)) {
		switch strings.ToLower(string(c)) {
		case "sr-only", "sr-only-focusable", "visually-hidden", "visually-hidden-focusable", "visuallyhidden", "screen-reader-text",
			"screen-reader-only", "screen-reader", "screenreader", "screenreader-only", "show-for-sr", "element-invisible",
			"a11y-hidden", "assistive-text", "u-visually-hidden", "skip-link", "skip-to-content", "skip-to-content-link", "skiplink":
			return true
		}
	}
	return false
}

// style is a style attribute's declarations in lower case, white space taken out.
type style []string

func readStyle(b []byte) style {
	var s style
	for _, d := range bytes.Split(b, []byte{';'}) {
		d = bytes.Join(bytes.Fields(bytes.ToLower(d)), nil)
		d = bytes.TrimSuffix(d, []byte("!important"))
		if len(d) > 0 && len(s) < 40 {
			s = append(s, string(d))
		}
	}
	return s
}

// value is the last declaration of a property, as in CSS.
func (s style) value(property string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if name, v, ok := strings.Cut(s[i], ":"); ok && name == property {
			return v
		}
	}
	return ""
}

func (s style) has(property, value string) bool { return s.value(property) == value }

func (s style) isPlaced() bool {
	p := s.value("position")
	return p == "absolute" || p == "fixed" || p == "relative"
}

// isZero reports 0 in any unit.
func (s style) isZero(property string) bool {
	v := s.value(property)
	return v != "" && (v[0] == '0' || strings.HasPrefix(v, ".0")) && strings.Trim(strings.TrimRight(v, "abcdefghijklmnopqrstuvwxyz%"), "0.") == ""
}

// below reports a negative length under limit, whatever its unit: −9999px and −999em alike.
func (s style) below(property string, limit int) bool {
	v := s.value(property)
	if len(v) < 2 || v[0] != '-' {
		return false
	}
	n := 0
	for i := 1; i < len(v) && v[i] >= '0' && v[i] <= '9' && n < 1_000_000; i++ {
		n = n*10 + int(v[i]-'0')
	}
	return -n < limit
}
