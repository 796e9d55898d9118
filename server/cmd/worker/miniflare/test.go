package miniflare

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// StartFor runs a Worker until a test ends. Where there is no Node.js or no npm package the test is skipped, or fails under
// LINKGRADE_E2E=1; with -short it is skipped. Home may be relative to the test's folder.
func StartFor(t testing.TB, o Options) *Worker {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a Worker and starts workerd: skipped under -short")
	}
	home, err := filepath.Abs(o.Home)
	if err != nil {
		t.Fatal(err)
	}
	o.Home = home
	w, err := Start(context.Background(), o) // t's own context ends before its cleanups
	if errors.Is(err, ErrNotFound) && os.Getenv("LINKGRADE_E2E") != "1" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Errorf("Close() = %v", err)
		}
	})
	return w
}
