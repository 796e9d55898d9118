package authority

import "math"

// A Knot is a point of a [Curve].
type Knot struct{ At, Authority float64 }

// A Curve gives the authority that a figure speaks for: straight between its knots, flat
// outside. It is over the common logarithm of ranks and counts, and over scores (the
// team's kinds) as they are. The empty curve is 0 everywhere.
type Curve []Knot

// Value is the curve's height.
func (c Curve) Value(x float64) float64 {
	if len(c) == 0 {
		return 0
	}
	if x <= c[0].At {
		return c[0].Authority
	}
	for i, k := range c[1:] {
		if from := c[i]; x <= k.At {
			return from.Authority + float64((k.Authority-from.Authority)*(x-from.At))/(k.At-from.At)
		}
	}
	return c[len(c)-1].Authority
}

// A Model turns what is said of a name into an authority: the mean of the curves' values
// for the kinds that are known, by weight. Weights are relative to those of Majestic's
// two figures, which together are 1, and to [readyWeight].
type Model struct {
	Curves  [Kinds]Curve
	Weights [Kinds]float64

	// A name that another list has and the Majestic Million has not is linked to from
	// fewer networks than the last name on it. That counts, by the weight Absent, as the
	// authority at the list's end less Gap.
	Gap, Absent float64
}

// readyWeight is the weight of an authority that a source states itself.
const readyWeight = 1

// Authority is the authority of what is said, 0 to 100, and whether it is known. ends are
// those of the lists it was said by. Products are rounded before they are added, so that
// processors which would fuse the two give the same edition.
func (m *Model) Authority(s *Said, ends *Ends) (v float64, known bool) {
	sum, weights := float64(readyWeight*s.sum), float64(readyWeight*s.ready)
	for k := range s.known {
		if s.known[k] {
			sum += float64(m.Weights[k] * m.Curves[k].Value(scale(Kind(k), s.values[k])))
			weights += m.Weights[k]
		}
	}
	if weights == 0 {
		return 0, false
	}
	if end := ends[MajesticSubNets]; end > 0 && !s.known[MajesticSubNets] {
		sum += float64(m.Absent * (m.Curves[MajesticSubNets].Value(scale(MajesticSubNets, end)) - m.Gap))
		weights += m.Absent
	}
	return min(max(sum/weights, 0), 100), true
}

// scale is the figure as its curve wants it.
func scale(k Kind, v float32) float64 {
	if k >= TeamDA {
		return float64(v)
	}
	return math.Log10(max(float64(v), 1))
}
