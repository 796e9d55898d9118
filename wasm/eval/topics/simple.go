package topics

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// TFIDF scores pairs as is usual: the cosine of logarithmic counts times inverse document frequency, the frequencies taken
// from the pairs' own texts, every word of two letters or more.
func TFIDF(pairs []Pair) []float64 {
	counts := map[string]map[string]float64{}
	on := map[string]float64{}
	for _, p := range pairs {
		for _, text := range []string{p.Left, p.Right} {
			if counts[text] != nil {
				continue
			}
			counts[text] = plainWords(text)
			for word := range counts[text] {
				on[word]++
			}
		}
	}
	for _, words := range counts {
		for word, n := range words {
			words[word] = (1 + math.Log(n)) * math.Log(float64(1+len(counts))/(1+on[word]))
		}
	}
	scores := make([]float64, len(pairs))
	for i, p := range pairs {
		a, b := counts[p.Left], counts[p.Right]
		if whole := inner(a, a) * inner(b, b); whole > 0 {
			scores[i] = inner(a, b) / math.Sqrt(whole)
		}
	}
	return scores
}

// inner adds in the words' order: the same sums in every run.
func inner(a, b map[string]float64) float64 {
	var products []float64
	for word, x := range a {
		if y, ok := b[word]; ok {
			products = append(products, x*y)
		}
	}
	slices.Sort(products)
	sum := 0.0
	for _, p := range products {
		sum += p
	}
	return sum
}

// Jaccard scores pairs by how many of the words of both are common to both.
func Jaccard(pairs []Pair) []float64 {
	scores := make([]float64, len(pairs))
	for i, p := range pairs {
		a, b := plainWords(p.Left), plainWords(p.Right)
		both := 0
		for word := range a {
			if b[word] > 0 {
				both++
			}
		}
		scores[i] = float64(both) / float64(max(1, len(a)+len(b)-both))
	}
	return scores
}

// plainWords counts a text's words of two letters or more.
func plainWords(text string) map[string]float64 {
	counts := map[string]float64{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(word) > 1 {
			counts[word]++
		}
	}
	return counts
}
