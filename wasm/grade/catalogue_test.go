package grade

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A signal is one row of catalogue.tsv: what could be said of a link, a page or a site, with the rules that look at it or
// the reason why none does.
type signal struct {
	id     string // the letters of its chapter and a number
	grade  string // of the evidence that it matters: E1, E2, E3 as [Backing], or R for recalled
	rules  []string
	reason string // why it is no rule; "" where rules look at it
}

// chapters are the letters of signal ids in the order of catalogue.tsv.
var chapters = []string{"IDX", "LNK", "PGC", "OUT", "SELL", "TRU", "DOM", "PRO", "OUTR"}

// readCatalogue reads catalogue.tsv: signal, grade, rule ids joined by blanks or "-", reason.
func readCatalogue(t *testing.T) (signals []signal) {
	t.Helper()
	src, err := os.ReadFile("catalogue.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(src)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 4 {
			t.Fatalf("catalogue.tsv: %q has %d columns; want 4", line, len(f))
		}
		s := signal{id: f[0], grade: f[1], reason: f[3]}
		if f[2] != "-" {
			s.rules = strings.Fields(f[2])
		}
		signals = append(signals, s)
	}
	return signals
}

// place is where a signal stands in the catalogue: by chapter, then by number; -1 where its id is none.
func (s signal) place() int {
	letters := strings.TrimRight(s.id, "0123456789")
	chapter := slices.Index(chapters, letters)
	number, err := strconv.Atoi(s.id[len(letters):])
	if chapter < 0 || err != nil {
		return -1
	}
	return chapter*1000 + number
}

// TestCatalogue holds every signal to a rule or a reason, and every rule to a signal.
func TestCatalogue(t *testing.T) {
	unnamed := map[string]bool{}
	for _, r := range Rules() {
		unnamed[r.ID] = true
	}
	rules := len(unnamed)
	last := -1
	for _, s := range readCatalogue(t) {
		if s.place() <= last {
			t.Errorf("signal %s: ids are unique, sorted by chapter (%v) and number", s.id, chapters)
		}
		last = s.place()
		if !slices.Contains([]string{"E1", "E2", "E3", "R"}, s.grade) {
			t.Errorf("signal %s: grade %q", s.id, s.grade)
		}
		if (s.reason == "") == (len(s.rules) == 0) {
			t.Errorf("signal %s: rules %v, reason %q; it has either", s.id, s.rules, s.reason)
		}
		for _, id := range s.rules {
			if !slices.ContainsFunc(Rules(), func(r *Rule) bool { return r.ID == id }) {
				t.Errorf("signal %s: no rule is called %q", s.id, id)
			}
			delete(unnamed, id)
		}
	}
	if rules == len(unnamed) {
		t.Error("catalogue.tsv names no rule at all")
	}
	for id := range unnamed {
		t.Errorf("rule %s: no signal in catalogue.tsv names it", id)
	}
}
