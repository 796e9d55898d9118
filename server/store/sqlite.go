//go:build !js

package store

import (
	"context"
	"database/sql"
	"net/url"

	_ "modernc.org/sqlite" // the driver "sqlite", in Go alone
)

// OpenSQLite opens or makes a store in a file, which readers and one writer may use at once. A write that a crash breaks
// off is undone; after a loss of power the last ones may be missing, which costs asking again.
func OpenSQLite(ctx context.Context, path string) (*Store, error) {
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
