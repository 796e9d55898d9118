package grade

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// goldenTime stands in golden reports for the time of the grade.
const goldenTime = 1_700_000_000

// TestGoldenReports compares the reports of whole pages byte for byte; the same bytes must come out under WebAssembly.
func TestGoldenReports(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "pages", "*.html"))
	if err != nil || len(files) < 8 {
		t.Fatalf("%d pages: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := mustFixture(t, string(src))
			got := Grade(in, Meta{At: goldenTime}).AppendJSON(nil)
			checkGolden(t, strings.TrimSuffix(file, ".html")+".json", append(indented(t, got), '\n'))
		})
	}
}

// indented sets one finding and one link a line, so that a difference in review is as small as what changed. It only
// adds line breaks: taken out again, the bytes are the report's.
func indented(t *testing.T, report []byte) []byte {
	t.Helper()
	if !json.Valid(report) {
		t.Fatalf("AppendJSON = %s; want JSON", report)
	}
	s := string(report)
	for _, head := range []string{`,"pillars":`, `,"findings":[`, `,{"rule":`, `,"links":[`, `,{"index":`, `,"linksNotListed":`, `,"areas":`} {
		s = strings.ReplaceAll(s, head, ",\n"+head[1:])
	}
	if strings.ReplaceAll(s, "\n", "") != string(report) {
		t.Fatal("indented changed the report")
	}
	return []byte(s)
}

func mustFixture(t testing.TB, src string) *Input {
	t.Helper()
	in, err := readFixture(src)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func graded(t testing.TB, src string) *Report {
	t.Helper()
	return Grade(mustFixture(t, src), Meta{At: goldenTime})
}
