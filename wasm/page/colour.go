package page

import (
	"strconv"
	"strings"
)

// rgb is a colour as 0xRRGGBB with 1 in the byte above; the zero rgb is not known.
type rgb uint32

// sameColour is the largest difference, summed over red, green and blue, that the eye does not see in a text:
// #f7f7f7 on white is 24, a contrast of 1.07.
const sameColour = 24

// paints keeps the ground that an element paints for what it holds, and reports one whose text has the same colour.
func (s style) paints(f *frame) bool {
	for i := range s {
		switch s[i].name {
		case "background", "background-color", "background-image":
			f.ground = colourOf(s[i].value)
		case "background-clip", "-webkit-background-clip", "text-shadow":
			return false // the ground is the text's paint, or its shadow is seen
		}
	}
	ink := s.value("color")
	c := colourOf(ink)
	return ink == "transparent" || c != 0 && f.ground != 0 && c.distance(f.ground) <= sameColour
}

// colourOf reads the colour that a value is or begins with; zero for names other than white and black, for pictures,
// gradients and what is seen through.
func colourOf(v string) rgb {
	if strings.Contains(v, "url(") || strings.Contains(v, "gradient") {
		return 0
	}
	if strings.HasPrefix(v, "rgb") {
		c := numbersOf(v, "rgb")
		if c.n < 3 || c.n == 4 && c.list[3] < 1 {
			return 0
		}
		return 1<<24 | channel(c.list[0])<<16 | channel(c.list[1])<<8 | channel(c.list[2])
	}
	v, _, _ = strings.Cut(v, " ")
	switch v {
	case "white":
		v = "#fff"
	case "black":
		v = "#000"
	}
	if !strings.HasPrefix(v, "#") || len(v) > 7 {
		return 0
	}
	n, err := strconv.ParseUint(v[1:], 16, 32)
	c := rgb(n)
	switch {
	case err != nil:
	case len(v) == 4:
		return 1<<24 | (c>>8<<16|c>>4&15<<8|c&15)*17
	case len(v) == 7:
		return 1<<24 | c
	}
	return 0
}

func channel(x float64) rgb { return rgb(max(0, min(int(x), 255))) }

func (c rgb) distance(d rgb) int {
	n := 0
	for range 3 {
		x := int(c&255) - int(d&255)
		n += max(x, -x)
		c, d = c>>8, d>>8
	}
	return n
}
