package e2e

import (
	"fmt"
	"slices"
	"testing"

	"linkgrade/wasm/grade"
)

// report is the part of Report JSON (version 1) that both ways must agree on.
// What is left out is at, the second in which it was made.
type report struct {
	Version     int
	Policy      string
	Edition     string
	URL         string
	Domain      string
	Title       string
	Lang        string
	PageType    string
	Score       *float64
	Grade       *string
	Verdict     string
	Summary     string
	Confidence  float64
	NewLinkVote *float64
	Pillars     map[string]pillar
	Findings    []finding
	Links       []link
}

type pillar struct {
	Score      *float64
	Confidence float64
}

type finding struct {
	Rule, Pillar, Result string
	Value                *float64
	Effect               float64
}

type link struct {
	Index                                          int
	Href, Domain, Text, Placement, Anchor, Context string
	Rel, Flags                                     []string
	Follow, External, Yours                        bool
	Content                                        float64
	Relevance, Vote                                *float64
	Grade                                          *string
}

// No rule is excused for what a rendered page knows better: on these pages that is that nothing is hidden or covered. Rules
// of which bytes say nothing must find nothing wrong there, either.

// isRendered reports a rule that only a rendered page tells.
func isRendered(id string) bool {
	return slices.ContainsFunc(grade.Rules(), func(r *grade.Rule) bool { return r.ID == id && r.Rendered })
}

// leastRules is how many rules every report has something to say of.
const leastRules = 25

// byRule is the findings by their rules' ids.
func (r *report) byRule() map[string]finding {
	rules := map[string]finding{}
	for _, f := range r.Findings {
		rules[f.Rule] = f
	}
	return rules
}

// compareReports fails the test at the first thing that the two reports say
// differently about one page.
func compareReports(t *testing.T, tool, extension *report) {
	t.Helper()
	mine, theirs := tool.byRule(), extension.byRule()
	if len(mine) < leastRules {
		t.Errorf("the tool reports %d rules; want at least %d", len(mine), leastRules)
	}
	for rule, f := range mine {
		g, ok := theirs[rule]
		if !ok {
			t.Errorf("rule %s: the tool says %s, the extension nothing", rule, f.Result)
			continue
		}
		if isRendered(rule) && f.Result == "unknown" && g.Result == "pass" {
			continue
		}
		if d := firstDifference(f, g, nil); d != "" {
			t.Errorf("rule %s: by the tool, and by the extension: %s", rule, d)
		}
	}
	for rule, g := range theirs {
		if _, ok := mine[rule]; !ok {
			t.Errorf("rule %s: the extension says %s, the tool nothing", rule, g.Result)
		}
	}
	d := firstDifference(tool, extension, func(path string) bool { return path == "Findings" || path == "Pillars" })
	if d != "" {
		t.Errorf("by the tool, and by the extension: %s", d)
	}
	for name, p := range tool.Pillars {
		if d := firstDifference(p, extension.Pillars[name], nil); d != "" {
			t.Errorf("pillar %s: by the tool, and by the extension: %s", name, d)
		}
	}
}

// letter is the grade as the badge and the popup write it: "–" where there is none.
func (r *report) letter() string {
	if r.Grade == nil {
		return "–"
	}
	return *r.Grade
}

// points is the score as the popup writes it: a whole number, or nothing.
func (r *report) points() string {
	if r.Grade == nil || r.Score == nil {
		return ""
	}
	return fmt.Sprintf("%.0f", *r.Score)
}
