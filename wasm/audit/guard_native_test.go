//go:build !wasip1

package audit

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"linkgrade/wasm/audit/export"
)

// TestNeverDisavowed draws two thousand profiles, ten thousand by make soak, in which guarded names have the worst rows that there
// are, among junk and honest sites, and never finds one of them in a file.
func TestNeverDisavowed(t *testing.T) {
	names := slices.Sorted(maps.Keys(guarded))
	profiles, disavowed := 2_000, 0
	switch {
	case testing.Short():
		profiles = 300
	case os.Getenv("LINKGRADE_SOAK") != "":
		profiles = 10_000
	}
	for seed := range uint64(profiles) {
		r := rand.New(rand.NewPCG(seed, 3))
		a := Begin(guardOptions())
		f := a.Open(&export.File{Tool: "ahrefs"})
		for i := range 8 + r.IntN(16) {
			host := fmt.Sprintf("junk%d.%s", r.IntN(9), []string{"xyz", "com", "blogspot.com"}[r.IntN(3)])
			if r.IntN(2) == 0 {
				host = []string{"", "www.", "a."}[r.IntN(3)] + names[r.IntN(len(names))]
			}
			row := worst(host, i)
			row.First = export.Day(19000 + r.IntN(900))
			if r.IntN(3) == 0 {
				row.Anchor, row.Title = "Bakery", "A fine bakery"
			}
			if !row.Name.IsZero() {
				a.Take(f, &row)
			}
		}
		for _, d := range a.Report().Domains {
			if d.Advice != Disavow {
				continue
			}
			disavowed++
			if guarded[d.Name] != "" {
				t.Fatalf("profile %d: %s is to be disavowed", seed, d.Name)
			}
		}
	}
	if disavowed < profiles {
		t.Errorf("of %d profiles full of junk %d names are to be disavowed: the test shows nothing", profiles, disavowed)
	}
}
