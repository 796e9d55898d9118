package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// evaluator runs an expression in one of the extension's documents, as a driver's PopupEval does in the popup.
type evaluator func(ctx context.Context, expression string) (json.RawMessage, error)

// axeRules are the rules of WCAG 2.0 to 2.2, A and AA, and axe's own of good practice.
const axeRules = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`

// notOurs are rules of good practice for whole pages on the web, which a popup or a sidebar is not: it has no room for
// landmarks around every line, and what is no page needs no heading of the first level.
var notOurs = []string{"region"}

// checkAxe runs axe-core in a document, all of it in view or not, and fails the test for every violation.
func checkAxe(ctx context.Context, t *testing.T, what string, eval evaluator) {
	t.Helper()
	script, err := os.ReadFile(filepath.Join(root, "extension", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		lacking(t, "axe-core is not installed (cd extension && npm ci): %v", err)
	}
	if _, err := eval(ctx, "(() => {"+string(script)+"\n})()"); err != nil {
		t.Fatalf("axe-core in the %s: %v", what, err)
	}
	off := map[string]any{}
	for _, id := range notOurs {
		off[id] = map[string]bool{"enabled": false}
	}
	rules, err := json.Marshal(off)
	if err != nil {
		t.Fatal(err)
	}
	// All is checked; of what passes, axe describes one element of each rule in place of every one.
	var found struct {
		Passes     int
		Violations []struct {
			ID, Help string
			Nodes    []string
		}
	}
	read(t, &found)(eval(ctx, fmt.Sprintf(`axe.run({runOnly: {type: "tag", values: %s}, rules: %s, resultTypes: ["violations"]}).then(({passes, violations}) => ({
		Passes: passes.length,
		Violations: violations.map(({id, help, nodes}) => ({ID: id, Help: help, Nodes: nodes.map(({html, failureSummary}) => html.slice(0, 200) + " " + failureSummary)})),
	}))`, axeRules, rules)))
	if found.Passes < 10 {
		t.Errorf("axe-core checked %d rules in the %s; want 10 or more", found.Passes, what)
	}
	for _, v := range found.Violations {
		t.Errorf("%s: %s: %s\n\t%s", what, v.ID, v.Help, strings.Join(v.Nodes, "\n\t"))
	}
}
