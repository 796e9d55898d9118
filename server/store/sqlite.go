//go:build !js

package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"

	_ "modernc.org/sqlite" // the driver "sqlite", in Go alone
)

//go:embed sql/migrations/*.sql
var migrations embed.FS

// OpenSQLite opens or makes a store in a file, which readers and one writer may use at once, and brings it up to date; a
// file of a newer program is an error that says so. A write that a crash breaks off is undone; after a loss of power the
// last ones may be missing, which costs asking again. A file that is made is its owner's alone to read, for it is a list of
// names that were asked for; one that is there keeps its mode.
func OpenSQLite(ctx context.Context, path string) (*Store, error) {
	if err := create(path); err != nil {
		return nil, fmt.Errorf("registration store: %w", err)
	}
	source := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: url.Values{
		"_pragma": {"busy_timeout(2000)", "journal_mode(WAL)", "synchronous(NORMAL)"}, "_txlock": {"immediate"},
	}.Encode()}
	db, err := sql.Open("sqlite", source.String())
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, db); err != nil {
		_ = db.Close() // the error at hand says more
		return nil, fmt.Errorf("registration store: %w", err)
	}
	return New(db), nil
}

// create makes the file where there is none. SQLite would let everybody read it, and gives its mode to the -wal and -shm
// beside it.
func create(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// migrate applies the migrations that the database does not have, and notes them: all of it or nothing.
func migrate(ctx context.Context, db *sql.DB) error {
	names, err := fs.Glob(migrations, "sql/migrations/*.sql") // sorted
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // of what is committed it is nothing
	if _, err := tx.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS migrations (file TEXT PRIMARY KEY)"); err != nil {
		return err
	}
	var have int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM migrations").Scan(&have); err != nil {
		return err
	}
	if have > len(names) {
		return errors.New("it was written by a newer version of this program")
	}
	for _, name := range names[have:] {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(text)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO migrations (file) VALUES (?)", name); err != nil {
			return err
		}
	}
	return tx.Commit()
}
