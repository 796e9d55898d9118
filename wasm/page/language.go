package page

import (
	"bytes"
	"math/bits"
	"strings"
	"unicode"

	"linkgrade/wasm/lexicon"
)

// Bounds on what is read to tell a language, and how much is needed to be sure.
const (
	languageBytes = 8 << 10 // of text read
	languageWords = 800     // of it, words of Latin letters
	leastLetters  = 60      // letters below which nothing is said; a character of a script without blanks counts for three
	leastHits     = 6       // function words found
	leastCover    = 12      // percent of the words that are the language's function words
	leastLead     = 125     // percent of the runner-up's weight
	clearHits     = 12      // the same three for lists, which have few function words: there the lead must be clear
	clearCover    = 4
	clearLead     = 200
)

// TextLanguage is the language that the page's text is written in, as a BCP 47 code ("en", "ja"); "" when there is too
// little text or it could be several. The main text decides, or all visible text where there is too little of that.
func (f *Facts) TextLanguage() string {
	sample := make([]byte, 0, languageBytes)
	take := func(_ int, text []byte) bool {
		sample = append(append(sample, clipBytes(text, languageBytes-len(sample))...), '\n')
		return len(sample) < languageBytes-1
	}
	f.EachMain(take)
	if lang := languageOf(sample); lang != "" || len(sample) >= languageBytes/4 {
		return lang
	}
	sample = sample[:0]
	f.EachText(take)
	return languageOf(sample)
}

// languageOf decides by the script that most letters belong to.
func languageOf(text []byte) string {
	c := countLetters(text)
	script, most, all := latin, 0, 0
	for s, n := range c.of {
		if all += n; n > most {
			script, most = letterScript(s), n
		}
	}
	if han := c.of[han] + c.of[kana]; han > most { // Japanese is written in both
		script, most = kana, han
	}
	if all < leastLetters || most*10 < all*6 {
		return ""
	}
	switch script {
	case latin:
		return latinLanguage(text)
	case cyrillic:
		return c.cyrillicLanguage()
	case arabic:
		return c.arabicLanguage()
	case kana, han:
		if c.of[kana]*8 > most {
			return "ja"
		}
		return "zh"
	case devanagari:
		return devanagariLanguage(text)
	}
	return scriptLanguages[script]
}

// latinLanguage counts function words. Each weighs the less the more languages have it.
func latinLanguage(text []byte) string {
	words, langs := wordsOfLanguages()
	var weight, hits [32]int
	total := 0
	for field := range bytes.FieldsFuncSeq(bytes.ToLower(text), isNoLetter) {
		if total++; total > languageWords {
			break
		}
		in := words[string(field)]
		for rest := in; rest != 0; rest &= rest - 1 {
			i := bits.TrailingZeros32(rest)
			weight[i] += 60 / bits.OnesCount32(in)
			hits[i]++
		}
	}
	best, second := 0, -1
	for i := 1; i < len(langs); i++ {
		if weight[i] > weight[best] {
			best, second = i, best
		} else if second < 0 || weight[i] > weight[second] {
			second = i
		}
	}
	sure := func(least, cover, lead int) bool {
		return hits[best] >= least && hits[best]*100 >= total*cover && weight[best]*100 >= weight[second]*lead
	}
	if sure(leastHits, leastCover, leastLead) || sure(clearHits, clearCover, clearLead) {
		return langs[best]
	}
	return ""
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) }

// wordsOfLanguages reads lexicon.FunctionWords: each word with the set of its languages, as bits by their order.
func wordsOfLanguages() (words map[string]uint32, langs []string) {
	words = make(map[string]uint32, 1000)
	for line := range strings.Lines(strings.TrimSpace(lexicon.FunctionWords)) {
		for i, word := range strings.Fields(line) {
			if i == 0 {
				langs = append(langs, word)
			} else {
				words[word] |= 1 << (len(langs) - 1)
			}
		}
	}
	return words, langs
}
