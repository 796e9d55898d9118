package topic

import "math"

// NumMeasures is how many measures of a pair the blend knows.
const NumMeasures = 10

// Measures are what is measured of a pair, in the blend's order.
type Measures [NumMeasures]float64

// The measures. "Shorter" is the Doc with less weight of terms; of equals both ways are averaged.
const (
	sharedWords   = iota // TF-IDF cosine
	sharedRoot           // its square root: short texts share little even where they share all
	meaning              // cosine of the means of vectors
	nearShort            // how near the terms that pull the shorter's mean come to those of the longer
	nearLong             // the other way round
	contained            // share of the shorter's weight found in the longer
	lettersShared        // the same by runs of four letters
	logTerms             // logarithm of the shorter's number of terms
	meaningLength        // meaning × logTerms
	rootLength           // sharedRoot × logTerms
)

// aligned is what one Doc's top terms find in another.
type aligned struct{ near, contained, letters float64 }

// Measure measures a pair. The order of the two does not matter.
func (v *Vectors) Measure(a, b *Doc) Measures {
	if b.mass < a.mass {
		a, b = b, a
	}
	there, back := align(a, b), align(b, a)
	there.near, back.near = v.nearness(a, b)
	if a.mass == b.mass {
		there = aligned{(there.near + back.near) / 2, (there.contained + back.contained) / 2, (there.letters + back.letters) / 2}
		back = there
	}
	cos := cosine(a, b)
	mean := a.mean.dot(&b.mean)
	terms := math.Log(1 + float64(min(len(a.terms), len(b.terms))))
	var m Measures
	m[sharedWords], m[sharedRoot], m[meaning] = cos, math.Sqrt(cos), mean
	m[nearShort], m[nearLong], m[contained], m[lettersShared] = there.near, back.near, there.contained, there.letters
	m[logTerms], m[meaningLength], m[rootLength] = terms, mean*terms, math.Sqrt(cos)*terms
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

// align looks for the words of a's top terms in b; meanings are left to nearness.
func align(a, b *Doc) aligned {
	var sum aligned
	mass := 0.0
	for _, i := range a.top {
		t := &a.terms[i]
		mass += t.weight
		if b.has(t.hash) {
			sum.contained += t.weight
			sum.letters += t.weight
			continue
		}
		sum.letters += t.weight * b.lettersOf(a.word(t))
	}
	return aligned{contained: ratio(sum.contained, mass), letters: ratio(sum.letters, mass)}
}

// nearness is how near, on average, the terms that pull a's mean come to any of those that pull b's, and the other way.
func (v *Vectors) nearness(a, b *Doc) (there, back float64) {
	var ofB [maxPulls]float64
	pullA, pullB := 0.0, 0.0
	for _, i := range a.pulls {
		t := &a.terms[i]
		row, best := v.vector(t.ordinal), 0.0
		for n, j := range b.pulls {
			o := &b.terms[j]
			cos := float64(product(row, v.vector(o.ordinal))) / (t.norm * o.norm)
			best, ofB[n] = max(best, cos), max(ofB[n], cos)
		}
		there += t.pull * best
		pullA += t.pull
	}
	for n, j := range b.pulls {
		back += b.terms[j].pull * ofB[n]
		pullB += b.terms[j].pull
	}
	return ratio(there, pullA), ratio(back, pullB)
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

// lettersOf is the share of a word's runs of letters that d has, too.
func (d *Doc) lettersOf(word []byte) float64 {
	n, found := 0, 0
	for i := 0; i+grams <= len(word); i++ {
		g := gramOf(word[i:])
		n++
		if d.grams[g/64]>>(g%64)&1 == 1 {
			found++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(found) / float64(n)
}
