package grade

import (
	"strings"
	"testing"
)

// eachReport yields a report of one finding for every rule, however it comes out, under every verdict, with and without
// what a grade may lack.
func eachReport(yield func(*Report)) {
	for _, rule := range Rules() {
		for verdict := VerdictUnknown; verdict <= Pursue; verdict++ {
			for result := Unknown; result <= Value; result++ {
				for lacks := range 4 {
					for _, effect := range []float64{-20, 20} {
						for _, score := range []float64{20, 90} {
							r := &Report{Verdict: verdict, Score: Score{score, verdict != VerdictUnknown}}
							r.Pillars[Relevance].Score.Known = lacks&1 == 0
							r.Pillars[Authority].Score.Known = lacks&2 == 0
							r.Findings = []Finding{{Rule: rule, Outcome: Outcome{Result: result, Value: 0.5}, Effect: effect}}
							yield(r)
						}
					}
				}
			}
		}
	}
}

// TestSentences walks all that a report may begin with.
func TestSentences(t *testing.T) {
	seen := map[string]bool{}
	eachReport(func(r *Report) {
		says := r.says(&Input{})
		for _, s := range says {
			seen[s.What] = true
		}
		if last := &says[len(says)-1]; strings.HasPrefix(last.What, sayWithout+sayTopic) {
			last.What = strings.Replace(last.What, sayTopic, sayLanguage, 1) // the longer words
			seen[last.What] = true
		}
		sentence := Sentence(says)
		if !strings.HasSuffix(sentence, ".") || strings.Contains(sentence, "..") || len(strings.Fields(sentence)) > 30 {
			t.Errorf("%s, %s, %s: %q is no sentence of at most 30 words", r.Findings[0].Rule.ID, r.Findings[0].Result, r.Verdict, sentence)
		}
	})
	for _, what := range Sayings() {
		if !seen[what] {
			t.Errorf("no report says %q", what)
		}
	}
	if len(seen) != len(Sayings()) {
		t.Errorf("%d different things are said: %v; want those of Sayings", len(seen), seen)
	}
}

// TestWithout: what a grade had to do without is said, the missing language before the missing profile.
func TestWithout(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{`<!-- url: https://a.example/x -->
<p>[300 words]`, sayWithout + sayTopic + sayDomain},
		{`<!-- url: https://a.example/x record: authority=50,lists=2 -->
<p>[300 words]`, sayWithout + sayTopic},
	} {
		r := graded(t, c.page)
		if last := r.Says[len(r.Says)-1].What; last != c.want || r.Summary != Sentence(r.Says) {
			t.Errorf("%s: %q after %q; want %q", c.page, last, r.Summary, c.want)
		}
	}
}
