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
	byWeight := func(t *term) float64 { return t.weight }
	if len(d.terms) > maxTerms {
		kept := d.most(maxTerms, byWeight)
		slices.Sort(kept)
		for to, from := range kept {
			d.terms[to] = d.terms[from]
		}
		d.terms = d.terms[:len(kept)]
	}
	d.top = d.most(maxTop, byWeight)
	d.pulls = d.most(maxPulls, func(t *term) float64 { return t.pull })
}

// ranked is a term's place and the value that it is ranked by.
type ranked struct {
	value float64
	at    int
}

func (r ranked) compare(o ranked) int {
	switch {
	case r.value > o.value:
		return -1
	case r.value < o.value:
		return 1
	}
	return r.at - o.at
}

// most are up to n terms with the largest values above 0, first the largest. What cannot be among them is left out before
// all are sorted, as soon as twice as many have been met.
func (d *Doc) most(n int, value func(*term) float64) []int {
	best := make([]ranked, 0, 2*n)
	least := 0.0
	for i := range d.terms {
		x := value(&d.terms[i])
		if x <= least { // an equal one comes later
			continue
		}
		if best = append(best, ranked{x, i}); len(best) == 2*n {
			slices.SortFunc(best, ranked.compare)
			best = best[:n]
			least = best[n-1].value
		}
	}
	slices.SortFunc(best, ranked.compare)
	order := make([]int, min(n, len(best)))
	for i := range order {
		order[i] = best[i].at
	}
	return order
}
