//go:build !wasip1

package disavow

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestPublished reads a list of 18,000 lines that was published to be disavowed, as people write them.
func TestPublished(t *testing.T) {
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: no published disavow list to read")
	}
	text, err := os.ReadFile(filepath.Join(data, "data", "lists", "disavow_published.txt"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(text)
	if err != nil || !bytes.Equal(f.AppendText(nil), append(bytes.TrimSuffix(text, []byte("\n")), '\n')) {
		t.Errorf("it is not written as it was read (%v)", err)
	}
	lines, _ := f.Size()
	sites, pages := f.Counts()
	problems := f.Problems()
	shared := 0
	for _, p := range problems {
		if p.Fault == Shared {
			shared++
			t.Logf("line %d: %s: %s", p.Line, p.Text, p.Fault.Sentence())
		}
	}
	t.Logf("%d lines, %d sites, %d pages, %d with a fault, %d of them shared names", lines, sites, pages, len(problems), shared)
	if sites < 18_000 || shared > 100 {
		t.Errorf("of %d lines %d are sites and %d shared names", lines, sites, shared)
	}
	if fit, err := f.Fit(); fit != f || err != nil {
		t.Errorf("it does not fit as it is: %v", err)
	}
}
