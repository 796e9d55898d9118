package site

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/topic"
)

// japaneseAreas are what a Japanese text is about, by which subjects' words it has: a subject's share of all that were found,
// nobodysWords more being taken to be of none. Each word counts up to mostTimes times, by its letters: a long one says more.
func japaneseAreas(text string) (areas []topic.Area) {
	sum := nobodysWords
	for line := range strings.Lines(strings.Trim(lexicon.JapaneseVerticals, "\n")) {
		name, words, _ := strings.Cut(strings.TrimSpace(line), " ")
		points := 0.0
		for w := range strings.FieldsSeq(words) {
			points += float64(min(mostTimes, strings.Count(text, w))) * float64(len(w)/3)
		}
		if points > 0 {
			areas = append(areas, topic.Area{Name: name, Probability: points})
			sum += points
		}
	}
	for i := range areas {
		areas[i].Probability = math.Round(areas[i].Probability/sum*1000) / 1000
	}
	areas = slices.DeleteFunc(areas, func(a topic.Area) bool { return a.Probability < leastArea })
	slices.SortStableFunc(areas, func(a, b topic.Area) int { return cmp.Compare(b.Probability, a.Probability) })
	return areas
}

const (
	nobodysWords = 2.0
	mostTimes    = 3
	leastArea    = 0.2 // as package topic names areas from
)

// isJapanese reports text with a share of kana that other languages do not have.
func isJapanese(s string) bool {
	kana, all := 0, 0
	for _, r := range s {
		if all++; r >= 0x3041 && r <= 0x30FA {
			kana++
		}
	}
	return kana*5 > all
}
