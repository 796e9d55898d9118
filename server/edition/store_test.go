package edition

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"linkgrade/wasm/trust"
)

// put makes an update of a store that writes an edition.
func put(s Store, e *Edition, l Limits) (Diff, error) {
	return s.Update(context.Background(), l, func(_ context.Context, dir string) error { return e.Write(dir) })
}

// series are editions of 600 names that differ in one, and so in their ids.
func series(t testing.TB, n int) []*Edition {
	t.Helper()
	sources, rows := plain(t, 600)
	editions := make([]*Edition, n)
	for i := range editions {
		rows[0].Name = name(t, fmt.Sprintf("edition%d.org", i))
		editions[i] = build(t, sources, rows)
	}
	return editions
}

// current opens a store's edition, which must be whole.
func current(t testing.TB, s Store) *Edition {
	t.Helper()
	e, err := s.Open(func(err error) { t.Errorf("damaged: %v", err) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

func TestStoreSwitchesAndKeepsTheOneBefore(t *testing.T) {
	s := StoreAt(filepath.Join(t.TempDir(), "data"))
	if ids, err := s.IDs(); len(ids) > 0 || err != nil {
		t.Errorf("a folder that is not there has %v, %v", ids, err)
	}
	if _, err := s.Open(nil); !errors.Is(err, ErrNoEdition) {
		t.Errorf("Open of nothing: %v; want ErrNoEdition", err)
	}
	editions := series(t, 3)
	for i, e := range editions {
		d, err := put(s, e, DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 && (d.Old != editions[i-1].ID() || d.Lost != 1 || d.Gained != 1) || d.New != e.ID() {
			t.Errorf("update %d: %+v", i, d)
		}
		if got := current(t, s).ID(); got != e.ID() {
			t.Errorf("after update %d %s is current; want %s", i, got, e.ID())
		}
	}
	want := []string{editions[2].ID(), editions[1].ID()}
	if ids, err := s.IDs(); !slices.Equal(ids, want) || err != nil {
		t.Errorf("the store keeps %v, %v; want %v", ids, err, want)
	}
	want = append(want, currentFile, lockFile)
	slices.Sort(want)
	if got := inside(t, s.dir); !slices.Equal(got, want) {
		t.Errorf("the folder holds %v; want %v", got, want)
	}
	// The same edition again, and the one before again: nothing is lost on the way.
	for _, i := range []int{2, 1} {
		if _, err := put(s, editions[i], DefaultLimits); err != nil || current(t, s).ID() != editions[i].ID() {
			t.Errorf("edition %d put again: %v", i, err)
		}
	}
	if ids, _ := s.IDs(); !slices.Equal(ids, []string{editions[1].ID(), editions[2].ID()}) {
		t.Errorf("the store keeps %v", ids)
	}
}

func TestStoreRefuses(t *testing.T) {
	s := StoreAt(t.TempDir())
	first := series(t, 1)[0]
	if _, err := put(s, first, DefaultLimits); err != nil {
		t.Fatal(err)
	}
	sources, rows := plain(t, 600)
	sources[0].Rows = 400
	small := build(t, sources, rows[:400])
	cancelled, cancel := context.WithCancel(context.Background())
	broken := errors.New("the importer fails")
	for _, test := range []struct {
		what   string
		ctx    context.Context
		limits Limits
		build  func(context.Context, string) error
		want   error
	}{
		{"a great loss", context.Background(), DefaultLimits, func(_ context.Context, dir string) error { return small.Write(dir) }, ErrLoses},
		{"an importer that fails", context.Background(), AnyLoss, func(context.Context, string) error { return broken }, broken},
		{"nothing", context.Background(), AnyLoss, func(context.Context, string) error { return nil }, os.ErrNotExist},
		{"a flipped byte", context.Background(), AnyLoss, func(_ context.Context, dir string) error {
			return errors.Join(small.Write(dir), flip(filepath.Join(dir, bucketsFile), 2000))
		}, ErrEdition},
		{"a cancelled update", cancelled, AnyLoss, func(_ context.Context, dir string) error { cancel(); return small.Write(dir) }, context.Canceled},
		{"an update within an update", context.Background(), AnyLoss, func(ctx context.Context, dir string) error {
			_, err := s.Update(ctx, AnyLoss, func(context.Context, string) error { return nil })
			return err
		}, ErrBusy},
	} {
		if _, err := s.Update(test.ctx, test.limits, test.build); !errors.Is(err, test.want) {
			t.Errorf("%s: %v; want %v", test.what, err, test.want)
		}
		if got := current(t, s).ID(); got != first.ID() {
			t.Errorf("after %s another edition is current", test.what)
		}
		if got := inside(t, s.dir); len(got) != 3 {
			t.Errorf("after %s the folder holds %v; want one edition, %s and %s", test.what, got, currentFile, lockFile)
		}
	}
	if _, err := put(s, small, AnyLoss); err != nil || current(t, s).ID() != small.ID() {
		t.Errorf("a forced loss: %v", err)
	}
}

// flip changes one bit of a file.
func flip(path string, at int) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	b[at] ^= 4
	return os.WriteFile(path, b, 0o644)
}

// A damaged current edition is told of, and the one before is served in its place.
func TestStoreFallsBackFromADamagedEdition(t *testing.T) {
	editions := series(t, 2)
	for what, damage := range map[string]func(path string) error{
		"cut off":  func(path string) error { return os.Truncate(path, 1000) },
		"flipped":  func(path string) error { return flip(path, 1500) },
		"removed":  os.Remove,
		"replaced": func(path string) error { return os.WriteFile(path, []byte("<html>"), 0o644) },
	} {
		for _, file := range []string{bucketsFile, packFile, documentFile} {
			s := StoreAt(t.TempDir())
			for _, e := range editions {
				if _, err := put(s, e, DefaultLimits); err != nil {
					t.Fatal(err)
				}
			}
			path := filepath.Join(s.Folder(editions[1].ID()), file)
			if info, err := os.Stat(path); err != nil || info.Size() < 1501 && (what == "cut off" || what == "flipped") {
				continue // the document is shorter
			}
			if err := damage(path); err != nil {
				t.Fatal(err)
			}
			told := 0
			e, err := s.Open(func(error) { told++ })
			if err != nil || e.ID() != editions[0].ID() || told != 1 {
				t.Fatalf("%s %s: %v, told %d times; want the edition before", file, what, err, told)
			}
			e.Close()
			// A new edition is compared with the one that is whole, and mends the store.
			if _, err := put(s, editions[1], DefaultLimits); err != nil || current(t, s).ID() != editions[1].ID() {
				t.Errorf("%s %s: the store is not mended: %v", file, what, err)
			}
		}
	}
}

// The edition that is served in place of a damaged one outlives the next update, and the damaged one goes.
func TestStoreKeepsTheWholeOfTwo(t *testing.T) {
	s := StoreAt(t.TempDir())
	editions := series(t, 3)
	for _, e := range editions[:2] {
		if _, err := put(s, e, DefaultLimits); err != nil {
			t.Fatal(err)
		}
	}
	if err := flip(filepath.Join(s.Folder(editions[1].ID()), bucketsFile), 1500); err != nil {
		t.Fatal(err)
	}
	if _, err := put(s, editions[2], DefaultLimits); err != nil {
		t.Fatal(err)
	}
	want := []string{editions[2].ID(), editions[0].ID()}
	if ids, err := s.IDs(); !slices.Equal(ids, want) || err != nil {
		t.Fatalf("the store keeps %v, %v; want %v", ids, err, want)
	}
	for _, id := range want {
		e, err := s.OpenID(id)
		if err != nil {
			t.Fatal(err)
		}
		e.Close()
	}
	if _, err := os.Stat(s.Folder(editions[1].ID())); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the damaged edition is still there: %v", err)
	}
}

func TestStoreNamesNoFolderButEditions(t *testing.T) {
	for _, text := range []string{"../../etc\n", "0123456789ABCDEF0123456789abcdef\n", strings.Repeat("0", 31), strings.Repeat("a", maxCurrent+1)} {
		s := StoreAt(t.TempDir())
		if err := os.WriteFile(filepath.Join(s.dir, currentFile), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Open(nil); !errors.Is(err, ErrEdition) {
			t.Errorf("Open with %s %.40q: %v; want ErrEdition", currentFile, text, err)
		}
	}
}

func TestStoreCleansWhatKilledProgramsLeft(t *testing.T) {
	s := StoreAt(t.TempDir())
	stray := strings.Repeat("0a", 16)
	for _, dir := range []string{tempPrefix + "1", stray, "notes"} {
		if err := os.MkdirAll(filepath.Join(s.dir, dir, "below"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	e := series(t, 1)[0]
	if _, err := put(s, e, DefaultLimits); err != nil {
		t.Fatal(err)
	}
	want := []string{lockFile, e.ID(), currentFile, "notes"}
	slices.Sort(want)
	if got := inside(t, s.dir); !slices.Equal(got, want) {
		t.Errorf("the folder holds %v; want %v: other files are someone's", got, want)
	}
}

// Readers that open the store again and again while it switches find a whole edition every time.
func TestStoreSwitchesUnderReaders(t *testing.T) {
	s := StoreAt(t.TempDir())
	editions := series(t, 2)
	if _, err := put(s, editions[0], DefaultLimits); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for opened := 0; ; opened++ {
				select {
				case <-done:
					return
				default:
				}
				e, err := s.Open(func(err error) { t.Errorf("damaged: %v", err) })
				if err != nil {
					t.Errorf("opening number %d: %v", opened, err)
					return
				}
				if r, listed, err := e.Lookup(name(t, "site7.org")); r.Categories != trust.Directory || !listed || err != nil {
					t.Errorf("Lookup = %+v, %v, %v", r, listed, err)
				}
				e.Close()
			}
		})
	}
	for i := range 30 {
		if _, err := put(s, editions[(i+1)%2], DefaultLimits); err != nil {
			t.Error(err)
		}
	}
	close(done)
	readers.Wait()
}
