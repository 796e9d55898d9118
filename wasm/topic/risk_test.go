package topic

import (
	"slices"
	"strings"
	"testing"

	"linkgrade/wasm/lexicon"
)

func TestRisks(t *testing.T) {
	l := NewRiskLexicon()
	for _, c := range []struct {
		name, head, body string
		want             []string // "kind stance"
	}{
		{"sells", "Online casino bonus", "Claim 100 free spins with no deposit bonus and play roulette for real money.", []string{"casino promotes"}},
		{"helps", "Gambling addiction", "Researchers say that gambling harms families. Call the charity's helpline if online casinos, betting or poker are a problem; treatment is free.", []string{"casino about"}},
		{"in passing", "Mocks in tests", "Mocks are like payday loans, the thread said. " + strings.Repeat("We test the code with a real database and a contract. ", 12), nil},
		{"one phrase is a coincidence", "", "The live casino scene is the best of the film.", nil},
		{"two trades, the stronger first", "Payday loans and casino", "Payday loans online with guaranteed approval, no credit check, instant loans. Casino bonus: free spins.",
			[]string{"payday promotes", "casino promotes"}},
		{"beginnings of words", "", "Kasynowe bonusy bez depozytu: kasyno online", []string{"casino promotes"}},
		{"no blanks", "", "今日からオンラインカジノで入金不要ボーナス、フリースピンも", []string{"casino promotes"}},
		{"hemp cloth", "Hemp dress", "A dress of hemp with a zip. Add to cart.", nil},
		{"nothing", "", "", nil},
	} {
		var got []string
		for _, r := range l.Find(RiskText{Head: c.head, Body: c.body}) {
			got = append(got, r.Kind.String()+" "+r.Stance.String())
			if len(r.Words) == 0 || len(r.Words) > maxEvidence {
				t.Errorf("%s: %s is said by %q; want 1 to %d phrases", c.name, r.Kind, r.Words, maxEvidence)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: Find = %q; want %q", c.name, got, c.want)
		}
	}
}

func TestTrade(t *testing.T) {
	l := NewRiskLexicon()
	for _, c := range []struct {
		text, want string
		kind       RiskKind
	}{
		{"Slot Gacor", "slot gacor", Casino},
		{"https://casino-bonus-25.example/", "casino bonus", Casino},
		{"essay writing service", "essay writing service", Essay},
		{"knocked off a rock", "", 0},
		{"read replicas", "", 0},
		{"opioid deaths", "", 0},
		{"", "", 0},
	} {
		kind, phrase, found := l.Trade(c.text)
		if phrase != c.want || found != (c.want != "") || found && kind != c.kind {
			t.Errorf("Trade(%q) = %v, %q, %v; want %v, %q", c.text, kind, phrase, found, c.kind, c.want)
		}
	}
}

// Every line says a kind and a list that are known, and every phrase is one that can be found.
func TestRisksAreWhole(t *testing.T) {
	l := NewRiskLexicon()
	phrases := 0
	for _, line := range strings.Split(strings.Trim(lexicon.Risks, "\n"), "\n") {
		head, list, _ := strings.Cut(line, ": ")
		kind, class, _ := strings.Cut(head, " ")
		if !slices.Contains(listWords[:], class) || kind != "any" && !slices.Contains(riskWords[:], kind) || (kind == "any") != (class == "sell" || class == "tell") {
			t.Errorf("line %q: not a kind and a list", head)
		}
		seen := map[string]bool{}
		for _, p := range strings.Split(list, ", ") {
			if seen[p] {
				t.Errorf("%s: %q stands there twice", head, p)
			}
			seen[p] = true
			phrases++
			if got := phrasesIn(l, p); !slices.Contains(got, p) {
				t.Errorf("%s: %q is found as %q", head, p, got)
			}
		}
	}
	for i := range l.phrases {
		for _, j := range sameWords(l, i) {
			t.Errorf("%s: %q and %q count the same words twice", l.phrases[i].kind, l.phrases[i].text, l.phrases[j].text)
		}
	}
	if len(l.phrases) != phrases {
		t.Errorf("%d phrases are kept of %d", len(l.phrases), phrases)
	}
}

// TestRiskAnchorsAreRisks: what tells a trade by itself tells it to whoever asks about a page's trades.
func TestRiskAnchorsAreRisks(t *testing.T) {
	l := NewRiskLexicon()
	for p := range lexicon.RiskAnchors.All {
		if _, _, found := l.Trade(p); !found {
			t.Errorf("Risks has no plain name or offer in %q", p)
		}
	}
}

// sameWords are the other phrases of a phrase's trade that are found in all of its words.
func sameWords(l *RiskLexicon, phrase int) (others []int) {
	p := &l.phrases[phrase]
	t := readRiskTokens(p.text)
	l.count(t, func(j int) {
		q := &l.phrases[j]
		if j != phrase && q.kind == p.kind && p.list <= lureList && q.list <= lureList && int(q.to-q.from) == len(t.ends) {
			others = append(others, j)
		}
	})
	return others
}

func phrasesIn(l *RiskLexicon, text string) (found []string) {
	l.count(readRiskTokens(text), func(p int) { found = append(found, l.phrases[p].text) })
	return found
}

func FuzzRisks(f *testing.F) {
	l := NewRiskLexicon()
	f.Add("Online casino", "free spins casino casino no deposit bonus")
	f.Add("", "オンラインカジノ\xff \x80 казино")
	f.Fuzz(func(t *testing.T, head, body string) {
		for _, r := range l.Find(RiskText{Head: head, Body: body}) {
			if len(r.Words) == 0 {
				t.Errorf("%v without a word", r)
			}
		}
		l.Trade(body)
	})
}

func BenchmarkRisks(b *testing.B) {
	l := NewRiskLexicon()
	t := RiskText{Head: "Sailing", Body: strings.Repeat(sailing+baking, 25)}
	b.SetBytes(int64(len(t.Body)))
	for b.Loop() {
		l.Find(t)
	}
}

func BenchmarkNewRiskLexicon(b *testing.B) {
	for b.Loop() {
		NewRiskLexicon()
	}
}
