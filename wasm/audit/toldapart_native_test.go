//go:build !wasip1

package audit_test

import (
	"strings"
	"testing"

	"linkgrade/wasm/audit"
	"linkgrade/wasm/audit/simulated"
	"linkgrade/wasm/eval/apart"
)

// TestToldApart audits profiles of all kinds, of seeds and a world that nothing was set by. The limits are a little under what
// is measured (README).
func TestToldApart(t *testing.T) {
	n := uint64(150)
	if testing.Short() {
		n = 12
	}
	table := apart.Judge(&simulated.HeldOut, apart.Seed, n)
	var out strings.Builder
	if err := table.Print(&out); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d profiles of each kind:\n%s", n, &out)
	for _, c := range []struct {
		kind       string
		auc, right float64 // AUC against the rest; share that is called what it is
		accused    float64 // share that is called built or thrown in any part, at most
	}{
		{"steady", 0.96, 0.88, 0.03}, {"viral", 0.95, 0.75, 0.03}, {"paid", 0.94, 0.72, 1}, {"attacked", 0.98, 0.93, 1}, {"directories", 0.98, 0.88, 1}, {"dominated", 0.98, 0.93, 0.03},
	} {
		all := float64(table.Of(c.kind))
		if got := table.AUC(c.kind); got < c.auc {
			t.Errorf("%s: AUC %.3f; want at least %.2f", c.kind, got, c.auc)
		}
		if got := float64(table.Called[c.kind][c.kind]) / all; got < c.right {
			t.Errorf("%s: %.3f are called so; want at least %.2f", c.kind, got, c.right)
		}
		if got := float64(table.Accused[c.kind]) / all; got > c.accused {
			t.Errorf("%s: of %.3f a part is called built or thrown; want at most %.2f", c.kind, got, c.accused)
		}
	}
	if got := table.Bursts(); got < 0.95 {
		t.Errorf("planted bursts: AUC %.3f; want at least .95", got)
	}
}

// TestDisguisedBlastIsNotEarned: junk in the site's own words may be anybody's. It is called anything but earned.
func TestDisguisedBlastIsNotEarned(t *testing.T) {
	n := 60
	if testing.Short() {
		n = 6
	}
	called := map[string]int{}
	for seed := range uint64(n) {
		p := simulated.HeldOut.Disguised(30_000 + seed)
		called[apart.Kind(apart.Of(&p))]++
	}
	t.Logf("of %d: %v", n, called)
	if found := called["attacked"] + called["paid"] + called["unclear"]; float64(found) < 0.9*float64(n) {
		t.Errorf("of %d %d are called attacked, paid or unclear", n, found)
	}
}

// TestAttacksAreDisavowedAndStoriesAreNot: of those who came in a planted attack many have two strong pieces against them, of
// all others next to none.
func TestAttacksAreDisavowedAndStoriesAreNot(t *testing.T) {
	n := uint64(40)
	if testing.Short() {
		n = 6
	}
	share := func(n, of int) float64 { return float64(n) / float64(max(1, of)) }
	junk, caught, honest, wrong := 0, 0, 0, 0
	for _, k := range simulated.Kinds {
		for seed := uint64(20_000); seed < 20_000+n; seed++ {
			p := k.Draw(&simulated.HeldOut, seed)
			for _, d := range apart.Of(&p).Domains {
				isJunk := k.Name == "attacked" && d.First >= p.Burst.From && d.First < p.Burst.To+4
				switch {
				case isJunk && !d.Gone:
					junk++
					if d.Advice == audit.Disavow {
						caught++
					}
				case k.Name != "paid":
					honest++
					if d.Advice == audit.Disavow {
						wrong++
					}
				}
			}
		}
	}
	t.Logf("%d of %d domains of attacks to be disavowed, %d of %d others", caught, junk, wrong, honest)
	if share(caught, junk) < 0.3 || share(wrong, honest) > 0.001 {
		t.Errorf("%.3f of attacks, %.5f of others; want .3 and more, .001 and less", share(caught, junk), share(wrong, honest))
	}
}
