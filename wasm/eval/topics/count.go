package topics

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"linkgrade/wasm/eval/labelled"
	"linkgrade/wasm/page"
	"linkgrade/wasm/topic"
)

// leastPages is on how many pages a word must be found to be counted: below it says little, and it might name somebody.
const leastPages = 4

// Count says on how many of the pages each word of their visible text is found, in the form that wasm/topic/gen embeds.
func Count(pages []*labelled.Page) (string, error) {
	on := map[string]int{}
	for _, p := range pages {
		src, err := p.Source()
		if err != nil {
			return "", fmt.Errorf("page %q: %w", p.ID, err)
		}
		seen := map[string]bool{}
		page.ReadHTML(src, page.Meta{URL: p.Address(), Status: 200}).EachText(func(_ int, text []byte) bool {
			topic.EachWord(string(text), func(word []byte) bool {
				seen[string(word)] = true
				return true
			})
			return true
		})
		for word := range seen {
			on[word]++
		}
	}
	var words []string
	for word, n := range on {
		if n >= leastPages {
			words = append(words, word)
		}
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(on[b]-on[a], cmp.Compare(a, b)) })
	var out strings.Builder
	fmt.Fprintln(&out, len(pages))
	for _, word := range words {
		fmt.Fprintln(&out, word, on[word])
	}
	return out.String(), nil
}
