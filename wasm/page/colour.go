package page

import (
	"bytes"
	"strconv"
)

// rgb is a colour as 0xRRGGBB with 1 in the byte above; the zero rgb is not known.
type rgb uint32

// sameColour is the largest difference, summed over red, green and blue, that the eye does not see in a text:
// #f7f7f7 on white is 24, a contrast of 1.07.
const sameColour = 24

// paints keeps the ground that an element paints for what it holds, and reports one whose text has the same colour.
func (s style) paints(f *frame) bool {
	for _, d := range s {
		switch string(d.name) {
		case "background", "background-color", "background-image":
			f.ground = colourOf(d.value)
		case "background-clip", "-webkit-background-clip", "text-shadow":
			return false // the ground is the text's paint, or its shadow is seen
		}
	}
	ink := s.value("color")
	if ink == "transparent" {
		return true
	}
	c := colourOf([]byte(ink))
	return c != 0 && f.ground != 0 && c.distance(f.ground) <= sameColour
}

// colourOf reads the colour that a value is or begins with; zero for names other than white and black, for pictures,
// gradients and what is seen through.
func colourOf(v []byte) rgb {
	if bytes.Contains(v, []byte("url(")) || bytes.Contains(v, []byte("gradient")) {
		return 0
	}
	word, _ := nextToken(v)
	switch {
	case string(word) == "white":
		return 1<<24 | 0xFFFFFF
	case string(word) == "black":
		return 1 << 24
	case len(word) > 0 && word[0] == '#':
		return hexColour(word[1:])
	case bytes.HasPrefix(v, []byte("rgb")):
		if c, n := numbers(string(v)); n == 3 || n == 4 && c[3] >= 1 {
			return 1<<24 | rgb(channel(c[0])<<16|channel(c[1])<<8|channel(c[2]))
		}
	}
	return 0
}

func channel(x float64) uint32 { return uint32(max(0, min(x, 255))) }

// hexColour reads three or six digits.
func hexColour(digits []byte) rgb {
	n, err := strconv.ParseUint(string(clipBytes(digits, 8)), 16, 32)
	switch {
	case err != nil:
		return 0
	case len(digits) == 3:
		r, g, b := rgb(n>>8&15), rgb(n>>4&15), rgb(n&15)
		return 1<<24 | (r<<16|g<<8|b)*17
	case len(digits) == 6:
		return 1<<24 | rgb(n)
	}
	return 0
}

func (c rgb) distance(d rgb) int {
	n := 0
	for shift := 0; shift < 24; shift += 8 {
		x := int(c>>shift&255) - int(d>>shift&255)
		n += max(x, -x)
	}
	return n
}
