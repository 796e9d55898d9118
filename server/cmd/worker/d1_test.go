//go:build !js

package main

import (
	"io"
	"net/http"
	"testing"

	"linkgrade/server/cmd/worker/miniflare"
	_ "linkgrade/server/store"           // what the probe is built of: a change makes a kept result stale
	_ "linkgrade/server/store/storetest" // the same
)

// The store keeps over D1, as workerd has it, the contract that it keeps over SQLite.
func TestTheStoreKeepsItsContractOverD1(t *testing.T) {
	w := miniflare.StartFor(t, miniflare.Options{Home: ".", Dir: t.TempDir(), Build: "./d1probe"})
	res, err := http.Get(w.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if wrong, err := io.ReadAll(res.Body); err != nil || res.StatusCode != http.StatusOK || len(wrong) > 0 {
		t.Errorf("status %d, %v:\n%s%s", res.StatusCode, err, wrong, w.Said())
	}
	rows, err := w.Query("SELECT count(*) AS n FROM registrations")
	if err != nil || len(rows) != 1 || rows[0]["n"] != 10.0 {
		t.Errorf("the database holds %v, %v; want the ten names of the last check\n%s", rows, err, w.Said())
	}
}
