package grade

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A signal is one row of catalogue.tsv: what could be said of a link, a page or a site, with the rules that look at it or
// the reason why none does.
type signal struct {
	id     string // the letters of its chapter and a number
	name   string // what it is, in a few words
	grade  string // of the evidence that it matters: E1, E2, E3 as [Backing], or R for recalled
	rules  []string
	reason string // why it is no rule; "" where rules look at it
}

// chapters are the letters of signal ids in the order of catalogue.tsv.
var chapters = []string{"IDX", "LNK", "PGC", "OUT", "SELL", "TRU", "DOM", "PRO", "OUTR"}

// readCatalogue reads catalogue.tsv: signal, grade, name, rule ids joined by blanks or "-", reason.
func readCatalogue(t *testing.T) (signals []signal) {
	t.Helper()
	src, err := os.ReadFile("catalogue.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(src)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 5 {
			t.Fatalf("catalogue.tsv: %q has %d columns; want 5", line, len(f))
		}
		s := signal{id: f[0], grade: f[1], name: f[2], reason: f[4]}
		if f[3] != "-" {
			s.rules = strings.Fields(f[3])
		}
		signals = append(signals, s)
	}
	return signals
}

// place is where a signal stands in the catalogue: by chapter, then by number; -1 where its id is none.
func (s signal) place() int {
	letters := strings.TrimRight(s.id, "0123456789")
	if letters == s.id {
		return -1
	}
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

// neverScored mark down honest, private and small sites, whatever they correlate with.
var neverScored = strings.Fields("TRU06 TRU07 TRU08 TRU09 TRU10 TRU11 TRU12 TRU23 DOM16 DOM24 DOM44")

// TestNeverScored: no rule looks at these, and none rests on what is recalled only.
func TestNeverScored(t *testing.T) {
	sourced := map[string]bool{}
	for _, s := range readCatalogue(t) {
		if slices.Contains(neverScored, s.id) && len(s.rules) > 0 {
			t.Errorf("signal %s is never scored, and %v do", s.id, s.rules)
		}
		for _, id := range s.rules {
			sourced[id] = sourced[id] || s.grade != "R"
		}
	}
	for _, r := range Rules() {
		if !sourced[r.ID] {
			t.Errorf("rule %s rests on signals alone that are recalled, not sourced", r.ID)
		}
	}
}

// TestCatalogueIsWhole compares with the list of signals that rules are to be made of, where it is at hand: every one of them
// is accounted for, with the grade that it has there.
func TestCatalogueIsWhole(t *testing.T) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set (the list of signals is not distributed)")
	}
	src, err := os.ReadFile(filepath.Join(data, "SIGNALS.md"))
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]signal{}
	for _, s := range readCatalogue(t) {
		have[s.id] = s
	}
	listed := 0
	for line := range strings.Lines(string(src)) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		id := strings.TrimPrefix(cells[0], "| ")
		if len(cells) < 6 || (signal{id: id}).place() < 0 {
			continue
		}
		listed++
		if grade := strings.TrimSuffix(cells[len(cells)-1], " |"); have[id].grade != grade {
			t.Errorf("signal %s: graded %q here, %q in the list", id, have[id].grade, grade)
		}
	}
	if listed < 300 {
		t.Errorf("%d signals read of the list; want them all", listed)
	}
}
