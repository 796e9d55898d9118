// Package store keeps registrations in a database: SQLite in a native program, D1 at the edge. What differs between the
// two is who opens the *sql.DB and who brings it up to date: [OpenSQLite] does both; of D1 wrangler applies the same files,
// and [New] takes it opened.
//
// The SQL stands in files below sql/ and keeps to what both understand: unix times as INTEGER, arguments of plain types
// (D1's driver panics on time.Time) and of less than 2^53 (beyond, it rounds), no transactions (D1 has none; every statement
// is whole by itself, and [Store.Batch] puts several rows in one), at most 100 parameters a statement. Migrations are the
// files in sql/migrations; they are applied in the order of their names, each once, and never changed afterwards.
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
	"strings"
	"time"

	"linkgrade/server/registration"
	"linkgrade/wasm/domain"
)

//go:embed sql/*.sql
var files embed.FS

// A Store is a [registration.Store] in a database. It may be used by several goroutines at once.
type Store struct{ db *sql.DB }

// New is a store in a database to which all migrations have been applied; in another one every call is an error.
func New(db *sql.DB) *Store { return &Store{db} }

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

// Load implements [registration.Store].
func (s *Store) Load(ctx context.Context, n domain.Name) (registration.Entry, bool, error) {
	var r row
	err := s.db.QueryRowContext(ctx, query("load"), n.String()).Scan(r.columns()...)
	if errors.Is(err, sql.ErrNoRows) {
		return registration.Entry{}, false, nil
	}
	if err != nil {
		return registration.Entry{}, false, fmt.Errorf("registration store: reading: %w", err)
	}
	return r.entry(), true, nil
}

// Stale implements [registration.Store].
func (s *Store) Stale(ctx context.Context, w registration.Window, most int) ([]registration.Named, error) {
	rows, err := s.db.QueryContext(ctx, query("stale"),
		string(registration.Registered), w.Due, w.From, w.To, w.Unasked, most)
	if err != nil {
		return nil, fmt.Errorf("registration store: reading what is stale: %w", err)
	}
	defer rows.Close()
	var all []registration.Named
	for rows.Next() {
		var r row
		var text string
		if err := rows.Scan(append([]any{&text}, r.columns()...)...); err != nil {
			return nil, fmt.Errorf("registration store: reading what is stale: %w", err)
		}
		n, err := domain.ParseName(text)
		if err != nil {
			continue // it was a name by the suffix list of another version
		}
		all = append(all, registration.Named{Name: n, Entry: r.entry()})
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("registration store: reading what is stale: %w", err)
	}
	return all, nil
}

// Save implements [registration.Store]. A line end in a status word divides it.
func (s *Store) Save(ctx context.Context, n domain.Name, e registration.Entry) error {
	return s.Batch(ctx, []registration.Named{{Name: n, Entry: e}})
}

// batchRows is how many rows one statement has: D1 takes 100 parameters, a row has twelve.
const batchRows = 8

// Batch implements [registration.Store]: eight entries are saved by one statement, so all or none of the eight.
func (s *Store) Batch(ctx context.Context, all []registration.Named) error {
	for len(all) > 0 {
		some := all[:min(batchRows, len(all))]
		all = all[len(some):]
		var args []any
		for _, one := range some {
			args = append(args, arguments(one)...)
		}
		if _, err := s.db.ExecContext(ctx, saveRows(len(some)), args...); err != nil {
			return fmt.Errorf("registration store: writing: %w", err)
		}
	}
	return nil
}

// saveRows is the statement that saves so many rows.
func saveRows(n int) string {
	head, one, _ := strings.Cut(query("save"), "VALUES\n")
	one = strings.TrimRight(one, ";\n")
	return head + "VALUES\n" + strings.Repeat(one+",\n", n-1) + one + ";\n"
}

// Prune implements [registration.Store].
func (s *Store) Prune(ctx context.Context, before int64, most int) error {
	_, err := s.db.ExecContext(ctx, query("prune_old"), before)
	if err == nil {
		_, err = s.db.ExecContext(ctx, query("prune_most"), string(registration.Registered), most)
	}
	if err != nil {
		return fmt.Errorf("registration store: pruning: %w", err)
	}
	return nil
}

// A row is an entry as the database has it, without its name.
type row struct {
	outcome, reason, status      string
	registered, expires, changed sql.NullInt64
	rest                         registration.Entry // what needs no other form
}

// columns are where a row is read to, in the order of load.sql and stale.sql.
func (r *row) columns() []any {
	return []any{&r.outcome, &r.reason, &r.registered, &r.expires, &r.changed,
		&r.rest.Registrar, &r.status, &r.rest.Source, &r.rest.Asked, &r.rest.Next, &r.rest.Unasked}
}

func (r *row) entry() registration.Entry {
	e := r.rest
	e.Outcome, e.Reason = registration.Outcome(r.outcome), registration.Reason(r.reason)
	e.Registered, e.Expires, e.Changed = timeOf(r.registered), timeOf(r.expires), timeOf(r.changed)
	if r.status != "" {
		e.Status = strings.Split(r.status, "\n")
	}
	return e
}

// arguments are a row's values, in the order of save.sql.
func arguments(n registration.Named) []any {
	return []any{n.Name.String(), string(n.Outcome), string(n.Reason),
		secondsOf(n.Registered), secondsOf(n.Expires), secondsOf(n.Changed),
		n.Registrar, strings.Join(n.Status, "\n"), n.Source, n.Asked, n.Next, n.Unasked}
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
