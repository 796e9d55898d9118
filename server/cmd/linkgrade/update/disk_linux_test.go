package update

import (
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"linkgrade/server/edition"
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

func TestFullDiskKeepsTheOldCopy(t *testing.T) {
	w := newWorld(t)
	o := w.options(t)
	o.Dir = smallDisk(t, 512<<10)
	w.put(press, file(names(0, 1000)))
	w.put(ranks, file(ranked(1000)))
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	before := current(t, o.Dir).ID
	w.put(press, file(names(0, 60_000))) // 800 KB
	r, err := Run(t.Context(), o)
	if err != nil || !strings.HasPrefix(r.Results[1].Sentence(), "ut1-press: no space is left on the disk; the copy of ") {
		t.Errorf("%q, %v", r.Results[1].Sentence(), err)
	}
	if got := current(t, o.Dir).ID; got != before {
		t.Errorf("edition %s is current; want %s", got, before)
	}
	if about := (cache{filepath.Join(o.Dir, sourcesFolder)}).copy("ut1-press"); about.Rows != 1000 {
		t.Errorf("the copy is %+v", about)
	}
	w.put(press, file(names(0, 1100))) // what is left of the large one gives way
	if r, err := Run(t.Context(), o); err != nil || !r.Built {
		t.Errorf("the next update: %+v, %v", r, err)
	}
	if ids, err := edition.StoreAt(o.Dir).IDs(); err != nil || len(ids) != 2 {
		t.Errorf("editions %v, %v", ids, err)
	}
}
