package verticals

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"linkgrade/wasm/lexicon"
	"linkgrade/wasm/topic"
)

// Labels use the verticals and trades that the engine knows.
func TestLabels(t *testing.T) {
	var known []string
	for _, line := range strings.Split(strings.Trim(lexicon.Verticals, "\n"), "\n") {
		name, _, _ := strings.Cut(line, " ")
		known = append(known, name)
	}
	labels, err := Labels()
	if err != nil {
		t.Fatal(err)
	}
	withTrade, seen := 0, map[string]bool{}
	for _, l := range labels {
		if seen[l.Page] {
			t.Errorf("%s is labelled twice", l.Page)
		}
		seen[l.Page] = true
		if l.Trade != "" {
			withTrade++
		}
		for _, v := range append([]string{l.Vertical}, l.Also...) {
			if v != "" && !slices.Contains(known, v) {
				t.Errorf("%s: vertical %q is none of lexicon.Verticals", l.Page, v)
			}
		}
		if l.Trade != "" && !isTrade(l.Trade) {
			t.Errorf("%s: trade %q is not known", l.Page, l.Trade)
		}
	}
	if len(labels) < 300 || withTrade < 30 {
		t.Errorf("%d pages are labelled, %d with a trade; want those of labelled/README.md", len(labels), withTrade)
	}
	blocks, err := Blocks()
	if err != nil {
		t.Fatal(err)
	}
	for name, trades := range blocks {
		for _, trade := range trades {
			if !isTrade(trade) {
				t.Errorf("block %s: trade %q is not known", name, trade)
			}
		}
	}
}

func isTrade(name string) bool {
	for k := range topic.RiskKinds {
		if k.String() == name {
			return true
		}
	}
	return false
}

// The limits are the project's own: nine in ten found, one false alarm in fifty.
const (
	leastRecall = 0.9
	mostFalse   = 0.02
)

func TestOwnTexts(t *testing.T) {
	for name, v := range map[string]*topic.Vectors{"with vectors": vectors(t), "words alone": nil} {
		told, err := Texts(v)
		if err != nil {
			t.Fatal(err)
		}
		for trade, a := range Alarms(told) {
			if a.Sell == 0 || a.Others == 0 || float64(a.Found) < leastRecall*float64(a.Sell) || float64(a.False) > mostFalse*float64(a.Others) {
				t.Errorf("%s, trade %q: %+v; want at least %v found and at most %v false", name, trade, *a, leastRecall, mostFalse)
			}
		}
	}
}

func TestBenchPages(t *testing.T) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the labelled pages are not distributed")
	}
	told, err := Pages(filepath.Join(data, "bench"), vectors(t))
	if err != nil {
		t.Fatal(err)
	}
	any := Alarms(told)[AnyTrade]
	if float64(any.Found) < leastRecall*float64(any.Sell) || float64(any.False) > mostFalse*float64(any.Others) {
		t.Errorf("trades: %+v; want at least %v found and at most %v false", *any, leastRecall, mostFalse)
	}
	if f := Confuse(told, func(t *Told) bool { return !t.Tuned }).MacroF1(); f < 0.75 {
		t.Errorf("macro F1 on the half that nothing was chosen on: %.3f; want at least .75", f)
	}
}

func vectors(t *testing.T) *topic.Vectors {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "topic", "vectors.lgv"))
	if err != nil {
		t.Fatal(err)
	}
	v, err := topic.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestScores(t *testing.T) {
	told := []Told{
		{Label: Label{Vertical: "food"}, Area: "food"},
		{Label: Label{Vertical: "food"}, Area: "home"},
		{Label: Label{Vertical: "home", Also: []string{"food"}}, Area: "food"},
		{Label: Label{Vertical: "home"}, Area: "home"},
		{Label: Label{}, Area: "home"},
		{Label: Label{Trade: "casino", Promotes: true}, Sold: []string{"casino"}},
		{Label: Label{Trade: "casino", Promotes: true}, Sold: []string{"crypto"}},
		{Label: Label{Trade: "casino"}, Sold: []string{"casino"}},
		{Label: Label{}, Sold: nil},
	}
	c := Confuse(told, func(*Told) bool { return true })
	if f := c.F1("food"); f != 0.5 {
		t.Errorf("F1(food) = %v; want .5: one right of two, two said", f)
	}
	if got := c.MacroF1(); got != 0.5 {
		t.Errorf("MacroF1 = %v; want .5", got)
	}
	if got := Defended(told); got != 0.75 {
		t.Errorf("Defended = %v; want .75", got)
	}
	by := Alarms(told)
	if got, want := *by["casino"], (Alarm{Sell: 2, Found: 1, Others: 1, False: 1}); got != want {
		t.Errorf("Alarms[casino] = %+v; want %+v", got, want)
	}
	if got, want := *by[AnyTrade], (Alarm{Sell: 2, Found: 1, Others: 7, False: 1}); got != want {
		t.Errorf("Alarms[any] = %+v; want %+v", got, want)
	}
}
