package apart

import (
	"math"
	"testing"

	"linkgrade/wasm/audit"
)

func TestAUC(t *testing.T) {
	for _, c := range []struct {
		name string
		all  []scored
		want float64
	}{
		{"told apart", []scored{{true, 0.9}, {false, 0.1}, {true, 0.5}}, 1},
		{"the wrong way round", []scored{{true, 0.1}, {false, 0.9}}, 0},
		{"all alike", []scored{{true, 0.5}, {false, 0.5}, {false, 0.5}}, 0.5},
		{"one of four pairs wrong", []scored{{true, 4}, {false, 3}, {true, 2}, {false, 1}}, 0.75},
	} {
		if got := aucOf(c.all); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %.3f; want %.3f", c.name, got, c.want)
		}
	}
}

func TestKind(t *testing.T) {
	burst := func(o audit.Origin, score float64, confirmed bool) audit.Report {
		b := audit.Burst{Score: score, Confirmed: confirmed}
		b.Verdict = o
		return audit.Report{Flow: audit.Flow{Bursts: []audit.Burst{b}}, Look: audit.Look{Verdict: audit.Earned}}
	}
	for _, c := range []struct {
		name string
		r    audit.Report
		want string
	}{
		{"an attack", burst(audit.Attacked, 4, true), "attacked"}, {"bought", burst(audit.Built, 4, true), "paid"}, {"a story", burst(audit.Earned, 20, true), "viral"},
		{"a wild week", burst(audit.Earned, 4, true), "steady"}, {"not confirmed", burst(audit.Attacked, 20, false), "steady"}, {"nobody knows", burst(audit.Unclear, 20, true), "unclear"},
		{"entries", audit.Report{Look: audit.Look{Verdict: audit.Built}}, "directories"}, {"nothing", audit.Report{}, "unclear"},
		{"one source", audit.Report{Look: audit.Look{Verdict: audit.Earned, Reasons: []audit.Reason{{ID: "one-source-brings-most"}}}}, "dominated"},
	} {
		if got := Kind(&c.r); got != c.want {
			t.Errorf("%s is read as %s; want %s", c.name, got, c.want)
		}
	}
}
