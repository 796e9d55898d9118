package grade

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var keywordStuffing = Rule{
	ID: "keyword-stuffing", Family: Writing, Kind: Weight, Backing: Primary, Up: 1, Down: 20,
	Title:  "One word is repeated far more than prose repeats it",
	Praise: "No word is repeated more than prose repeats it",
	Why:    "Text written around a repeated keyword is written for search engines, and its links are too.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing",
	Check: func(in *Input) Outcome {
		word, share, words := mostRepeated(in)
		if words < 200 {
			return unknown()
		}
		// One in a hundred real pages passes 0.12; reference pages about one function or one material come near it.
		return value((0.24-share)/(0.24-0.12), stated("word-share", "\"#\": # % of the words of five letters and more", word, strconv.FormatFloat(share*100, 'f', 1, 64)))
	},
}

// mostRepeated finds the most frequent word of at least five letters in the paragraphs of the main content, its share
// among such words, and how many there are. Labels, cells and paragraphs that stand there twice are left out: forms
// and tables repeat their words honestly. Scripts without spaces have none.
func mostRepeated(in *Input) (word string, share float64, words int) {
	counts, seen := map[string]int{}, map[string]bool{}
	for i := range in.Blocks {
		b := &in.Blocks[i]
		if b.Content < 0.5 || b.Hidden != "" || b.Words < 12 || b.LinkWords*2 > b.Words || seen[in.blockLower(i)] {
			continue
		}
		seen[in.blockLower(i)] = true
		for _, w := range strings.FieldsFunc(in.blockLower(i), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(w) < 5 || len(w) > 40 || r0(w) >= 0x0E00 {
				continue
			}
			words++
			if len(counts) < 20_000 || counts[w] > 0 {
				counts[w]++
			}
		}
	}
	best := 0
	for w, n := range counts {
		if n > best || n == best && w < word {
			word, best = w, n
		}
	}
	return word, float64(best) / float64(max(1, words)), words
}

func r0(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
