package topic

import (
	"math"
	"slices"
)

// weigh turns counts into weights and sums up. Of a language that the vectors do not know no word is commoner than
// another, function words apart, which are left out.
func (d *Doc) weigh(v *Vectors) {
	rare, grammar := countOf(rareShare), countOf(grammarShare)
	for i := range d.terms {
		t := &d.terms[i]
		if !d.spoken {
			t.ordinal = unknownWord
		}
		if t.ordinal == unknownWord {
			t.weight = damped(t.count) * rare.inverse
			if isGrammar(d.word(t)) {
				t.weight = damped(t.count) * grammar.inverse
			}
			continue
		}
		c := &v.counts[v.use[t.ordinal]]
		t.weight = damped(t.count) * c.inverse
		if t.norm = length(v.vector(t.ordinal)); t.norm > 0 {
			t.pull = t.count * c.smooth
		}
	}
	d.shorten()
	for i := range d.terms {
		t := &d.terms[i]
		d.norm += t.weight * t.weight
		d.mass += t.weight
	}
	d.norm = math.Sqrt(d.norm)
	d.average(v)
	d.place(v)
}

// A mean is of length 1, or all 0 where nothing has a vector.
type mean [Dims]float64

// average sets the mean of the terms' vectors.
func (d *Doc) average(v *Vectors) {
	for i := range d.terms {
		t := &d.terms[i]
		if t.pull == 0 {
			continue
		}
		for k, x := range v.vector(t.ordinal) {
			d.mean[k] += t.pull / t.norm * float64(int8(x))
		}
	}
	d.mean.normalise()
}

func (m *mean) dot(o *mean) float64 {
	sum := 0.0
	for k := range m {
		sum += m[k] * o[k]
	}
	return sum
}

func (m *mean) normalise() {
	size := math.Sqrt(m.dot(m))
	if size < 1e-9 {
		*m = mean{}
		return
	}
	for k := range m {
		m[k] /= size
	}
}

// shorten keeps the weightiest terms and finds the top ones.
func (d *Doc) shorten() {
	order := d.by(func(t *term) float64 { return t.weight })
	if len(order) > maxTerms {
		kept := order[:maxTerms]
		slices.Sort(kept)
		for to, from := range kept {
			d.terms[to] = d.terms[from]
		}
		d.terms = d.terms[:maxTerms]
		order = d.by(func(t *term) float64 { return t.weight })
	}
	d.top = order[:min(maxTop, len(order))]
	pulls := d.by(func(t *term) float64 { return t.pull })
	d.pulls = pulls[:min(maxPulls, len(pulls))]
}

// by is the order of the terms for which a value is above 0, first the largest.
func (d *Doc) by(value func(*term) float64) []int {
	type one struct {
		value float64
		at    int
	}
	all := make([]one, 0, len(d.terms))
	for i := range d.terms {
		if x := value(&d.terms[i]); x > 0 {
			all = append(all, one{x, i})
		}
	}
	slices.SortFunc(all, func(a, b one) int {
		switch {
		case a.value > b.value:
			return -1
		case a.value < b.value:
			return 1
		}
		return a.at - b.at
	})
	order := make([]int, len(all))
	for i := range all {
		order[i] = all[i].at
	}
	return order
}
