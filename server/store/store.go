// Package store keeps registrations in a database: SQLite in a native program, D1 at the edge. What differs between the
// two is who opens the *sql.DB; [New] takes it opened.
//
// The SQL stands in files below sql/ and keeps to what both understand: unix times as INTEGER, arguments of plain types
// (D1's driver panics on time.Time), no transactions (D1 has none; every statement here is whole by itself), few
// parameters. Migrations are the files that begin with a number; they are applied in that order, each once, and never
// changed afterwards.
//
// The package refuses to keep anything of who asked: a row has a name, what its registry said, and when. Errors name no
// name. Only sqlite.go, which a Worker is built without, links a driver.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"linkgrade/server/registration"
	"linkgrade/wasm/domain"
)

//go:embed sql/*.sql
var files embed.FS

// A Store is a [registration.Store] in a database. It may be used by several goroutines at once.
type Store struct{ db *sql.DB }

// New prepares a database, which it makes anew or brings up to date, and keeps to its present form. A database of a newer
// program is an error that says so.
func New(ctx context.Context, db *sql.DB) (*Store, error) {
	if err := migrate(ctx, db); err != nil {
		return nil, fmt.Errorf("registration store: %w", err)
	}
	return &Store{db}, nil
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

// query is the text of a file below sql/.
func query(name string) string {
	b, err := files.ReadFile("sql/" + name + ".sql")
	if err != nil {
		panic("store: " + err.Error())
	}
	return string(b)
}

// migrate applies the migrations that the database does not have, and notes each after it was applied: one that broke off
// is applied again, so every statement of a migration must bear that.
func migrate(ctx context.Context, db *sql.DB) error {
	if _, err := db.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS migrations (file TEXT PRIMARY KEY)"); err != nil {
		return err
	}
	names, err := fs.Glob(files, "sql/0*.sql") // sorted
	if err != nil {
		return err
	}
	var have int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM migrations").Scan(&have); err != nil {
		return err
	}
	if have > len(names) {
		return errors.New("it was written by a newer version of this program")
	}
	for _, name := range names[have:] {
		if err := apply(ctx, db, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// apply runs a migration's statements one by one, since D1 takes one at a time.
func apply(ctx context.Context, db *sql.DB, name string) error {
	b, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	for statement := range strings.SplitSeq(string(b), ";\n") {
		if strings.TrimSpace(statement) == "" {
			continue
		}
		if _, err := db.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	_, err = db.ExecContext(ctx, "INSERT INTO migrations (file) VALUES (?)", name)
	return err
}

// Load implements [registration.Store].
func (s *Store) Load(ctx context.Context, n domain.Name) (registration.Entry, bool, error) {
	var e registration.Entry
	var outcome, reason, status string
	var registered, expires, changed sql.NullInt64
	err := s.db.QueryRowContext(ctx, query("load"), n.String()).Scan(&outcome, &reason, &registered, &expires, &changed,
		&e.Registrar, &status, &e.Source, &e.Asked, &e.Next)
	if errors.Is(err, sql.ErrNoRows) {
		return registration.Entry{}, false, nil
	}
	if err != nil {
		return registration.Entry{}, false, fmt.Errorf("registration store: reading: %w", err)
	}
	e.Outcome, e.Reason = registration.Outcome(outcome), registration.Reason(reason)
	e.Registered, e.Expires, e.Changed = timeOf(registered), timeOf(expires), timeOf(changed)
	if status != "" {
		e.Status = strings.Split(status, "\n")
	}
	return e, true, nil
}

// Save implements [registration.Store]. A line end in a status word divides it.
func (s *Store) Save(ctx context.Context, n domain.Name, e registration.Entry) error {
	_, err := s.db.ExecContext(ctx, query("save"), n.String(), string(e.Outcome), string(e.Reason),
		secondsOf(e.Registered), secondsOf(e.Expires), secondsOf(e.Changed),
		e.Registrar, strings.Join(e.Status, "\n"), e.Source, e.Asked, e.Next)
	if err != nil {
		return fmt.Errorf("registration store: writing: %w", err)
	}
	return nil
}

// Prune implements [registration.Store].
func (s *Store) Prune(ctx context.Context, before int64, most int) error {
	_, err := s.db.ExecContext(ctx, query("prune_old"), before)
	if err == nil {
		_, err = s.db.ExecContext(ctx, query("prune_most"), most)
	}
	if err != nil {
		return fmt.Errorf("registration store: pruning: %w", err)
	}
	return nil
}

// timeOf and secondsOf turn the zero time, which is unknown, into NULL and back.
func timeOf(v sql.NullInt64) time.Time {
	if !v.Valid {
		return time.Time{}
	}
	return time.Unix(v.Int64, 0).UTC()
}

// secondsOf gives nil or an int64: the types that every driver takes.
func secondsOf(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.Unix()
}
