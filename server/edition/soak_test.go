package edition

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"linkgrade/wasm/trust"
)

// TestSoakAHundredMillionNames builds an edition of the size of the web: run by "make soak", which sets LINKGRADE_SOAK.
// It takes up to 3 GB of disk, in TMPDIR, and minutes. LINKGRADE_SOAK_NAMES says how many names instead.
func TestSoakAHundredMillionNames(t *testing.T) {
	if os.Getenv("LINKGRADE_SOAK") == "" {
		t.Skip("make soak runs this: it takes minutes and 3 GB of disk")
	}
	const maxMemory, maxBytes = 512 << 20, 5.0
	const web = 100_000_000
	n := web
	if given := os.Getenv("LINKGRADE_SOAK_NAMES"); given != "" {
		var err error
		if n, err = strconv.Atoi(given); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	start := time.Now()
	e := buildSynthetic(t, dir, n)
	took := time.Since(start)
	info, err := os.Stat(filepath.Join(dir, "edition", bucketsFile))
	if err != nil {
		t.Fatal(err)
	}
	evidence := int64(e.Document().Evidence.Bytes)
	size := float64(info.Size()+evidence) / float64(e.Document().Names)
	memory, known := peakMemory()
	t.Logf("%d names in %v (%.0f a second), %d MB of memory at most, buckets of %d MB and evidence of %d MB: %.2f bytes a name, pack of %d KB",
		n, took.Round(time.Second), float64(n)/took.Seconds(), memory>>20, info.Size()>>20, evidence>>20, size, len(e.Pack())>>10)
	if known && memory > maxMemory {
		t.Errorf("building takes %d MB of memory; want at most %d", memory>>20, maxMemory>>20)
	}
	if size > maxBytes && n == web { // fewer names lie farther apart, and take more each
		t.Errorf("a name takes %.2f bytes; want at most %.0f", size, maxBytes)
	}
	if missing := n - e.Document().Names; missing > 20 { // names that share 56 bits
		t.Errorf("%d names are missing", missing)
	}
	if err := e.Verify(); err != nil {
		t.Errorf("Verify: %v", err)
	}
	t.Logf("built and verified in %v", time.Since(start).Round(time.Second))
	checkSplit(t, e, filepath.Join(dir, "assets"))
	checkFalseHits(t, e, n, 10_000_000)
}

// checkSplit writes the edition as files for a host: with the longest prefixes, too, the paid plan takes it.
func checkSplit(t *testing.T, e *Edition, dir string) {
	t.Helper()
	start := time.Now()
	s, err := Split(t.Context(), e, dir, PaidPlan)
	if err != nil || s.Files != FilesOf(e.Bits()) {
		t.Fatalf("Split: %+v, %v; want %d files", s, err, FilesOf(e.Bits()))
	}
	took := time.Since(start)
	start = time.Now()
	if s, err = Split(t.Context(), e, dir, PaidPlan); err != nil || !s.Again {
		t.Errorf("Split again: %+v, %v", s, err)
	}
	largest := int64(0)
	for g := range evidenceGroups(e.Bits()) {
		largest = max(largest, e.groupBytes(g))
	}
	t.Logf("%d files in %v, compared again in %v; the largest file of evidence has %d KB",
		s.Files, took.Round(time.Second), time.Since(start).Round(time.Second), largest>>10)
}

// checkFalseHits asks the pack for names on no list: one in 4,096 may have an authority by chance, none a category.
func checkFalseHits(t *testing.T, e *Edition, listed, asked int) {
	t.Helper()
	pack, err := trust.OpenPack(e.Pack())
	if err != nil {
		t.Fatal(err)
	}
	authorities, categories := 0, 0
	for i := range asked {
		r, _ := pack.Lookup(syntheticName(listed + i))
		if r.Authority != 0 {
			authorities++
		}
		if r.Categories != 0 {
			categories++
		}
	}
	t.Logf("%d names on no list: %d hit an authority, %d a category", asked, authorities, categories)
	if authorities > asked/4096 || categories > 0 {
		t.Errorf("of %d names on no list %d have an authority and %d a category; want at most %d and none",
			asked, authorities, categories, asked/4096)
	}
}
