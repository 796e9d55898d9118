//go:build !wasip1

package page

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLaneOnCorpora(t *testing.T) {
	cases := 0
	for _, file := range append(corpus(t, "tokenizer"), corpus(t, "tree-construction")...) {
		b, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		for _, src := range corpusSources(t, file, b) {
			cases++
			if diff := laneDiff(t, []byte(src)); diff != "" {
				t.Errorf("%s: ReadHTML(%q): %s", filepath.Base(file), src, diff)
			}
		}
	}
	if cases < 2000 {
		t.Errorf("%d cases; want the thousands that the corpora hold", cases)
	}
}

// corpusSources is the markup of a file of html5lib's tests.
func corpusSources(t *testing.T, file string, b []byte) (list []string) {
	switch filepath.Ext(file) {
	case ".test":
		var tests struct{ Tests []struct{ Input string } }
		if err := json.Unmarshal(b, &tests); err != nil {
			t.Errorf("%s: %v", filepath.Base(file), err)
		}
		for _, one := range tests.Tests {
			list = append(list, one.Input)
		}
	case ".dat":
		for _, one := range strings.Split("\n"+string(b), "\n#data\n")[1:] {
			src, _, _ := strings.Cut(one, "\n#errors")
			list = append(list, src)
		}
	}
	return list
}

func TestLaneOnRealPages(t *testing.T) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the real pages are not distributed")
	}
	for _, folder := range []string{"bench/pages", "bench/placement/pages"} {
		files, err := filepath.Glob(filepath.Join(data, folder, "*.html.gz"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no pages in %s: %v", folder, err)
		}
		for _, file := range files {
			if diff := laneDiff(t, gunzipFile(t, file)); diff != "" {
				t.Errorf("%s: %s", filepath.Base(file), diff)
			}
		}
		t.Logf("%s: %d pages", folder, len(files))
	}
}
