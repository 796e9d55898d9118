//go:build !js

package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"

	_ "modernc.org/sqlite" // the driver "sqlite", in Go alone
)

// OpenSQLite opens or makes a store in a file, which readers and one writer may use at once. A write that a crash breaks
// off is undone; after a loss of power the last ones may be missing, which costs asking again. A file that is made is its
// owner's alone to read, for it is a list of names that were asked for; one that is there keeps its mode.
func OpenSQLite(ctx context.Context, path string) (*Store, error) {
	if err := create(path); err != nil {
		return nil, fmt.Errorf("registration store: %w", err)
	}
	source := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: url.Values{
		"_pragma": {"busy_timeout(2000)", "journal_mode(WAL)", "synchronous(NORMAL)"},
	}.Encode()}
	db, err := sql.Open("sqlite", source.String())
	if err != nil {
		return nil, err
	}
	s, err := New(ctx, db)
	if err != nil {
		_ = db.Close() // the error at hand says more
		return nil, err
	}
	return s, nil
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
