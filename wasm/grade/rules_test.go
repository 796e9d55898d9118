package grade

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestRules runs every rule on its own pages: testdata/rules/<id>.txt holds sections whose names begin with the outcome
// they must have. Every rule has at least one page that passes, one that fails and one that says nothing.
func TestRules(t *testing.T) {
	for _, rule := range Rules() {
		t.Run(rule.ID, func(t *testing.T) {
			archive, err := txtar.ParseFile(filepath.Join("testdata", "rules", rule.ID+".txt"))
			if err != nil {
				t.Fatalf("every rule has pages that show it: %v", err)
			}
			shown := map[string]bool{}
			for _, section := range archive.Files {
				want, _, _ := strings.Cut(strings.TrimSuffix(section.Name, ".html"), "-")
				shown[want] = true
				checkSection(t, rule, section.Name, want, section.Data)
			}
			for _, want := range []string{"pass", "fail", "unknown"} {
				if !shown[want] {
					t.Errorf("rule %s has no page whose outcome is %s", rule.ID, want)
				}
			}
		})
	}
}

func checkSection(t *testing.T, rule *Rule, name, want string, data []byte) {
	in, err := readFixture(string(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	got := rule.Check(in)
	if got.Result.String() != want {
		t.Errorf("%s: Check(%s) = %v %.3f %v; want %s", rule.ID, name, got.Result, got.Value, got.Evidence, want)
	}
	if got.Result == Fail && len(got.Evidence) == 0 {
		t.Errorf("%s: Check(%s) fails without evidence; a reader must see why", rule.ID, name)
	}
	if got.Value < 0 || got.Value > 1 || got.Result == Value && (got.Value == 0 || got.Value == 1) {
		t.Errorf("%s: Check(%s).Value = %v with result %v", rule.ID, name, got.Value, got.Result)
	}
	for _, e := range got.Evidence {
		if e.Text == "" || len(e.Text) > 170 || e.Link >= len(in.Links) {
			t.Errorf("%s: Check(%s) gives evidence %+v", rule.ID, name, e)
		}
	}
}

// TestRulesAreWhole holds every rule to the form that reports and POLICY.md rely on.
func TestRulesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	rank, last := map[Kind]int{Gate: 0, Cap: 1, Weight: 2, Note: 3}, 0
	for _, r := range Rules() {
		if seen[r.ID] {
			t.Errorf("two rules are called %q", r.ID)
		}
		seen[r.ID] = true
		if strings.Trim(r.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || strings.Trim(r.ID, "-") != r.ID || r.ID == "" {
			t.Errorf("rule id %q: not lower-case words joined by hyphens", r.ID)
		}
		for what, text := range map[string]string{"title": r.Title, "praise": r.Praise, "why": r.Why} {
			if text == "" || strings.HasSuffix(text, ".") != (what == "why") {
				t.Errorf("rule %s: %s %q; titles and praises have no full stop, the reason is a sentence", r.ID, what, text)
			}
		}
		if !strings.HasPrefix(r.Source, "https://") {
			t.Errorf("rule %s: source %q is no public https address", r.ID, r.Source)
		}
		if r.Check == nil || !hasPoints(r) {
			t.Errorf("rule %s: a weight needs points, a cap a limit, a gate and a note neither: %+v", r.ID, r)
		}
		if rank[r.Kind] < last {
			t.Errorf("rule %s: gates come first, then caps, weights and notes", r.ID)
		}
		last = rank[r.Kind]
		if r.Backing < Primary || r.Backing > Practice {
			t.Errorf("rule %s: backing %d; what kind of source is it?", r.ID, r.Backing)
		}
		if r.Backing == Practice && (r.Kind == Cap || r.Kind == Gate || max(r.Up, r.Down) > practiceLimit) {
			t.Errorf("rule %s: practice may lean by %v points, not decide", r.ID, practiceLimit)
		}
	}
}

func hasPoints(r *Rule) bool {
	switch r.Kind {
	case Weight:
		return r.Up >= 0 && r.Down >= 0 && r.Up+r.Down > 0 && r.Limit == 0
	case Cap:
		return r.Limit > 0 && r.Limit < 100 && r.Up == 0 && r.Down == 0
	case Gate, Note:
		return r.Limit == 0 && r.Up == 0 && r.Down == 0
	}
	return false
}

// TestOneFileARule keeps files and rules together: a rule is found by its name, and none is forgotten in Rules.
func TestOneFileARule(t *testing.T) {
	files, err := filepath.Glob("rule_*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no rule files: %v", err)
	}
	left := map[string]bool{}
	for _, f := range files {
		left[f] = true
	}
	for _, r := range Rules() {
		file := "rule_" + strings.ReplaceAll(r.ID, "-", "_") + ".go"
		src, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(src), `ID: "`+r.ID+`"`) {
			t.Errorf("rule %s does not stand in %s: %v", r.ID, file, err)
		}
		delete(left, file)
	}
	for file := range left {
		t.Errorf("the rule in %s is not in Rules()", file)
	}
	fixtures, err := filepath.Glob(filepath.Join("testdata", "rules", "*.txt"))
	if err != nil || len(fixtures) != len(Rules()) {
		t.Errorf("%d fixture files for %d rules: %v", len(fixtures), len(Rules()), err)
	}
}

// TestPracticeDoesNotDecide takes an ordinary page of which nothing is known but what one rule of practice says.
func TestPracticeDoesNotDecide(t *testing.T) {
	for _, rule := range Rules() {
		if rule.Backing != Practice || rule.Kind != Weight {
			continue
		}
		ordinary := pillarStart
		failed := ordinary - rule.Down
		w := pillarWeights[rule.Pillar()] / (pillarWeights[Trust] + pillarWeights[Placement])
		score := math.Exp(w*math.Log(failed) + (1-w)*math.Log(ordinary))
		if score < avoidBelow || letterFrom(ordinary, &letters)[0]+1 < letterFrom(score, &letters)[0] {
			t.Errorf("rule %s alone takes an ordinary page from %.0f to %.0f", rule.ID, ordinary, score)
		}
	}
}
