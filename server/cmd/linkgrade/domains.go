package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"linkgrade/server"
	"linkgrade/server/metrics"
	"linkgrade/server/rdap"
	"linkgrade/server/registration"
	"linkgrade/server/store"
)

// What one client may ask by name: thirty at once, then one in two seconds.
const (
	namedBurst = 30
	namedEvery = 2 * time.Second
)

// namedFlags say how "linkgrade serve" answers for names.
type namedFlags struct {
	offline bool
	file    string // where registrations are kept; "" is memory
}

// a face is the API with what only a native server has around it: counters, a job, and a store to close.
type face struct {
	http.Handler
	cache *registration.Cache // nil where no registry is asked
	close func() error
}

// newFace joins the API over a shelf of editions with registrations and /metrics.
func newFace(ctx context.Context, shelf *server.Shelf, f namedFlags, log *slog.Logger) (*face, error) {
	limit := server.NewLimit(time.Now, namedEvery, namedBurst)
	named := server.Named{Limit: limit}
	counted := metrics.New(shelf.Document, limit.Refused, time.Now)
	api := &face{close: func() error { return nil }}
	if !f.offline {
		cache, closeStore, err := newCache(ctx, f.file, counted, log)
		if err != nil {
			return nil, err
		}
		named.Registration, api.cache, api.close = cache.Lookup, cache, func() error { cache.Wait(); return closeStore() }
	}
	api.Handler = beside(counted.Around(shelf.Handler(log, named), time.Now), counted.Handler())
	return api, nil
}

// refreshEvery is how often the Worker's cron job renews registrations, too.
const refreshEvery = 15 * time.Minute

// keepFresh renews registrations that are no longer fresh at each tick until ctx ends.
func keepFresh(ctx context.Context, ticks <-chan time.Time, cache *registration.Cache) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks:
		}
		run, cancel := context.WithTimeout(ctx, registration.RunTime)
		if _, err := cache.Refresh(run, registration.RunNames); err != nil && ctx.Err() == nil {
			cache.Fault(err)
		}
		cancel()
	}
}

// beside puts /metrics beside the API. No [http.ServeMux] does it, which would answer paths that are not clean by itself,
// with the name that was asked for in the answer and without the API's headers.
func beside(api, metrics http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path != "/metrics":
			api.ServeHTTP(w, r)
		case r.Method == http.MethodGet || r.Method == http.MethodHead:
			metrics.ServeHTTP(w, r)
		default:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "Only GET and HEAD are answered here.", http.StatusMethodNotAllowed)
		}
	})
}

// newCache keeps registrations in a file, or in memory when none is named.
func newCache(ctx context.Context, file string, counted *metrics.Set, log *slog.Logger) (*registration.Cache, func() error, error) {
	cache := &registration.Cache{
		Store: &registration.Memory{}, Source: rdap.New(rdap.Agent, time.Now, nil).Lookup, Now: time.Now,
		Looked: counted.Looked, Asked: counted.Asked,
		Fault: func(err error) { counted.Fault(); log.Error("registrations cannot be kept", "error", err) },
	}
	if file == "" {
		return cache, func() error { return nil }, nil
	}
	s, err := store.OpenSQLite(ctx, file)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w; choose another with --registrations", file, err)
	}
	cache.Store = s
	return cache, s.Close, nil
}
