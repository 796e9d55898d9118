package topic

import (
	"slices"
	"strings"
	"testing"

	"linkgrade/wasm/lexicon"
)

func TestAreas(t *testing.T) {
	v := shipped(t)
	for _, c := range []struct {
		name  string
		of    *Vectors
		text  Text
		first string // "" for none
	}{
		{"a recipe", v, Text{Title: "Sourdough", Body: baking}, "food"},
		{"words that no area has", v, Text{Body: "Knead the dough with yeast and butter, then simmer the broth with onions."}, "food"},
		{"an address", v, Text{Address: "/blog/puppy-training-leash"}, "pets"},
		{"German without vectors", &Vectors{}, Text{Body: "Der Anwalt klagte vor Gericht, der Richter berief sich auf das Gesetz."}, "law"},
		{"Russian without vectors", &Vectors{}, Text{Body: "Команда выиграла матч чемпионата, футбол вернулся."}, "sports"},
		{"says nothing", v, Text{}, ""},
		{"speaks of none, without vectors", &Vectors{}, Text{Body: "Zorblax quindle frobnicated snarfs."}, ""},
	} {
		subjects := c.of.Subjects()
		if subjects == nil {
			subjects = NewLexicon().Areas()
		}
		areas := subjects.Of(c.of.Read(c.text))
		first := ""
		if len(areas) > 0 {
			first = areas[0].Name
		}
		if first != c.first {
			t.Errorf("%s: about %v; want %q first", c.name, areas, c.first)
		}
	}
}

func TestAreaProbabilities(t *testing.T) {
	v := shipped(t)
	areas := v.Subjects().Of(v.Read(Text{Body: sailing + baking + segeln + "a lawyer and a dog in a hotel"}))
	sum := 0.0
	for i, a := range areas {
		if sum += a.Probability; a.Probability < leastArea || i > 0 && a.Probability > areas[i-1].Probability {
			t.Errorf("area %d of %v: want the likeliest first, none below %v", i, areas, leastArea)
		}
	}
	if sum > 1.001 {
		t.Errorf("probabilities of %v add up to %v; want at most 1", areas, sum)
	}
}

// A word stands with one area, which its line begins with; words that stem alike are one.
func TestVerticalsAreApart(t *testing.T) {
	lines := strings.Split(strings.Trim(lexicon.Verticals, "\n"), "\n")
	if len(lines) != NumAreas {
		t.Fatalf("lexicon.Verticals has %d lines; want NumAreas, %d", len(lines), NumAreas)
	}
	of := map[string]string{}
	for _, line := range lines {
		name, words, _ := strings.Cut(line, " ")
		if strings.Count(words, "|") != 1 {
			t.Errorf("%s: want one \"|\" between English and other words", name)
		}
		EachWord(words, func(word []byte) bool {
			stemmed := string(stem(word))
			if other := of[stemmed]; other != "" && other != name {
				t.Errorf("%q stands with %s and with %s", word, other, name)
			}
			of[stemmed] = name
			return true
		})
	}
	for _, name := range []string{"food", "law", "history"} {
		if !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, name+" ") }) {
			t.Errorf("no line for %s", name)
		}
	}
}

func BenchmarkAreas(b *testing.B) {
	v := shipped(b)
	d, s := v.Read(Text{Body: strings.Repeat(sailing+baking, 40)}), v.Subjects()
	for b.Loop() {
		s.Of(d)
	}
}

func BenchmarkNewSubjects(b *testing.B) {
	for b.Loop() {
		newSubjects(&Vectors{})
	}
}
