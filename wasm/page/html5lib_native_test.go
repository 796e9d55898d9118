//go:build !wasip1

package page

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// corpus is a folder of html5lib's tests (github.com/html5lib/html5lib-tests, MIT), which golang.org/x/net carries.
func corpus(t *testing.T, folder string) []string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "golang.org/x/net").Output()
	if err != nil {
		t.Skip("html5lib's tests are not here: the module golang.org/x/net has no folder")
	}
	files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), "html", "testdata", "html5lib-tests", folder, "*"))
	if err != nil || len(files) == 0 {
		t.Skip("html5lib's tests are not here: golang.org/x/net came without its testdata")
	}
	return files
}

func TestTokenizerCorpus(t *testing.T) {
	cases := 0
	for _, file := range corpus(t, "tokenizer") {
		b, err := os.ReadFile(file)
		if err != nil || filepath.Ext(file) != ".test" {
			continue
		}
		var tests struct {
			Tests []struct{ Description, Input string }
		}
		if err := json.Unmarshal(b, &tests); err != nil {
			t.Errorf("%s: %v", filepath.Base(file), err)
		}
		for _, tt := range tests.Tests {
			cases++
			if err := checkFacts(read(t, tt.Input)); err != nil {
				t.Errorf("%s, %s: ReadHTML(%q): %v", filepath.Base(file), tt.Description, tt.Input, err)
			}
		}
	}
	if cases < 1000 {
		t.Errorf("%d cases; want the thousands that the corpus holds", cases)
	}
}

// The corpus of the tree construction is made of the markup that a one-pass reader follows least. Every case must give
// sound facts; that most also give those of the tree keeps the rules of nesting.go from getting worse.
func TestTreeCorpus(t *testing.T) {
	const leastShare = 0.97
	cases, equal := 0, 0
	for _, file := range corpus(t, "tree-construction") {
		b, err := os.ReadFile(file)
		if err != nil || filepath.Ext(file) != ".dat" {
			continue
		}
		for _, one := range strings.Split("\n"+string(b), "\n#data\n")[1:] {
			src, rest, ok := strings.Cut(one, "\n#errors")
			if !ok || strings.Contains(rest, "#document-fragment") || strings.Contains(rest, "#script-off") {
				continue
			}
			cases++
			if err := checkFacts(read(t, src)); err != nil {
				t.Errorf("%s: ReadHTML(%q): %v", filepath.Base(file), src, err)
			}
			if diff := feederDiff(t, []byte(src)); diff == "" {
				equal++
			} else if testing.Verbose() {
				t.Logf("%s: %q: %.200s", filepath.Base(file), src, diff)
			}
		}
	}
	t.Logf("%d of %d cases give the facts of the tree", equal, cases)
	if float64(equal) < leastShare*float64(cases) {
		t.Errorf("%d of %d cases give the facts of the tree; want at least %.0f %%", equal, cases, 100*leastShare)
	}
}
