package grade

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"linkgrade/wasm/page"
)

var titleAndText = Rule{
	ID: "title-and-text", Family: Writing, Kind: Weight, Backing: Primary, Up: 1, Down: 6,
	Title:  "No word of the title stands in the text",
	Praise: "The text is about what the title says",
	Why:    "A title that promises what the text does not hold is bait, or the text was swapped under it.",
	Source: "https://developers.google.com/search/docs/appearance/title-link",
	Check: func(in *Input) Outcome {
		t := in.writing()
		stems := titleStems(in)
		if t == nil || len(stems) < 5 {
			return unknown()
		}
		found := ""
		in.EachMain(func(i int, _ []byte) bool {
			found = firstPhrase(in.blockLower(i), stems)
			return found == ""
		})
		if found == "" {
			return fail(said(in.Title))
		}
		return pass()
	},
}

// titleStems are the first five letters of the title's words of three letters and more, function words aside, in lower
// case: endings do not matter.
func titleStems(in *Input) (stems []string) {
	set := wordsOf(in.language())
	for _, w := range strings.FieldsFunc(strings.ToLower(in.Title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if page.CountWords(w) != 1 || utf8.RuneCountInString(w) < 3 || set.has(w) {
			continue
		}
		cut := 0
		for n := 0; n < 5 && cut < len(w); n++ {
			_, size := utf8.DecodeRuneInString(w[cut:])
			cut += size
		}
		stems = append(stems, w[:cut])
	}
	return stems
}
