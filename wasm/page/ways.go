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
	switch visibility := s.value("visibility"); {
	case len(s) == 0:
		return ""
	case s.has("display", "none"):
		return byDisplay
	case visibility == "hidden", visibility == "collapse", s.has("content-visibility", "hidden"):
		return byVisibility
	case s.hasAny(leastFont, "font-size"), s.hasAny(0, "zoom"), strings.HasPrefix(s.value("font"), "0/"):
		return byFontSize
	case s.hasAny(-farOff, "text-indent") && !s.hasPicture():
		return byIndent
	case s.isOffPage():
		return byPosition
	case s.isClipped():
		return byClip
	case s.hasNoSize():
		return byZeroSize
	case s.hasAny(0.02, "opacity"), strings.Contains(s.value("filter"), "opacity(0"), strings.Contains(s.value("filter"), "opacity=0"):
		return byOpacity
	}
	return ""
}

// isOffPage reports a box moved out of every screen. By -100% a closed menu waits beside the page.
func (s style) isOffPage() bool {
	if p := s.value("position"); p == "absolute" || p == "fixed" || p == "relative" {
		if x, ok := s.length("left"); s.hasAny(-farOff, "left", "top", "right", "bottom") || ok && x >= 4*farOff { // no screen is as wide
			return true
		}
	}
	if s.hasAny(-farOff, "margin-left", "margin-top") || s.hasAny(-4*farOff, "margin-right") {
		return true
	}
	t := s.value("transform")
	if t == "" {
		return false
	}
	at, scale := numbersOf(t, "translate"), numbersOf(t, "scale")
	return at.list[0] <= -2*farOff || at.list[0] >= 4*farOff || at.list[1] <= -2*farOff || scale.n > 0 && scale.list[0] == 0
}

// isClipped reports a box cut to nothing.
func (s style) isClipped() bool {
	clip, path := s.value("clip"), s.value("clip-path")
	if c := numbersOf(clip, "rect"); c.n == 4 && s.isOutOfFlow() { // clip has no effect on other boxes
		return c.list[2]-c.list[0] <= 1 || c.list[1]-c.list[3] <= 1
	}
	circle := numbersOf(path, "circle")
	return numbersOf(path, "inset").list[0] >= 250 || circle.n > 0 && circle.list[0] == 0 // half of 500
}

// hasNoSize reports a box of at most a pixel that shows nothing around it. A box that keeps its height with padding
// holds a picture or a video.
func (s style) hasNoSize() bool {
	flat, thin := s.hasAny(1, "height", "max-height"), s.hasAny(1, "width", "max-width")
	if !flat && !thin || s.value("padding-bottom")+s.value("padding-top")+s.value("padding") != "" {
		return false
	}
	o := s.value("overflow")
	return strings.HasPrefix(o, "hidden") || o == "clip" || flat && thin && (o == "auto" || o == "scroll" || o == "" && s.isOutOfFlow())
}

func (s style) isOutOfFlow() bool { return s.has("position", "absolute") || s.has("position", "fixed") }

// showsAgain reports an element that undoes for itself how what surrounds it is hidden.
func showsAgain(h Hidden, el *element) bool {
	if h == byColour && len(el.class) > 0 {
		return true // a rule may paint it
	}
	if len(el.style) == 0 {
		return false
	}
	var buf styleBuffer
	s := readStyle(&buf, string(clipBytes(el.style, maxStyle)))
	switch h {
	case byColour:
		return s.value("color") != ""
	case byVisibility:
		return s.has("visibility", "visible")
	case byFontSize:
		v := s.value("font-size")
		return v != "" && !s.hasAny(leastFont, "font-size") && !isRelativeSize(v)
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
	return strings.Contains(s.value("background")+s.value("background-image"), "url(")
}
