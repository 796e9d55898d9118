package edition

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"linkgrade/wasm/trust"
)

// splitEditions are what splitForEver changes between; more than are kept.
func splitEditions() ([]*Edition, error) {
	var all []*Edition
	for i := range 3 {
		const n = 600
		rows := make([]Row, 0, 2*n)
		err := synthetic(n, func(r Row) error {
			if r.Name == syntheticName(0) {
				r.Name = syntheticName(n + i)
			}
			rows = append(rows, r)
			return nil
		})
		if err != nil {
			return nil, err
		}
		e, err := Build("2026-01-02", syntheticSources(n), rows)
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

// splitForEver writes one edition after the other into a folder, and says after each that it has done it.
func splitForEver(dir string) {
	all, err := splitEditions()
	for i := rand.IntN(len(all)); err == nil; i++ {
		fmt.Println("done")
		_, err = Split(context.Background(), all[i%len(all)], dir, PaidPlan)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// However far a program came when it was killed, a host finds one whole edition to be current, and the next one is taken.
func TestSplitSurvivesKills(t *testing.T) {
	all, err := splitEditions()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	split(t, all[0], dir, PaidPlan)
	kills := 25
	if testing.Short() {
		kills = 5
	}
	r, seen := rand.New(rand.NewPCG(7, 7)), map[string]int{}
	for range kills {
		killSomewhere(t, r, killedSplit, dir, 6)
		e, err := OpenAssets(readAssets(dir))
		if err != nil {
			t.Fatal(err)
		}
		seen[e.ID()]++
		for i := range e.Document().Buckets {
			b, err := e.Bucket(trust.PrefixAt(i, e.Bits()))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := trust.OpenBucket(b, trust.PrefixAt(i, e.Bits())); err != nil {
				t.Errorf("a bucket of the current edition: %v", err)
			}
		}
		if _, _, err := e.Grounds(syntheticName(7)); err != nil {
			t.Errorf("the evidence of the current edition: %v", err)
		}
	}
	t.Logf("%d programs killed; what they left current: %v", kills, seen)
	if len(seen) < 2 {
		t.Error("always the same edition was current: this tests nothing")
	}
	if s := split(t, all[0], dir, PaidPlan); s.ID != all[0].ID() {
		t.Errorf("the next one: %+v", s)
	}
}
