//go:build !js

package main

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"linkgrade/server"
	"linkgrade/server/cmd/worker/miniflare"
	"linkgrade/server/edition"
	"linkgrade/server/rdap"
	"linkgrade/server/registration"
	"linkgrade/server/starter"
	"linkgrade/server/store"
)

// A site is the server with its surroundings: once as a native program, once as a Worker.
type site struct {
	url   string
	edge  bool
	id    string           // of its edition
	world *world           // whom it asks
	query func(sql string) // runs a statement in its store, when nothing goes on behind an answer
	cron  func()           // runs what is scheduled
	said  func() string    // its log
}

// A world stands for IANA and for the registry of .com and .org. It counts what is asked.
type world struct {
	mu    sync.Mutex
	asked map[string]int // by address
	down  bool
	list  string // what IANA says instead of registries
}

const (
	registryHost = "rdap.registry.example"
	registries   = `{"version":"1.0","services":[[["com","org"],["https://` + registryHost + `/v1/"]]]}`
)

// ServeHTTP answers for the address in X-Asked.
func (w *world) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	address := r.Header.Get("X-Asked")
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked[address]++
	name, isRegistry := strings.CutPrefix(address, "https://"+registryHost+"/v1/domain/")
	switch {
	case w.down:
		rw.WriteHeader(http.StatusServiceUnavailable)
	case address == rdap.ListURL:
		_, _ = io.WriteString(rw, cmp.Or(w.list, registries))
	case name == "moved.com":
		rw.Header().Set("Location", "https://"+registryHost+"/v1/domain/arrived.com?a,b")
		rw.WriteHeader(http.StatusFound)
	case name == "astray.com":
		rw.Header().Set("Location", "https://elsewhere.example/")
		rw.WriteHeader(http.StatusFound)
	case name == "missing.com":
		rw.WriteHeader(http.StatusNotFound)
	case isRegistry:
		rw.Header().Set("Content-Type", "application/rdap+json")
		fmt.Fprintf(rw, `{"objectClassName":"domain","status":["active"],"events":[{"eventAction":"registration","eventDate":"1999-05-17T04:00:00Z"}],
			"entities":[{"roles":["registrar"],"handle":"asked %d times"}]}`, w.asked[address])
	default:
		rw.WriteHeader(http.StatusTeapot) // nobody asks this
	}
}

// times is how often an address was asked for, as far as its end says.
func (w *world) times(end string) (n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for address, times := range w.asked {
		if strings.HasSuffix(address, end) {
			n += times
		}
	}
	return n
}

func (w *world) setDown() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.down = true
}

func (w *world) setList(text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.list = text
}

// RoundTrip is the world as a native program meets it.
func (w *world) RoundTrip(r *http.Request) (*http.Response, error) {
	asked := r.Clone(r.Context())
	asked.Header.Set("X-Asked", r.URL.String())
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, asked)
	return rec.Result(), nil
}

func starterEdition(t testing.TB) *edition.Edition {
	t.Helper()
	e, err := starter.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

// native is the server as "linkgrade serve" puts it together, with SQLite.
func native(t *testing.T) *site {
	e, w := starterEdition(t), &world{asked: map[string]int{}}
	file := filepath.Join(t.TempDir(), "registrations.db")
	kept, err := store.OpenSQLite(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	cache := &registration.Cache{Store: kept, Source: rdap.New(rdap.Agent, time.Now, w).Lookup, Now: time.Now}
	s := httptest.NewServer(server.NewNamed(e, nil, server.Named{Registration: cache.Lookup, Limit: server.NewLimit(time.Now, 2*time.Second, 30)}))
	t.Cleanup(func() {
		s.Close()
		cache.Wait()
		if err := errors.Join(db.Close(), kept.Close()); err != nil {
			t.Error(err)
		}
	})
	return &site{url: s.URL, id: e.ID(), world: w, said: func() string { return "" },
		query: func(statement string) {
			cache.Wait()
			if _, err := db.ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
		},
		cron: func() {
			if _, err := cache.Refresh(t.Context(), registration.RunNames); err != nil {
				t.Error(err)
			}
		}}
}

// launch builds a Worker from a package main and runs it with the starter edition's files. Without npm packages the test is
// skipped, or fails under LINKGRADE_E2E=1.
func launch(t testing.TB, pkg, script string, w *world) *miniflare.Worker {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a Worker and starts workerd: skipped under -short")
	}
	dir := t.TempDir()
	assets := filepath.Join(dir, "assets")
	if _, err := edition.Split(t.Context(), starterEdition(t), assets, edition.FreePlan); err != nil {
		t.Fatal(err)
	}
	outside := httptest.NewServer(w)
	t.Cleanup(outside.Close)
	return miniflare.StartFor(t, miniflare.Options{Home: ".", Dir: filepath.Join(dir, "worker"), Build: pkg, Script: script, Assets: assets, Ask: outside.URL})
}

// atTheEdge is the Worker in workerd, with D1.
func atTheEdge(t *testing.T) *site {
	w := &world{asked: map[string]int{}}
	run := launch(t, ".", "", w)
	return &site{url: run.URL, edge: true, id: starterEdition(t).ID(), world: w, said: run.Said,
		query: func(statement string) {
			if _, err := run.Query(statement); err != nil {
				t.Fatal(err)
			}
		},
		cron: func() {
			if err := run.Scheduled("*/15 * * * *"); err != nil {
				t.Errorf("%v\n%s", err, run.Said())
			}
		}}
}
