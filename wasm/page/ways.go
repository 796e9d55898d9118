package page

import "strings"

// Ways of hiding that the package asks for again.
const (
	byTemplate   Hidden = "template"
	byAttribute  Hidden = "hidden attribute"
	byDisplay    Hidden = "display:none"
	byVisibility Hidden = "visibility:hidden"
	byOpacity    Hidden = "opacity:0"
	byFontSize   Hidden = "font-size:0"
	byIndent     Hidden = "text-indent off the page"
	byPosition   Hidden = "placed off the page"
	byZeroSize   Hidden = "zero size"
	byClip       Hidden = "clipped away"
	byColour     Hidden = "coloured as its ground"
	byReaders    Hidden = "for screen readers only"
)

// farOff is beyond which a negative place, indent or margin (px) is off every screen: closed menus wait nearer.
const farOff = 900

// leastFont is the largest font size (px) that nobody can read.
const leastFont = 2

// canShowAgain reports the ways that a descendant can undo for itself.
func canShowAgain(h Hidden) bool {
	return h == byVisibility || h == byFontSize || h == byIndent || h == byColour
}

// isOffPage reports the ways by which honest pages keep text for screen readers.
func (h Hidden) isOffPage() bool {
	return h == byIndent || h == byPosition || h == byZeroSize || h == byClip
}

// isTrick reports the ways of hiding text that no closed menu, tab, accordion or fade-in uses.
func (h Hidden) isTrick() bool {
	return h == byFontSize || h == byColour || h == byReaders || h.isOffPage() || isTrickHint(string(h))
}

// hides is how a style hides its element.
func (s style) hides() Hidden {
	switch {
	case len(s) == 0:
		return ""
	case s.has("display", "none"):
		return byDisplay
	case s.has("visibility", "hidden"), s.has("visibility", "collapse"), s.has("content-visibility", "hidden"):
		return byVisibility
	case s.isUnder("font-size", leastFont), s.isUnder("zoom", 0), strings.HasPrefix(s.value("font"), "0/"):
		return byFontSize
	case s.isUnder("text-indent", -farOff) && !s.hasPicture():
		return byIndent
	case s.isOffPage():
		return byPosition
	case s.isClipped():
		return byClip
	case s.hasNoSize():
		return byZeroSize
	case s.isUnder("opacity", 0.02), strings.HasPrefix(s.value("filter"), "opacity(0"), strings.Contains(s.value("filter"), "alpha(opacity=0"):
		return byOpacity
	}
	return ""
}

// isOffPage reports a box moved out of every screen.
func (s style) isOffPage() bool {
	if p := s.value("position"); p == "absolute" || p == "fixed" || p == "relative" {
		if s.isUnder("left", -farOff) || s.isUnder("top", -farOff) || s.isUnder("right", -farOff) || s.isUnder("bottom", -farOff) {
			return true
		}
		if x, ok := s.length("left"); ok && x >= 4*farOff { // wider than any screen
			return true
		}
	}
	if s.isUnder("margin-left", -farOff) || s.isUnder("margin-top", -farOff) || s.isUnder("margin-right", -4*farOff) {
		return true
	}
	return s.isMovedOff()
}

// isMovedOff reports a transform that leaves nothing to see. By -100% a closed menu waits beside the page.
func (s style) isMovedOff() bool {
	t := s.value("transform")
	if t == "" {
		return false
	}
	at := numbersOf(t, "translate")
	scale := numbersOf(t, "scale")
	return at.n > 0 && (at.list[0] <= -2*farOff || at.list[0] >= 4*farOff || at.n > 1 && at.list[1] <= -2*farOff) ||
		scale.n > 0 && scale.list[0] == 0
}

type values struct {
	list [4]float64
	n    int
}

// numbersOf are the numbers of the first function in v whose name begins with name.
func numbersOf(v, name string) values {
	i := strings.Index(v, name)
	if i < 0 {
		return values{}
	}
	list, n := numbers(v[i:])
	return values{list, n}
}

// isClipped reports a box cut to nothing.
func (s style) isClipped() bool {
	if c := numbersOf(s.value("clip"), "rect"); c.n == 4 && !strings.Contains(s.value("clip"), "auto") {
		p := s.value("position") // clip has no effect on other boxes
		return (p == "absolute" || p == "fixed") && (c.list[2]-c.list[0] <= 1 || c.list[1]-c.list[3] <= 1)
	}
	path := s.value("clip-path")
	if c := numbersOf(path, "inset"); c.n > 0 {
		return c.list[0] >= 250 // 50 %
	}
	c, p := numbersOf(path, "circle"), numbersOf(path, "polygon")
	return c.n > 0 && c.list[0] == 0 || p.n == 4 && p.list == [4]float64{}
}

// hasNoSize reports a box of at most a pixel that shows nothing around it. A box that keeps its height with padding
// holds a picture or a video.
func (s style) hasNoSize() bool {
	flat := s.isUnder("height", 1) || s.isUnder("max-height", 1)
	thin := s.isUnder("width", 1) || s.isUnder("max-width", 1)
	if !flat && !thin || s.value("padding-bottom") != "" || s.value("padding-top") != "" || s.value("padding") != "" {
		return false
	}
	o := s.value("overflow")
	return strings.HasPrefix(o, "hidden") || o == "clip" || flat && thin && (o == "auto" || o == "scroll" || o == "" && s.isOutOfFlow())
}

func (s style) isOutOfFlow() bool { return s.has("position", "absolute") || s.has("position", "fixed") }

// showsAgain reports an element that undoes for itself how what surrounds it is hidden.
func (b *Builder) showsAgain(h Hidden, el *element) bool {
	if h == byColour && len(el.class) > 0 {
		return true // a rule may paint it
	}
	if len(el.style) == 0 {
		return false
	}
	s := b.readStyle(el.style)
	switch h {
	case byColour:
		return s.value("color") != ""
	case byVisibility:
		return s.has("visibility", "visible")
	case byFontSize:
		v := s.value("font-size")
		return v != "" && !s.isUnder("font-size", leastFont) && !isRelativeSize(v)
	case byIndent:
		n, ok := s.length("text-indent")
		return ok && n == 0
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

// isUnder reports a length of at most limit.
func (s style) isUnder(property string, limit float64) bool {
	n, ok := s.length(property)
	return ok && n <= limit
}
