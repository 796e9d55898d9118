//go:build !wasip1

package grade

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const labelledDir = "testdata/labelled"

// labelFields are the columns of a pass with what may stand in them; no words means any text.
// testdata/labelled/README.md says what each word means.
var labelFields = []struct{ name, words string }{
	{"page", ""},
	{"advice", "pursue look-closer avoid cannot-tell"},
	{"sells", "yes no unclear"},
	{"spam", "yes no"},
	{"undisclosed", "yes no unclear"},
	{"small", "yes no"},
	{"indexable", "yes no"},
	{"kind", "article blog-post news product category service forum-thread documentation home tool list reference empty other"},
	{"confidence", "1 2 3"},
	{"reasons", ""},
}

// passSums is the SHA-256 of every pass as it was read: labels that follow the rules they measure would measure nothing.
var passSums = map[string]string{
	"pass1.tsv": "9034e7e71175950a809e3bb06f8a363f4be3bf529ec027b5bcb8715e4a7ac786",
	"pass2.tsv": "2f7d7f408f47a1c107393f38160023bc6dd3454236b89cefe2de7771e3ceeb6c",
}

func TestHandLabels(t *testing.T) {
	var sample []string
	for _, line := range linesOf(t, filepath.Join(labelledDir, "sample.tsv")) {
		_, page, _ := strings.Cut(line, "\t")
		sample = append(sample, page)
	}
	slices.Sort(sample)
	passes, _ := filepath.Glob(filepath.Join(labelledDir, "pass*.tsv"))
	if len(passes) != len(passSums) {
		t.Errorf("%d passes; want the %d whose sums are known", len(passes), len(passSums))
	}
	for _, file := range passes {
		checkSum(t, file)
		if pages := labelledPages(t, file); !slices.Equal(pages, sample) {
			t.Errorf("%s: %d pages; want each of the %d of sample.tsv once", filepath.Base(file), len(pages), len(sample))
		}
	}
	if len(sample) < 200 {
		t.Errorf("%d labelled pages; want at least 200", len(sample))
	}
}

func checkSum(t *testing.T, file string) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b)
	if got, want := fmt.Sprintf("%x", sum), passSums[filepath.Base(file)]; got != want {
		t.Errorf("%s: sum %s; want %s: labels are not edited", filepath.Base(file), got, want)
	}
}

// labelledPages are the references of a pass, sorted, its fields checked against their words.
func labelledPages(t *testing.T, file string) (pages []string) {
	for i, line := range linesOf(t, file) {
		cells := strings.Split(line, "\t")
		if len(cells) != len(labelFields) {
			t.Errorf("%s:%d: %d fields; want %d", filepath.Base(file), i+1, len(cells), len(labelFields))
			continue
		}
		for j, field := range labelFields {
			words := strings.Fields(field.words)
			if i == 0 {
				words = []string{field.name}
			}
			if cells[j] == "" || len(words) > 0 && !slices.Contains(words, cells[j]) {
				t.Errorf("%s:%d: %s = %q; want one of %q", filepath.Base(file), i+1, field.name, cells[j], words)
			}
		}
		if i > 0 {
			pages = append(pages, cells[0])
		}
	}
	slices.Sort(pages)
	return pages
}

func TestHandLabelledPagesExist(t *testing.T) {
	data := benchData(t)
	for _, line := range linesOf(t, filepath.Join(labelledDir, "sample.tsv")) {
		_, page, _ := strings.Cut(line, "\t")
		if _, err := os.Stat(filepath.Join(data, "bench", page+".html.gz")); err != nil {
			t.Errorf("%s: %v", page, err)
		}
	}
}

func TestHandLabelledSampleFollowsItsRule(t *testing.T) {
	if testing.Short() {
		t.Skip("drawing reads every page of the bench")
	}
	got, want := drawSample(t, benchData(t)), linesOf(t, filepath.Join(labelledDir, "sample.tsv"))
	if !slices.Equal(got, want) {
		t.Errorf("the rule draws %d pages, not the %d of sample.tsv in their order", len(got), len(want))
	}
}

func benchData(t *testing.T) string {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the labelled pages are not distributed")
	}
	return data
}

func linesOf(t *testing.T, file string) []string {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}
