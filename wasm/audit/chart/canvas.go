package chart

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// canvas is a drawing that is being written. Its coordinates run from the side where reading begins.
type canvas struct {
	b          []byte
	w          *Words
	wide, high float64
}

// patterns are stripes: their name, which is that of the class that is filled with them, their turn in degrees, and how
// much of six pixels is ink.
var patterns = [...]struct{ name, turn, ink string }{{"votes", "45", "3"}, {"burst", "-45", "1.5"}, {"range", "90", "1"}}

// draw begins a drawing: its names, and the patterns that stand beside colours.
func draw(w *Words, kind string, wide, high float64) *canvas {
	c := &canvas{w: w, wide: wide, high: high}
	id := w.id()
	direction := "ltr"
	if w.RightToLeft {
		direction = "rtl"
	}
	c.put(`<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-`, kind, `" role="img" aria-labelledby="`, id, `-title`)
	if w.Desc != "" {
		c.put(` `, id, `-desc`)
	}
	c.put(`" viewBox="0 0 `, figure(wide), ` `, figure(high), `" width="`, figure(wide), `" height="`, figure(high), `" direction="`, direction, `"><title id="`, id, `-title">`)
	c.say(w.Title)
	c.put(`</title>`)
	if w.Desc != "" {
		c.put(`<desc id="`, id, `-desc">`)
		c.say(w.Desc)
		c.put(`</desc>`)
	}
	c.put(`<defs>`)
	for _, p := range patterns {
		c.put(`<pattern id="`, id, `-`, p.name, `" patternUnits="userSpaceOnUse" width="6" height="6" patternTransform="rotate(`, p.turn,
			`)"><rect class="c-`, p.name, `-ground" width="6" height="6"/><rect class="c-`, p.name, `-ink" width="`, p.ink, `" height="6"/></pattern>`)
	}
	c.put(`</defs>`)
	return c
}

// end closes the drawing.
func (c *canvas) end() []byte { return append(c.b, `</svg>`...) }

// empty is the drawing of nothing.
func empty(w *Words, kind string, wide float64) []byte {
	c := draw(w, kind, wide, 96)
	c.rect("c-empty", 0.5, 0.5, wide-1, 95, 8, "")
	c.text("c-label", wide/2, 52, "middle", w.Empty)
	return c.end()
}

// put writes our own text.
func (c *canvas) put(parts ...string) {
	for _, p := range parts {
		c.b = append(c.b, p...)
	}
}

// say writes text of the caller, so that it is nothing but text in HTML and in XML.
func (c *canvas) say(s string) {
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '&':
			c.put("&amp;")
		case r == '<':
			c.put("&lt;")
		case r == '>':
			c.put("&gt;")
		case r == '"':
			c.put("&quot;")
		case r < ' ' || r == 0x7F || r == 0xFFFE || r == 0xFFFF:
			c.put(" ") // XML has no such characters
		default:
			c.b = utf8.AppendRune(c.b, r)
		}
	}
}

// figure is a length with at most one decimal.
func figure(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

// at is where a distance from the beginning side is.
func (c *canvas) at(x float64) float64 {
	if c.w.RightToLeft {
		return c.wide - x
	}
	return x
}

// rect draws a box of a class; one named like a pattern is filled with it. Tip is shown when it is pointed at.
func (c *canvas) rect(class string, x, y, wide, high, round float64, tip string) {
	if c.w.RightToLeft {
		x = c.wide - x - wide
	}
	c.put(`<rect class="`, class, `" x="`, figure(x), `" y="`, figure(y), `" width="`, figure(wide), `" height="`, figure(high), `"`)
	if round > 0 {
		c.put(` rx="`, figure(min(round, wide/2, high/2)), `"`)
	}
	for _, p := range patterns {
		if class == "c-"+p.name {
			c.put(` fill="url(#`, c.w.id(), `-`, p.name, `)"`)
		}
	}
	if tip == "" {
		c.put(`/>`)
		return
	}
	c.put(`><title>`)
	c.say(tip)
	c.put(`</title></rect>`)
}

// text writes a line; anchor is start, middle or end of it, in the direction of reading.
func (c *canvas) text(class string, x, y float64, anchor, s string) {
	if s == "" {
		return
	}
	c.put(`<text class="`, class, `" x="`, figure(c.at(x)), `" y="`, figure(y), `" text-anchor="`, anchor, `">`)
	c.say(s)
	c.put(`</text>`)
}

// line draws a line from point to point: x, y, x, y…
func (c *canvas) line(class string, points ...float64) {
	c.put(`<polyline class="`, class, `" points="`)
	for i := 0; i+1 < len(points); i += 2 {
		if i > 0 {
			c.put(" ")
		}
		c.put(figure(c.at(points[i])), ",", figure(points[i+1]))
	}
	c.put(`"/>`)
}

// shape fills what a line goes around.
func (c *canvas) shape(class string, points ...float64) {
	c.line(class+" c-filled", points...)
}

// widthOf is about how wide a text is at the drawings' size, 12 px: no font is measured here.
func widthOf(s string) (wide float64) {
	for _, r := range s {
		switch {
		case r >= 0x1100:
			wide += 12
		case r == 'i' || r == 'l' || r == '.' || r == ',' || r == ' ':
			wide += 3.6
		default:
			wide += 7.2
		}
	}
	return wide
}

// cut is a text that is at most so wide.
func cut(s string, wide float64) string {
	if widthOf(s) <= wide {
		return s
	}
	for s != "" && widthOf(s)+12 > wide {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return strings.TrimRight(s, " ") + "…"
}

// sign is one entry of a legend: how something is drawn, and what it is.
type sign struct{ class, text string }

const (
	legendLine = 20.0
	swatch     = 14.0
)

// legendHigh is how high the legend will be.
func legendHigh(w *Words, wide float64, signs []sign) float64 {
	lines, x := 1, 0.0
	for _, s := range signs {
		step := swatch + 6 + widthOf(s.text) + 18
		if x > 0 && x+step > wide {
			lines, x = lines+1, 0
		}
		x += step
	}
	return float64(lines)*legendLine + 6
}

// legend writes signs from the top, in as many lines as they need.
func (c *canvas) legend(signs []sign) {
	x, y := 0.0, 0.0
	for _, s := range signs {
		if s.text == "" {
			continue
		}
		step := swatch + 6 + widthOf(s.text) + 18
		if x > 0 && x+step > c.wide {
			x, y = 0, y+legendLine
		}
		if strings.HasPrefix(s.class, "c-line") {
			c.line(s.class, x, y+9, x+swatch, y+9)
		} else {
			c.rect(s.class, x, y+3, swatch, 12, 3, "")
		}
		c.text("c-legend", x+swatch+6, y+13, "start", s.text)
		x += step
	}
}
