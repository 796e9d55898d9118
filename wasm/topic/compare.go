package topic

import "math"

// NumMeasures is how many measures of a pair the blends know.
const NumMeasures = 7

// Measures are what is measured of a pair, in the blends' order.
type Measures [NumMeasures]float64

// The measures. "Shorter" is the Doc with less weight of terms; of equals both ways are averaged.
const (
	sharedWords   = iota // TF-IDF cosine
	sharedRoot           // its square root: short texts share little even where they share all
	contained            // share of the shorter's weight found in the longer
	logTerms             // logarithm of the shorter's number of terms
	meaning              // cosine of the means of vectors, less how near both are to whatever is near them
	fieldsShared         // correlation of how near each is to all fields
	meaningLength        // meaning × logTerms
)

// Measure measures a pair, and says whether its words alone can be compared. The order of the two does not matter.
func (v *Vectors) Measure(a, b *Doc) (m Measures, wordsAlone bool) {
	a, b = v.inOneForm(a, b)
	return measure(a, b), !a.spoken
}

func measure(a, b *Doc) Measures {
	if b.mass < a.mass {
		a, b = b, a
	}
	found := contain(a, b)
	if a.mass == b.mass {
		found = (found + contain(b, a)) / 2
	}
	cos := cosine(a, b)
	terms := rounded(math.Log(1 + float64(min(len(a.terms), len(b.terms)))))
	var m Measures
	m[sharedWords], m[sharedRoot], m[contained], m[logTerms] = cos, math.Sqrt(cos), found, terms
	m[meaning], m[fieldsShared] = a.mean.dot(&b.mean)-(a.crowd+b.crowd)/2, a.fields.dot(b.fields)
	m[meaningLength] = m[meaning] * terms
	return m
}

// cosine is the TF-IDF cosine.
func cosine(a, b *Doc) float64 {
	if a.norm == 0 || b.norm == 0 {
		return 0
	}
	sum := 0.0
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch s, t := &a.terms[i], &b.terms[j]; {
		case s.hash < t.hash:
			i++
		case s.hash > t.hash:
			j++
		default:
			sum += s.weight * t.weight
			i, j = i+1, j+1
		}
	}
	return min(1, sum/(a.norm*b.norm))
}

// contain is what share of the weight of a's top terms is found in b.
func contain(a, b *Doc) float64 {
	found, mass := 0.0, 0.0
	for _, i := range a.top {
		t := &a.terms[i]
		mass += t.weight
		if b.has(t.hash) {
			found += t.weight
		}
	}
	return ratio(found, mass)
}

func ratio(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}

func (d *Doc) has(hash uint64) bool {
	lo, hi := 0, len(d.terms)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.terms[mid].hash < hash {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(d.terms) && d.terms[lo].hash == hash
}

// nearest is the largest cosine between a term that has a vector and those that pull d's mean, at least 0, and the
// term that has it; nil where it is 0.
func (v *Vectors) nearest(t *term, d *Doc) (best float64, of *term) {
	row := v.vector(t.ordinal)
	for _, i := range d.pulls {
		o := &d.terms[i]
		if cos := float64(product(row, v.vector(o.ordinal))) / (t.norm * o.norm); cos > best {
			best, of = cos, o
		}
	}
	return min(1, best), of
}
