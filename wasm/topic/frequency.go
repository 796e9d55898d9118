package topic

import "math"

const (
	useStep   = 12     // bytes of use in a nat: a share is at most 4 % off
	rareShare = 1.5e-6 // the share of a word that is not among the vectors'
	textWords = 400    // of a typical text: a word is in it with the probability 1 - (1 - share)^textWords
	sifScale  = 1e-4   // SIF's a: a word with this share counts half in a mean of vectors
)

// share is what part of all words that are written the word with an ordinal makes up.
func (v *Vectors) share(ordinal int32) float64 {
	if ordinal == unknownWord {
		return rareShare
	}
	return math.Exp(float64(v.use[ordinal]) / -useStep)
}

// Smooth is what a word counts in the mean of a text's vectors, in (0,1]: the less the commoner it is (Arora, Liang and
// Ma, "A simple but tough-to-beat baseline for sentence embeddings", ICLR 2017).
func Smooth(share float64) float64 { return sifScale / (sifScale + share) }

// inverse is a word's inverse document frequency in nats, above 0: near it for words that are in every text.
func inverse(share float64) float64 {
	return -math.Log(1 - math.Exp(textWords*math.Log1p(-min(share, 0.5))))
}
