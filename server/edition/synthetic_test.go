package edition

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// suffixes of the synthetic names, about as often as they occur in rank lists.
var suffixes = []string{".com", ".com", ".com", ".com", ".org", ".net", ".de", ".co.uk", ".ru", ".com.br", ".jp", ".info"}

// syntheticName is the i-th of any number of different names, the same every time.
func syntheticName(i int) domain.Name {
	v := uint64(i) * 0x9e3779b97f4a7c15 // odd: no two i give the same
	n, err := domain.ParseName("s" + strconv.FormatUint(v, 36) + suffixes[v>>60%uint64(len(suffixes))])
	if err != nil {
		panic(err)
	}
	return n
}

// synthetic gives the rows of an edition of n names as a web crawl ranks them: an authority falls with the logarithm of
// the rank, a second list knows the first million, one name in fifty has a category, and one in five thousand harms.
func synthetic(n int, add func(Row) error) error {
	for i := range n {
		name := syntheticName(i)
		authority := trust.AuthorityOf(int(100 - 11*math.Log10(float64(i+1))))
		if err := add(Row{Source: "crawl", Name: name, Record: trust.Record{Authority: authority}}); err != nil {
			return err
		}
		if i < 1_000_000 && i < n/10 {
			visits := Row{Source: "visits", Name: name, Record: trust.Record{Authority: authority, Popularity: trust.PopularityOf(i + 1)}}
			if err := add(visits); err != nil {
				return err
			}
		}
		if c := syntheticCategory(i); c != 0 {
			if err := add(Row{Source: "kinds", Name: name, Record: trust.Record{Categories: c}}); err != nil {
				return err
			}
			if c&harmful != 0 { // a second list, or the ranked name would not be accused
				if err := add(Row{Source: "kinds2", Name: name, Record: trust.Record{Categories: c}}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func syntheticCategory(i int) trust.Category {
	switch {
	case i%5000 == 17:
		return trust.Phishing
	case i%50 == 3:
		return []trust.Category{trust.Press, trust.Adult, trust.Education, trust.Gambling}[i/50%4]
	default:
		return 0
	}
}

// syntheticSources count what synthetic gives.
func syntheticSources(n int) []Source {
	counts := map[string]int{"crawl": n, "visits": min(1_000_000, n/10), "kinds": 0, "kinds2": 0}
	for i := range n {
		if c := syntheticCategory(i); c != 0 {
			counts["kinds"]++
			if c&harmful != 0 {
				counts["kinds2"]++
			}
		}
	}
	var sources []Source
	for id, rows := range counts {
		sources = append(sources, Source{ID: id, Rows: rows})
	}
	return sources
}

// buildSynthetic builds an edition of n names below dir and opens it.
func buildSynthetic(t testing.TB, dir string, n int) *Edition {
	t.Helper()
	b, err := NewBuilder(dir, "2026-01-02")
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if err := synthetic(n, b.Add); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "edition")
	if _, err := b.Finish(context.Background(), syntheticSources(n), out); err != nil {
		t.Fatal(err)
	}
	e, err := Open(os.DirFS(out))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

// peakMemory is the most memory the process has had, in bytes; ok is false where Linux does not tell.
func peakMemory() (bytes int, ok bool) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, false
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, err := strconv.Atoi(kb)
	return n << 10, err == nil
}
