package feeds

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"linkgrade/server/authority"
	"linkgrade/server/edition"
	"linkgrade/server/lines"
)

var update = flag.Bool("update", false, "rewrite what the fixtures become; review the difference like code")

// kindWords are the kinds as the golden files write them.
var kindWords = [authority.Kinds]string{
	authority.MajesticSubNets: "RefSubNets", authority.MajesticIPs: "RefIPs",
	authority.HarmonicRank: "harmonic-rank", authority.PageRankRank: "pagerank-rank",
	authority.TrancoRank: "tranco-rank", authority.ChromeRank: "chrome-rank",
	authority.RadarRank: "radar-rank", authority.UmbrellaRank: "umbrella-rank",
	authority.TeamDA: "DA", authority.TeamDR: "DR", authority.TeamTF: "TF", authority.TeamAS: "AS",
}

// written is a row as the golden files write it.
func written(row edition.Row) string {
	text := row.Name.String()
	if c := row.Record.Categories; c != 0 {
		text += " " + c.String()
	}
	for _, m := range row.Measures {
		if m.Kind != authority.None {
			text += " " + kindWords[m.Kind] + "=" + strconv.FormatFloat(float64(m.Value), 'f', -1, 32)
		}
	}
	return text + "\n"
}

func fixture(t testing.TB, id string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", id))
	if err != nil {
		t.Fatalf("feed %s has no fixture: %v", id, err)
	}
	return string(b)
}

