package store

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"linkgrade/server/registration"
	"linkgrade/server/store/storetest"
	"linkgrade/wasm/domain"
)

func name(t testing.TB, s string) domain.Name {
	t.Helper()
	n, err := domain.ParseName(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func open(t testing.TB, path string) *Store {
	t.Helper()
	s, err := OpenSQLite(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// stores are the implementations that must not differ.
func stores(t *testing.T) map[string]registration.Store {
	return map[string]registration.Store{
		"memory": &registration.Memory{},
		"SQLite": open(t, filepath.Join(t.TempDir(), "odd ?name#%41.db")),
		"D1":     openD1(t),
	}
}

// The contract of a store; a Worker runs the same over D1 itself.
func TestStoresKeepTheContract(t *testing.T) {
	for kind, s := range stores(t) {
		t.Run(kind, func(t *testing.T) { storetest.Check(t, s) })
	}
}

func same(a, b registration.Entry) bool { return fmt.Sprintf("%#v", a) == fmt.Sprintf("%#v", b) }

var entries = storetest.Entries()

// A file of the program before gets what is new, and keeps what it has.
func TestAnOlderFileIsBroughtUpToDate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	first, err := migrations.ReadFile("sql/migrations/0001_registrations.sql")
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(string(first) + `CREATE TABLE migrations (file TEXT PRIMARY KEY);
		INSERT INTO migrations VALUES ('sql/0001_registrations.sql');
		INSERT INTO registrations VALUES ('kept.com', 'registered', '', 5, NULL, NULL, 'R', 'active', 's', 6, 7);`)
	if err != nil || db.Close() != nil {
		t.Fatal(err)
	}
	for range 2 { // the second finds nothing to do
		got, ok, err := open(t, path).Load(t.Context(), name(t, "kept.com"))
		want := registration.Entry{Registration: registration.Registration{Outcome: registration.Registered, Registered: time.Unix(5, 0).UTC(),
			Registrar: "R", Status: []string{"active"}, Source: "s"}, Asked: 6, Next: 7}
		if !ok || err != nil || !same(got, want) {
			t.Errorf("%+v, %v, %v; want %+v", got, ok, err, want)
		}
	}
}

// A cache over each store answers alike: after a restart too, for the one on disk.
func TestRegistrationsOutliveTheProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registrations.db")
	calls, want := 0, entries["whole.com"]
	want.Unasked = 0 // somebody asks
	for range 2 {
		s := open(t, path)
		cache := registration.Cache{Store: s, Now: func() time.Time { return time.Unix(1_800_000_000, 0) },
			Source: func(context.Context, domain.Name) registration.Registration {
				calls++
				return entries["whole.com"].Registration
			}}
		if a := cache.Lookup(t.Context(), name(t, "example.com")); !same(a.Entry, want) {
			t.Errorf("got %+v", a)
		}
		cache.Wait()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if calls != 1 {
		t.Errorf("the registry was asked %d times; want once", calls)
	}
}

// The names that were asked for are their keeper's alone: none of the files may be read by others.
func TestOthersMayNotReadTheFile(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "registrations.db"))
	if err := s.Save(t.Context(), name(t, "whole.com"), entries["whole.com"]); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 3 {
		t.Fatalf("%v, %v; want the file, its -wal and its -shm", files, err)
	}
	for _, f := range files {
		if info, err := f.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v; want 0600", f.Name(), info.Mode(), err)
		}
	}
}

func TestWhatIsNoStoreIsAnError(t *testing.T) {
	dir := t.TempDir()
	newer := filepath.Join(dir, "newer.db")
	if _, err := open(t, newer).db.Exec("INSERT INTO migrations (file) VALUES ('sql/9999_newer.sql')"); err != nil {
		t.Fatal(err)
	}
	garbage := filepath.Join(dir, "garbage.db")
	if err := os.WriteFile(garbage, []byte(strings.Repeat("no database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{newer, garbage, filepath.Join(dir, "no", "such", "folder.db")} {
		if s, err := OpenSQLite(t.Context(), path); err == nil || !strings.Contains(err.Error(), "registration store") {
			t.Errorf("%s opened: %v, %v", filepath.Base(path), s, err)
		}
	}
}

// Errors go into the operator's log: they must not say which name was looked up.
func TestErrorsNameNoName(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "x.db"))
	s.Close()
	n := name(t, "secret.example")
	_, _, load := s.Load(t.Context(), n)
	_, stale := s.Stale(t.Context(), registration.Window{}, 1)
	for _, err := range []error{load, stale, s.Save(t.Context(), n, entries["whole.com"]), s.Prune(t.Context(), 0, 0)} {
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("a closed store says %v", err)
		}
	}
	full := open(t, filepath.Join(t.TempDir(), "y.db"))
	full.db.SetMaxOpenConns(1)
	if _, err := full.db.Exec("PRAGMA max_page_count = 1"); err != nil {
		t.Fatal(err)
	}
	var err error
	for i := 0; err == nil && i < 1000; i++ {
		err = full.Save(t.Context(), name(t, fmt.Sprintf("secret%d.example", i)), entries["whole.com"])
	}
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("a full disk says %v", err)
	}
}

// D1 takes no other kinds of values, and no statement with more than 100 parameters.
func TestStatementsSuitD1(t *testing.T) {
	for _, kind := range []any{secondsOf(time.Time{}), secondsOf(time.Unix(5, 0))} {
		switch kind.(type) {
		case nil, int64:
		default:
			t.Errorf("%T is an argument", kind)
		}
	}
	if got := timeOf(sql.NullInt64{Int64: -5, Valid: true}); got.Unix() != -5 || got.Location() != time.UTC {
		t.Errorf("timeOf(-5) = %v", got)
	}
	for _, fsys := range []fs.FS{files, migrations} {
		err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := fs.ReadFile(fsys, path)
			text := strings.ToUpper(string(b))
			for _, word := range []string{"BEGIN", "COMMIT", "PRAGMA", "ATTACH", "?1", "$1", "DATETIME"} {
				if strings.Contains(text, word) {
					t.Errorf("%s says %s: SQLite and D1 do not share it", path, word)
				}
			}
			if !strings.Contains(path, "migrations") && strings.Count(text, ";") != 1 {
				t.Errorf("%s: want one statement", path)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
	if n := strings.Count(saveRows(batchRows), "?"); n > 100 || n < 80 {
		t.Errorf("a batch has %d parameters; want as many as D1 takes", n)
	}
}
