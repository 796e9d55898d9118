package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"
)

// The mark is a check made of two links of a chain, on a blue tile: a link that
// was looked at. It is drawn here from distances, so that each size is sharp and
// there is no binary picture to keep.

// iconSizes are the sides in pixels that browsers and stores ask for.
var iconSizes = [...]int{16, 32, 48, 128}

func iconName(n int) string { return fmt.Sprintf("icons/%d.png", n) }
func iconKey(n int) string  { return strconv.Itoa(n) }

// samples is the number of samples a pixel has in each direction.
const samples = 8

// icon draws the mark n pixels wide, as PNG.
func icon(n int) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, n, n))
	s := shapeFor(n)
	for y := range n {
		for x := range n {
			img.SetNRGBA(x, y, s.pixel(x, y, n))
		}
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, img); err != nil {
		panic("build: png into memory: " + err.Error())
	}
	return out.Bytes()
}

// point is a place on the 128-unit square that every size is drawn from.
type point struct{ x, y float64 }

// link is one link of the chain: the outline of a thick line from a to b.
type link struct {
	a, b   point
	radius float64 // from the line to the middle of the outline
	colour [3]float64
}

// shape is the mark as one size needs it.
type shape struct {
	corner      float64 // the tile's corner radius
	inset       float64 // empty units around the tile
	stroke, gap float64 // the outline's width; the tile seen beside the link that passes over
	seam        float64 // where, going down, over and under change places
	short, long link
}

// shapeFor makes small sizes bolder: below 24 pixels a link's hole would be less
// than a pixel, so there the links are plain strokes.
func shapeFor(n int) shape {
	white, soft := [3]float64{255, 255, 255}, [3]float64{178, 206, 255}
	s := shape{
		corner: 29, inset: 3, stroke: 9, gap: 3, seam: 77.5,
		short: link{point{30.5, 59.5}, point{48.5, 77.5}, 13, soft},
		long:  link{point{61.5, 77.5}, point{96.5, 42.5}, 13, white},
	}
	switch {
	case n < 24:
		s = shape{
			corner: 28, stroke: 21,
			short: link{point{31, 67}, point{54, 90}, 0, white},
			long:  link{point{54, 90}, point{98, 42}, 0, white},
		}
	case n < 64:
		s.inset, s.stroke, s.gap = 0, 10, 2.5
	}
	return s
}

// pixel averages the samples of one pixel.
func (s shape) pixel(px, py, n int) color.NRGBA {
	var r, g, b, a float64
	for j := range samples {
		for i := range samples {
			p := point{
				(float64(px) + (float64(i)+0.5)/samples) * 128 / float64(n),
				(float64(py) + (float64(j)+0.5)/samples) * 128 / float64(n),
			}
			if c, in := s.at(p); in {
				r, g, b, a = r+c[0], g+c[1], b+c[2], a+1
			}
		}
	}
	if a == 0 {
		return color.NRGBA{}
	}
	round := func(v float64) uint8 { return uint8(math.Round(v)) }
	return color.NRGBA{round(r / a), round(g / a), round(b / a), round(255 * a / (samples * samples))}
}

// at is the colour of a place; false outside the tile.
func (s shape) at(p point) ([3]float64, bool) {
	if roundedSquare(p, s.inset, s.corner) > 0 {
		return [3]float64{}, false
	}
	tile := mix([3]float64{45, 108, 240}, [3]float64{20, 48, 143}, (p.x*0.35+p.y*0.65)/128)
	// One link passes over on one side of the seam and under on the other: that
	// is what makes two rings a chain.
	over, under := s.long, s.short
	if p.y > s.seam {
		over, under = s.short, s.long
	}
	if over.distance(p) <= s.stroke/2 {
		return over.colour, true
	}
	if under.distance(p) <= s.stroke/2 && over.distance(p) > s.stroke/2+s.gap {
		return under.colour, true
	}
	return tile, true
}

// distance is how far p is from the link's outline.
func (l link) distance(p point) float64 {
	abx, aby := l.b.x-l.a.x, l.b.y-l.a.y
	t := ((p.x-l.a.x)*abx + (p.y-l.a.y)*aby) / (abx*abx + aby*aby)
	t = max(0, min(1, t))
	return math.Abs(math.Hypot(p.x-l.a.x-t*abx, p.y-l.a.y-t*aby) - l.radius)
}

// roundedSquare is the signed distance of p from the tile's edge.
func roundedSquare(p point, inset, corner float64) float64 {
	half := 64 - inset - corner
	dx, dy := math.Abs(p.x-64)-half, math.Abs(p.y-64)-half
	return math.Hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - corner
}

func mix(a, b [3]float64, t float64) [3]float64 {
	t = max(0, min(1, t))
	return [3]float64{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t, a[2] + (b[2]-a[2])*t}
}