// Every feed's fixture becomes what its golden file says: rows, then counts.
func TestFeedsReadTheirFixtures(t *testing.T) {
	for _, f := range All() {
		t.Run(f.ID, func(t *testing.T) {
			var got strings.Builder
			count, err := f.Read(strings.NewReader(fixture(t, f.ID)), func(row edition.Row) error {
				if row.Source != f.ID {
					t.Errorf("a row is of source %q", row.Source)
				}
				got.WriteString(written(row))
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			taken := strings.Count(got.String(), "\n")
			fmt.Fprintf(&got, "\nrows %d, taken %d\n", count.Rows, taken)
			if count.Dated != "" {
				fmt.Fprintf(&got, "dated %s\n", count.Dated)
			}
			for _, why := range slices.Sorted(maps.Keys(count.Dropped)) {
				fmt.Fprintf(&got, "%s %d\n", why, count.Dropped[why])
				taken += count.Dropped[why]
			}
			if taken != count.Rows {
				t.Errorf("%d rows, but %d taken or dropped", count.Rows, taken)
			}
			golden := filepath.Join("testdata", f.ID+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != string(want) {
				t.Errorf("the fixture becomes\n%s\nwant\n%s", got.String(), want)
			}
		})
	}
}

// Every feed says what a user and a publisher of an edition need to know.
func TestFeedsDescribeThemselves(t *testing.T) {
	id := regexp.MustCompile(`^[a-z0-9-]+$`)
	seen := map[string]bool{}
	for _, f := range All() {
		if !id.MatchString(f.ID) || seen[f.ID] {
			t.Errorf("the id %q is empty, comes twice or has other characters", f.ID)
		}
		seen[f.ID] = true
		for what, text := range map[string]string{
			"name": f.Name, "publisher": f.Publisher, "licence": f.Licence, "reason": f.Share.Because,
			"what": f.What, "family": f.Family,
		} {
			if text == "" {
				t.Errorf("feed %s has no %s", f.ID, what)
			}
		}
		for _, url := range append(f.URLs, f.Page) {
			if !strings.HasPrefix(url, "https://") && (url != "" || f.Publisher != "you") {
				t.Errorf("feed %s: %q is not an https address", f.ID, url)
			}
		}
		if f.Sums != "" && (!strings.HasPrefix(f.Sums, "https://") || len(f.URLs) == 0) {
			t.Errorf("feed %s: checksums at %q", f.ID, f.Sums)
		}
		if (f.Licence == "none stated" || strings.Contains(f.Licence, "-NC-")) && f.Share.Allowed {
			t.Errorf("feed %s may be passed on under the licence %q", f.ID, f.Licence)
		}
		if got, ok := Find(f.ID); !ok || got.Name != f.Name {
			t.Errorf("Find(%q) = %q, %v", f.ID, got.Name, ok)
		}
		if s := f.Source(); s.ID != f.ID || s.Weak != f.Weak || s.Family != f.Family || s.Licence != f.Licence {
			t.Errorf("Source of %s is %+v", f.ID, s)
		}
	}
	if _, ok := Find("nothing"); ok {
		t.Error("Find finds what is not there")
	}
}

// What a list says of a name below a private suffix, of a host or of a suffix never
// falls on the name above.
func TestEntriesBelowNeverCondemnTheNameAbove(t *testing.T) {
	const hosts = "evil.github.io\ngithub.io\nevil.example.com\nco.uk\nwww.bad.example\n"
	for _, id := range []string{"urlhaus", "parked", "disavow"} {
		var names []string
		f, _ := Find(id)
		if _, err := f.Read(strings.NewReader(hosts), func(row edition.Row) error {
			names = append(names, row.Name.String())
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(names); got != "[evil.github.io bad.example]" {
			t.Errorf("%s speaks of %v", id, got)
		}
	}
}

func TestForeignFilesAreRefused(t *testing.T) {
	for _, f := range All() {
		for what, text := range map[string]string{
			"nothing":       "",
			"a web page":    "<!DOCTYPE html>\n<html><title>404</title>google.com</html>\n",
			"binary data":   "\x00\x01\x02\x03",
			"JSON":          `{"error":"not found"}`,
			"a sentence":    "Too many requests, try again later\n",
			"a broken list": "[{\"domains\":[\"example.edu\"]},",
		} {
			if _, err := f.Read(strings.NewReader(text), func(edition.Row) error { return nil }); !errors.Is(err, ErrForeign) {
				t.Errorf("%s reads %s: %v; want ErrForeign", f.ID, what, err)
			}
		}
	}
}

// A document is read whole or not at all.
func TestUniversitiesHaveAnEnd(t *testing.T) {
	f, _ := Find("universities")
	const one = `{"domains":["example.edu"]}`
	for text, want := range map[string]error{
		"[" + one + "]":                     nil,
		"[" + one + "," + one + "\n]\n ":    nil,
		"[" + one:                           ErrForeign,
		"[" + one + ",":                     ErrForeign,
		"[" + one + "}":                     ErrForeign,
		"[" + one + "][":                    ErrForeign,
		"[" + one + "] and more":            ErrForeign,
		"[" + one + "]" + one:               ErrForeign,
		"[" + one + strings.Repeat("\n", 9): ErrForeign,
		`[` + one + `,{"name":"` + strings.Repeat("x", 2*maxUniversity) + `","domains":["example.org"]}]`: errLong,
	} {
		if _, err := f.Read(strings.NewReader(text), func(edition.Row) error { return nil }); !errors.Is(err, want) {
			t.Errorf("%.80s: %v; want %v", text, err, want)
		}
	}
}

func TestReadStopsWhenNothingMoreIsTaken(t *testing.T) {
	full := errors.New("disk full")
	for _, f := range All() {
		calls := 0
		_, err := f.Read(strings.NewReader(fixture(t, f.ID)), func(edition.Row) error {
			calls++
			return full
		})
		if !errors.Is(err, full) || errors.Is(err, ErrForeign) || calls != 1 {
			t.Errorf("%s: %v after %d rows; want the first row's error", f.ID, err, calls)
		}
	}
}

func TestLongLinesAreMalformedAndCostNothing(t *testing.T) {
	f, _ := Find("parked")
	text := "first.example\n" + strings.Repeat("x", 3*lines.Max) + ".example\nlast.example\n" + strings.Repeat("y", lines.Max)
	var got []string
	count, err := f.Read(strings.NewReader(text), func(row edition.Row) error {
		got = append(got, row.Name.String())
		return nil
	})
	if err != nil || count.Rows != 4 || count.Dropped[edition.Malformed] != 2 || !slices.Equal(got, []string{"first.example", "last.example"}) {
		t.Errorf("%v, %+v, %v; want the first and the last name and two malformed lines", got, count, err)
	}
}
