package topic

import "math"

// A Blend turns what is measured of a pair into the probability that both are of one subject, where as many pairs are as
// are not. One serves for all kinds of pairs.
type Blend struct {
	Constant float64
	Weights  Measures
}

// The measures that each of the two blends may use.
var (
	WithVectors = []int{sharedWords, sharedRoot, meaning, nearShort, nearLong, contained, lettersShared, logTerms, meaningLength, rootLength}
	WordsAlone  = []int{sharedWords, sharedRoot, contained, lettersShared, logTerms, rootLength}
)

// Of is the blend's probability for a pair.
func (b *Blend) Of(m *Measures) float64 {
	z := b.Constant
	for k, w := range b.Weights {
		z += w * m[k]
	}
	return 1 / (1 + math.Exp(-z))
}
