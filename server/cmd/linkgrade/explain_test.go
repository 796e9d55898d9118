package main

import (
	"strings"
	"testing"

	"linkgrade/wasm/grade"
)

func TestExplainEveryRule(t *testing.T) {
	_, list, _ := call(t, "", "explain")
	for _, r := range grade.Rules() {
		if !strings.Contains(list, r.ID+" ") {
			t.Errorf("explain lists no %s", r.ID)
		}
		code, out, errs := call(t, "", "explain", r.ID)
		if code != 0 || errs != "" {
			t.Errorf("explain %s = %d, %q", r.ID, code, errs)
		}
		for _, part := range []string{r.Title, r.Praise, r.Why, r.Source, r.Backing.String(), r.Family.String()} {
			if r.Kind != grade.Weight && part == r.Family.String() {
				continue
			}
			if !strings.Contains(out, part) {
				t.Errorf("explain %s does not say %q:\n%s", r.ID, part, out)
			}
		}
	}
}

func TestExplainWhatIsNoRule(t *testing.T) {
	code, _, errs := call(t, "", "explain", "no-such-rule")
	if code != 2 || !strings.Contains(errs, `no rule "no-such-rule"`) {
		t.Errorf("explain no-such-rule = %d, %q; want 2 and the name", code, errs)
	}
}

func TestGradeWhy(t *testing.T) {
	file := write(t, "bees.html", article)
	_, brief, _ := call(t, "", "grade", file, "--url", "https://garden.example/bees")
	_, full, _ := call(t, "", "grade", "--why", file, "--url", "https://garden.example/bees")
	if strings.Contains(brief, "(secure)") || !strings.Contains(full, "(secure)") || !strings.Contains(full, "E2: https://") {
		t.Errorf("--why must add findings that moved little, with sources; without it\n%s\nwith it\n%s", brief, full)
	}
}
