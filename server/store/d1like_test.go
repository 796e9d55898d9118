package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"modernc.org/sqlite"
)

// d1 is SQLite behind the manners of D1's driver (github.com/syumai/workers/cloudflare/d1, and developers.cloudflare.com/d1
// for the limits): a statement is prepared each time and run by itself, a time.Time panics, whole numbers pass through a
// float64, there are no transactions, and a statement has at most 100 parameters.
type d1 struct{ path string }

func (d d1) Driver() driver.Driver { return &sqlite.Driver{} }

func (d d1) Connect(context.Context) (driver.Conn, error) {
	c, err := d.Driver().Open("file:" + d.path + "?_pragma=busy_timeout(2000)")
	return d1Conn{c}, err
}

type d1Conn struct{ sqlite driver.Conn }

func (c d1Conn) Close() error { return c.sqlite.Close() }
func (c d1Conn) Begin() (driver.Tx, error) {
	return nil, errors.New("d1: transaction is not currently supported")
}
func (c d1Conn) Prepare(query string) (driver.Stmt, error) {
	if text := strings.TrimSpace(query); strings.Contains(strings.TrimSuffix(text, ";"), ";\n") {
		return nil, errors.New("d1: one statement at a time")
	}
	s, err := c.sqlite.Prepare(query)
	return d1Stmt{s}, err
}

type d1Stmt struct{ driver.Stmt }

func (d1Stmt) NumInput() int { return -1 }

func (s d1Stmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	if err := d1Arguments(args); err != nil {
		return nil, err
	}
	return s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
}

func (s d1Stmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	if err := d1Arguments(args); err != nil {
		return nil, err
	}
	return s.Stmt.(driver.StmtQueryContext).QueryContext(ctx, args)
}

func d1Arguments(args []driver.NamedValue) error {
	if len(args) > 100 {
		return errors.New("d1: too many parameters")
	}
	for i, arg := range args {
		switch v := arg.Value.(type) {
		case time.Time:
			panic("ValueOf: invalid value")
		case int64:
			args[i].Value = int64(float64(v))
		}
	}
	return nil
}

// openD1 is a store in such a database, to which the migrations were applied as wrangler does.
func openD1(t testing.TB) *Store {
	t.Helper()
	db := sql.OpenDB(d1{filepath.Join(t.TempDir(), "d1.db")})
	db.SetMaxOpenConns(1) // D1 runs one statement at a time
	t.Cleanup(func() { db.Close() })
	names, err := fs.Glob(migrations, "sql/migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := migrations.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for statement := range strings.SplitSeq(string(text), ";\n") {
			if strings.TrimSpace(statement) == "" {
				continue
			}
			if _, err := db.ExecContext(t.Context(), statement); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	return New(db)
}

// The stand-in has the manners that it is there for.
func TestTheStandInBehavesAsD1(t *testing.T) {
	db := openD1(t).db
	if _, err := db.BeginTx(t.Context(), nil); err == nil {
		t.Error("it has transactions")
	}
	many := make([]any, 101)
	if _, err := db.Exec("SELECT 1"+strings.Repeat(", ?", 101), many...); err == nil {
		t.Error("it takes 101 parameters")
	}
	if _, err := db.Exec("SELECT 1;\nSELECT 2;"); err == nil {
		t.Error("it takes two statements")
	}
	var got int64
	if err := db.QueryRow("SELECT ?", int64(1)<<53+1).Scan(&got); err != nil || got != 1<<53 {
		t.Errorf("2^53+1 comes back as %d, %v", got, err)
	}
	defer func() {
		if recover() == nil {
			t.Error("it takes a time.Time")
		}
	}()
	_, _ = db.Exec("SELECT ?", time.Unix(5, 0))
}

// A database without migrations is an error of each call, not a panic: the cache then goes on without a store.
func TestADatabaseThatWasNotMigrated(t *testing.T) {
	db := sql.OpenDB(d1{filepath.Join(t.TempDir(), "empty.db")})
	defer db.Close()
	s := New(db)
	if _, _, err := s.Load(t.Context(), name(t, "secret.example")); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("Load: %v; want an error that names no name", err)
	}
	if err := s.Save(t.Context(), name(t, "secret.example"), entries["whole.com"]); err == nil || strings.Contains(fmt.Sprint(err), "secret") {
		t.Errorf("Save: %v; want an error that names no name", err)
	}
}
