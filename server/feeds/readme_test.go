package feeds

import (
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"
)

// The table of feeds in the README is made of them.
func TestReadmeListsTheFeeds(t *testing.T) {
	const path, from, to = "README.md", "<!-- feeds -->\n", "<!-- /feeds -->\n"
	var table strings.Builder
	table.WriteString("| feed | of | from | licence | passed on | what |\n|---|---|---|---|---|---|\n")
	for _, f := range All() {
		share := "no"
		if f.Share.Allowed {
			share = "yes"
		}
		from := "a file" // that somebody brings
		if len(f.URLs) > 0 {
			u, err := url.Parse(f.URLs[0])
			if err != nil {
				t.Fatal(err)
			}
			from = u.Hostname()
		}
		fmt.Fprintf(&table, "| `%s` | %s | %s | %s | %s: %s | %s |\n", f.ID, f.Publisher, from, f.Licence, share, f.Share.Because, f.What)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(b), from)
	_, after, closed := strings.Cut(rest, to)
	if !ok || !closed {
		t.Fatalf("%s has no %q and %q around its table", path, from, to)
	}
	want := before + from + table.String() + to + after
	if want == string(b) {
		return
	}
	if !*update {
		t.Fatalf("the table in %s is stale: run go test ./server/feeds -update", path)
	}
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}
