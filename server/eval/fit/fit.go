// Package fit learns how the figures of rank lists speak for a name's authority, from a
// link index's own rating of some names (Ahrefs' Domain Rating, 0 to 100).
//
// The ratings are their vendor's and are never passed on; what is learnt is some sixty
// constants. The package refuses to read files. The same examples give the same model.
package fit

import (
	"math"
	"slices"

	"linkgrade/server/authority"
)

// An Example is a name with its rating.
type Example struct {
	Name          string
	Rating        float64
	Networks, IPs float64 // with links to it, by the vendor's own count; 0 unknown
	Said          authority.Said
	Listed        bool // Said is of some list
}

// Lists are the lists that the examples' figures come from.
type Lists struct {
	Ends     authority.Ends
	Networks []float64 // Majestic's RefSubNets, in the order of its ranks
}

// The knots of the curves, in powers of ten.
var (
	countKnots = []float64{0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5.7}
	rankKnots  = []float64{0.5, 3, 4, 4.5, 5}
)

const (
	// lastRank is the end of a list of a million, for which the ratings of the first
	// hundred thousand are drawn on.
	lastRank = 6
	// crawlRanks are the powers of ten of Common Crawl's positions.
	crawlRanks = 8
	// firstRanks are left out of the law of ranks and counts: a few names are above it.
	firstRanks = 100
)

// Learn fits a model.
//
// Majestic's curves are least squares over the logarithm of the count. The list at hand
// ends where a name is linked to from some thousand networks; below, the vendor's own
// counts stand in, moved by the median ratio of the two, with which they go together at
// .95 (logarithms, where both are known).
//
// Common Crawl's positions have no examples here. Majestic's count falls with its rank by
// a power law, and a position on the one is taken for the same rank on the other. Chrome's
// and Umbrella's ranks are taken for Tranco's, which averages them; a bucket's names
// stand, in the mean of the logarithms, at its bound over e. Scores a team brings are
// taken as they stand, before all lists.
func Learn(examples []Example, lists *Lists) authority.Model {
	var m authority.Model
	m.Curves[authority.MajesticSubNets] = countCurve(examples, lists, authority.MajesticSubNets, func(e Example) float64 { return e.Networks })
	m.Curves[authority.MajesticIPs] = countCurve(examples, lists, authority.MajesticIPs, func(e Example) float64 { return e.IPs })
	m.Curves[authority.TrancoRank] = rankCurve(examples)
	m.Curves[authority.UmbrellaRank] = m.Curves[authority.TrancoRank]
	m.Curves[authority.RadarRank] = shifted(m.Curves[authority.TrancoRank], math.Log10E)
	m.Curves[authority.ChromeRank] = m.Curves[authority.RadarRank]
	m.Curves[authority.HarmonicRank] = crawlCurve(m.Curves[authority.MajesticSubNets], lists.Networks)
	m.Curves[authority.PageRankRank] = m.Curves[authority.HarmonicRank]
	for _, k := range []authority.Kind{authority.TeamDA, authority.TeamDR, authority.TeamTF, authority.TeamAS} {
		m.Curves[k] = authority.Curve{{At: 0, Authority: 0}, {At: 100, Authority: 100}}
		m.Weights[k] = 4
	}
	m.Weights[authority.MajesticSubNets], m.Weights[authority.MajesticIPs] = 0.5, 0.5
	m.Weights[authority.HarmonicRank], m.Weights[authority.PageRankRank] = 0.25, 0.25
	m.Gap = gap(examples, lists, m.Curves[authority.MajesticSubNets])
	weigh(&m, examples, lists)
	return m
}

// countCurve is the curve of one of Majestic's counts. own is the vendor's own count.
func countCurve(examples []Example, lists *Lists, k authority.Kind, own func(Example) float64) authority.Curve {
	var ratios []float64
	for _, e := range examples {
		if v, ok := e.Said.Value(k); ok && own(e) > 0 {
			ratios = append(ratios, math.Log10(float64(v)/own(e)))
		}
	}
	ratio := median(ratios)
	end := math.Log10(max(float64(lists.Ends[k]), 1))
	var xs, ys []float64
	for _, e := range examples {
		if v, ok := e.Said.Value(k); ok {
			xs, ys = append(xs, math.Log10(float64(v))), append(ys, e.Rating)
		} else if x := math.Log10(max(own(e), 1)) + ratio; own(e) > 0 && x < end {
			xs, ys = append(xs, x), append(ys, e.Rating)
		}
	}
	return curve(countKnots, xs, ys, 1)
}

