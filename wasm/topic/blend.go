package topic

import "math"

// A Blend turns what is measured of a pair into the probability that both are of one subject, where as many pairs are as
// are not. One serves for all kinds of pairs.
type Blend struct {
	Constant float64
	Weights  Measures
}

// WithVectors are the measures that the blend for texts in the vectors' language may use.
func WithVectors() []int {
	return []int{sharedWords, contained, meaning, fieldsShared, meaningLength}
}

// WordsAlone are those that need no vectors.
func WordsAlone() []int {
	return []int{sharedWords, sharedRoot, contained, logTerms}
}

// Of is the blend's probability for a pair, to six decimals: beyond them processors may differ.
func (b *Blend) Of(m *Measures) float64 {
	z := b.Constant
	for k, w := range b.Weights {
		z += w * m[k]
	}
	return math.Round(1e6/(1+math.Exp(-z))) / 1e6
}
