package main

import (
	_ "embed"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// counts says on how many pages of the web a word was found. The first line is their number, then a word and its pages
// a line; words of few pages are left out. go run ./wasm/eval/topics/train makes it.
//
//go:embed counts.txt
var counts string

// How common a word is, is told first from its order in the package by Zipf's law with Mandelbrot's shift: the r-th makes
// up 1 / (r + shift) of all words over the sum of that for 100,000 words. Then pages of the web correct it, because the
// package's order is that of news and an encyclopaedia, where "login" is a rare word.
const (
	zipfShift = 2.7
	zipfShare = 0.094
	pageWords = 1000 // of a page: a word is on it with the probability 1 - (1 - share)^pageWords
	prior     = 50   // pages that the order counts for
)

// addShares sets how common the words are.
func addShares(words []word, counts string) error {
	first, rest, _ := strings.Cut(counts, "\n")
	pages, err := strconv.Atoi(first)
	if err != nil {
		return fmt.Errorf("counts: %w", err)
	}
	on := map[string]float64{}
	for line := range strings.Lines(rest) {
		text, number, _ := strings.Cut(strings.TrimSpace(line), " ")
		n, err := strconv.Atoi(number)
		if err != nil || n > pages {
			return fmt.Errorf("counts: line %q", line)
		}
		on[text] = float64(n)
	}
	if len(on) == 0 {
		return errors.New("counts: no words")
	}
	for i := range words {
		expected := 1 - math.Exp(pageWords*math.Log1p(-byOrder(i)))
		found := (on[words[i].text] + prior*expected) / float64(pages+prior)
		words[i].share = 1 - math.Pow(1-found, 1.0/pageWords)
	}
	return nil
}

// byOrder is a word's share of all words as its place in the package tells it.
func byOrder(i int) float64 { return zipfShare / (float64(i) + 1 + zipfShift) }
