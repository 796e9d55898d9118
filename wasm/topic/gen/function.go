package main

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"linkgrade/wasm/topic"
)

// common are words that are common in texts about anything, a language a line after its code, compiled by hand: the
// package's lists end at pronouns and prepositions in some languages.
//
//go:embed common.txt
var common string

// functionWords reads lists of function words, by language. Scripts without blanks give the pairs of letters of theirs.
func functionWords(src []byte) ([]topic.FunctionWord, error) {
	var lists map[string][]string
	if err := json.Unmarshal(src, &lists); err != nil {
		return nil, fmt.Errorf("function words: %w", err)
	}
	for _, language := range topic.Languages() {
		if len(lists[language]) == 0 {
			return nil, fmt.Errorf("function words: none of %q", language)
		}
	}
	for line := range strings.Lines(common) {
		language, words, _ := strings.Cut(line, " ")
		lists[language] = append(lists[language], words)
	}
	sets := map[string]uint64{}
	for i, language := range topic.Languages() {
		for _, word := range lists[language] {
			topic.EachWord(word, func(part []byte) bool {
				sets[string(part)] |= 1 << i
				return true
			})
		}
	}
	words := make([]topic.FunctionWord, 0, len(sets))
	for word, set := range sets {
		words = append(words, topic.FunctionWord{Word: word, Languages: set})
	}
	slices.SortFunc(words, func(a, b topic.FunctionWord) int { return cmp.Compare(a.Word, b.Word) })
	return words, nil
}
