package topic

import "math"

const (
	useStep   = 12     // bytes of use in a nat: a share is at most 4 % off
	rareShare = 1.5e-6 // the share of a word that is not among the vectors'
	textWords = 400    // of a typical text: a word is in it with the probability 1 - (1 - share)^textWords
	sifScale  = 1e-4   // SIF's a: a word with this share counts half in a mean of vectors
)

// share is what part of all words that are written a word makes up, by the byte that the file has of it.
func share(use uint8) float64 { return math.Exp(float64(use) / -useStep) }

// count is what one occurrence of a word counts.
type count struct {
	inverse float64 // inverse document frequency
	smooth  float64
}

func countOf(share float64) count { return count{rounded(inverse(share)), rounded(Smooth(share))} }

// countsByUse are the counts of all words that have vectors: worked out once, because a page asks for a thousand.
func countsByUse() *[256]count {
	var all [256]count
	for use := range all {
		all[use] = countOf(share(uint8(use)))
	}
	return &all
}

// rounded leaves out the digits in which processors' logarithms may differ.
func rounded(x float64) float64 { return math.Round(x*(1<<24)) / (1 << 24) }

// damped is how often a word counts that is met n times.
func damped(n float64) float64 {
	if n == 1 {
		return 1
	}
	return rounded(1 + math.Log(n))
}

// Smooth is what a word counts in the mean of a text's vectors, in (0,1]: the less the commoner it is (Arora, Liang and
// Ma, "A simple but tough-to-beat baseline for sentence embeddings", ICLR 2017).
func Smooth(share float64) float64 { return sifScale / (sifScale + share) }

// inverse is a word's inverse document frequency in nats, above 0: near it for words that are in every text.
func inverse(share float64) float64 {
	return -math.Log(1 - math.Exp(textWords*math.Log1p(-min(share, 0.5))))
}