// rankCurve is the curve of Tranco's ranks, drawn on in a straight line to a million.
func rankCurve(examples []Example) authority.Curve {
	var xs, ys []float64
	for _, e := range examples {
		if v, ok := e.Said.Value(authority.TrancoRank); ok {
			xs, ys = append(xs, math.Log10(float64(v))), append(ys, e.Rating)
		}
	}
	c := curve(rankKnots, xs, ys, -1)
	before, last := c[len(c)-2], c[len(c)-1]
	slope := (last.Authority - before.Authority) / (last.At - before.At)
	return append(c, authority.Knot{At: lastRank, Authority: round(last.Authority + slope*(lastRank-last.At))})
}

// shifted is a curve of ranks for lists that state them too high by a power of ten.
func shifted(c authority.Curve, by float64) authority.Curve {
	out := slices.Clone(c)
	for i := range out {
		out[i].At = round(out[i].At + by)
	}
	return out
}

// crawlCurve is the curve of positions, from that of counts and the law that joins them.
func crawlCurve(counts authority.Curve, networks []float64) authority.Curve {
	var xs, ys []float64
	for i, n := range networks {
		if i >= firstRanks {
			xs, ys = append(xs, math.Log10(float64(i+1))), append(ys, math.Log10(n))
		}
	}
	at, slope := line(xs, ys)
	var c authority.Curve
	for x := range crawlRanks + 1 {
		c = append(c, authority.Knot{At: float64(x), Authority: round(counts.Value(at + slope*float64(x)))})
	}
	return c
}

// gap is by how much names that Majestic does not list are rated below its last.
func gap(examples []Example, lists *Lists, networks authority.Curve) float64 {
	end := networks.Value(math.Log10(max(float64(lists.Ends[authority.MajesticSubNets]), 1)))
	sum, n := 0.0, 0
	for _, e := range examples {
		if _, on := e.Said.Value(authority.MajesticSubNets); e.Listed && !on {
			sum += end - e.Rating
			n++
		}
	}
	return round(sum / float64(max(n, 1)))
}

// weigh looks for the weights of ranks and of absence that miss the ratings least, by
// squares, moving one at a time by a fifth until none helps.
func weigh(m *authority.Model, examples []Example, lists *Lists) {
	tranco, radar := 0.1, 0.05
	m.Absent = 0.1
	set := func() {
		m.Weights[authority.TrancoRank], m.Weights[authority.UmbrellaRank] = tranco, tranco
		m.Weights[authority.RadarRank], m.Weights[authority.ChromeRank] = radar, radar
	}
	set()
	best := miss(m, examples, lists)
	for moved := true; moved; {
		moved = false
		for _, w := range []*float64{&tranco, &radar, &m.Absent} {
			for _, factor := range []float64{1.2, 1 / 1.2} {
				old := *w
				*w = min(max(old*factor, 0.01), 1)
				set()
				if now := miss(m, examples, lists); now < best-1e-9 {
					best, moved = now, true
					continue
				}
				*w = old
				set()
			}
		}
	}
	for _, w := range []*float64{&tranco, &radar, &m.Absent} {
		*w = math.Round(*w*1000) / 1000
	}
	set()
}

// miss is the sum of squares between authority and rating.
func miss(m *authority.Model, examples []Example, lists *Lists) float64 {
	sum := 0.0
	for i := range examples {
		if v, known := m.Authority(&examples[i].Said, &lists.Ends); known {
			sum += (v - examples[i].Rating) * (v - examples[i].Rating)
		}
	}
	return sum
}

func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	return v[len(v)/2]
}

// round keeps a tenth of a point, or of a power of ten's hundredth: more is noise.
func round(v float64) float64 { return math.Round(v*100) / 100 }
