package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"linkgrade/server/registration"
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
	}
}

func same(a, b registration.Entry) bool { return fmt.Sprintf("%#v", a) == fmt.Sprintf("%#v", b) }

var entries = map[string]registration.Entry{
	"whole.com": {Registration: registration.Registration{Outcome: registration.Registered,
		Registered: time.Date(1985, 3, 15, 5, 0, 0, 0, time.UTC), Expires: time.Date(2199, 12, 31, 23, 59, 59, 0, time.UTC), Changed: time.Unix(0, 0).UTC(),
		Registrar: `O'Brien "& Söhne"`, Status: []string{"active", "client transfer prohibited"}, Source: "rdap.registry.example"}, Asked: 1_800_000_000, Next: 1_800_604_800},
	"xn--mller-kva.de": {Registration: registration.Registration{Outcome: registration.NotRegistered, Source: "rdap.registry.example"}, Asked: 7, Next: 8},
	"nothing.com":      {Registration: registration.Registration{Outcome: registration.Unknown, Reason: registration.Slow}},
}

func TestStoresGiveBackWhatTheyWereGiven(t *testing.T) {
	for kind, s := range stores(t) {
		for text, want := range entries {
			n := name(t, text)
			if got, ok, err := s.Load(t.Context(), n); ok || err != nil || !same(got, registration.Entry{}) {
				t.Errorf("%s: %s before it was saved: %+v, %v, %v", kind, text, got, ok, err)
			}
			for range 2 { // the second takes the place of the first
				if err := s.Save(t.Context(), n, registration.Entry{Registration: registration.Registration{Outcome: registration.NoRegistry}, Asked: 1}); err != nil {
					t.Fatal(err)
				}
				if err := s.Save(t.Context(), n, want); err != nil {
					t.Fatal(err)
				}
			}
			if got, ok, err := s.Load(t.Context(), n); !same(got, want) || !ok || err != nil {
				t.Errorf("%s: %s: got %+v, %v, %v; want %+v", kind, text, got, ok, err, want)
			}
		}
	}
}

func TestStoresPrune(t *testing.T) {
	for kind, s := range stores(t) {
		for i := range 20 { // asked at 0 to 9, two at each
			e := registration.Entry{Registration: registration.Registration{Outcome: registration.Registered}, Asked: int64(i / 2)}
			if err := s.Save(t.Context(), name(t, fmt.Sprintf("site%c.com", 'a'+i)), e); err != nil {
				t.Fatal(err)
			}
		}
		for _, step := range []struct {
			before int64
			most   int
			want   string
		}{
			{0, 20, "abcdefghijklmnopqrst"}, {3, 100, "ghijklmnopqrst"}, {3, 5, "pqrst"}, {100, 5, ""}, {0, 0, ""},
		} {
			if err := s.Prune(t.Context(), step.before, step.most); err != nil {
				t.Fatal(err)
			}
			var left strings.Builder
			for i := range 20 {
				if _, ok, _ := s.Load(t.Context(), name(t, fmt.Sprintf("site%c.com", 'a'+i))); ok {
					left.WriteByte(byte('a' + i))
				}
			}
			if left.String() != step.want {
				t.Errorf("%s: Prune(%d, %d) leaves %q; want %q", kind, step.before, step.most, left.String(), step.want)
			}
		}
	}
}

func TestStoresAreUsedByManyAtOnce(t *testing.T) {
	for kind, s := range stores(t) {
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				for j := range 25 {
					n := name(t, fmt.Sprintf("site%d.com", (i+j)%10))
					if err := s.Save(t.Context(), n, entries["whole.com"]); err != nil {
						t.Errorf("%s: %v", kind, err)
					}
					if got, ok, err := s.Load(t.Context(), n); !same(got, entries["whole.com"]) || !ok || err != nil {
						t.Errorf("%s: %+v, %v, %v", kind, got, ok, err)
					}
				}
			})
		}
		wg.Wait()
	}
}

// A cache over each store answers alike: after a restart too, for the one on disk.
func TestRegistrationsOutliveTheProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registrations.db")
	calls := 0
	for range 2 {
		s := open(t, path)
		cache := registration.Cache{Store: s, Now: func() time.Time { return time.Unix(1_800_000_000, 0) },
			Source: func(context.Context, domain.Name) registration.Registration {
				calls++
				return entries["whole.com"].Registration
			}}
		if a := cache.Lookup(t.Context(), name(t, "example.com")); !same(a.Entry, entries["whole.com"]) {
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
	for _, err := range []error{load, s.Save(t.Context(), n, entries["whole.com"]), s.Prune(t.Context(), 0, 0)} {
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
	list, err := files.ReadDir("sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		b, err := files.ReadFile("sql/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ToUpper(string(b))
		for _, word := range []string{"BEGIN", "COMMIT", "PRAGMA", "ATTACH", "?1", "$1", "DATETIME"} {
			if strings.Contains(text, word) {
				t.Errorf("%s says %s: SQLite and D1 do not share it", f.Name(), word)
			}
		}
		if !strings.HasPrefix(f.Name(), "0") && strings.Count(text, ";") != 1 {
			t.Errorf("%s: want one statement", f.Name())
		}
	}
}
