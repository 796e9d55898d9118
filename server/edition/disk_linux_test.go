package edition

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"syscall"
	"testing"
)

// smallDisk is a folder on a disk of so many bytes; only root may make one.
func smallDisk(t *testing.T, bytes int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", bytes)); err != nil {
		t.Skipf("a small disk needs root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// Wherever the disk fills up, the error says so and the edition before is served.
func TestStoreSurvivesAFullDisk(t *testing.T) {
	const names = 20_000
	full, taken := 0, 0
	for _, size := range []int{160 << 10, 300 << 10, 500 << 10, 700 << 10, 900 << 10, 1100 << 10, 8 << 20} {
		s := StoreAt(smallDisk(t, size))
		first := series(t, 1)[0]
		if _, err := put(s, first, DefaultLimits); err != nil {
			t.Fatalf("%d bytes: the small edition: %v", size, err)
		}
		_, err := s.Update(context.Background(), AnyLoss, func(ctx context.Context, dir string) error {
			b, err := NewBuilder(dir, "2026-01-02")
			if err != nil {
				return err
			}
			defer b.Close()
			if err := synthetic(names, b.Add); err != nil {
				return err
			}
			_, err = b.Finish(ctx, syntheticSources(names), dir)
			return err
		})
		if err == nil {
			taken++
			continue
		}
		full++
		if !errors.Is(err, ErrNoSpace) || !strings.Contains(err.Error(), s.dir) {
			t.Errorf("%d bytes: %v; want ErrNoSpace and where", size, err)
		}
		if current(t, s).ID() != first.ID() {
			t.Errorf("%d bytes: another edition is current", size)
		}
		if got := inside(t, s.dir); len(got) != 3 {
			t.Errorf("%d bytes: the folder holds %v; want one edition, %s and %s", size, got, currentFile, lockFile)
		}
	}
	if full < 3 || taken < 1 {
		t.Errorf("%d disks were full and %d were not: this tests nothing", full, taken)
	}
}

// A folder for a host on a full disk: the error says so, and the edition before stays whole.
func TestSplitSurvivesAFullDisk(t *testing.T) {
	first, large := series(t, 1)[0], buildSynthetic(t, t.TempDir(), 20_000)
	dir := smallDisk(t, 150<<10)
	split(t, first, dir, PaidPlan)
	before := tree(t, dir)
	if _, err := Split(t.Context(), large, dir, PaidPlan); !errors.Is(err, ErrNoSpace) || !strings.HasPrefix(err.Error(), dir+": ") {
		t.Errorf("Split: %v; want ErrNoSpace and where", err)
	}
	if !reflect.DeepEqual(tree(t, dir), before) {
		t.Error("what stood there has changed")
	}
}
