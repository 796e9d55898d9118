package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"linkgrade/server"
	"linkgrade/server/registration"
	"linkgrade/server/starter"
	"linkgrade/wasm/domain"
)

// What stands around the API answers for /metrics alone; all else, clean or not, is the API's to answer.
func TestFaceAnswersInOneVoice(t *testing.T) {
	e, err := starter.Open()
	if err != nil {
		t.Fatal(err)
	}
	face, err := newFace(t.Context(), server.NewShelf(e), namedFlags{offline: true}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		method, path string
		status       int
		contentType  string
		origin       string
	}{
		{"GET", "/v1/domains/secret.example", 200, "application/json", "*"},
		{"GET", "//v1//domains/secret.example", 404, "application/json", "*"},
		{"GET", "/v1/domains/./secret.example", 404, "application/json", "*"},
		{"GET", "/metrics/../v1/domains/secret.example", 404, "application/json", "*"},
		{"GET", "/metrics", 200, "text/plain", ""},
		{"HEAD", "/metrics", 200, "text/plain", ""},
		{"POST", "/metrics", 405, "text/plain", ""},
	} {
		w := httptest.NewRecorder()
		face.ServeHTTP(w, httptest.NewRequest(tt.method, tt.path, nil))
		if w.Code != tt.status || !strings.HasPrefix(w.Header().Get("Content-Type"), tt.contentType) || w.Header().Get("Access-Control-Allow-Origin") != tt.origin {
			t.Errorf("%s %s: %d, %v; want %d, %s, origin %q", tt.method, tt.path, w.Code, w.Header(), tt.status, tt.contentType, tt.origin)
		}
		if w.Code >= 300 && (strings.Contains(w.Body.String(), "secret") || strings.Contains(w.Header().Get("Location"), "secret")) {
			t.Errorf("%s %s: the name is in the answer: %v %s", tt.method, tt.path, w.Header(), w.Body)
		}
		if got := w.Header().Get("Allow"); tt.status == 405 && got != "GET, HEAD" {
			t.Errorf("%s %s: Allow is %q", tt.method, tt.path, got)
		}
	}
	if err := face.close(); err != nil {
		t.Error(err)
	}
}

// A name that was looked up once is fresh when it is looked up again, without anybody waiting for the registry.
func TestServeKeepsRegistrationsFresh(t *testing.T) {
	n, err := domain.ParseName("example.com")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Unix(1_800_000_000, 0)
	cache := &registration.Cache{Store: &registration.Memory{}, Now: func() time.Time { return now }, Fault: func(err error) { t.Error(err) },
		Source: func(context.Context, domain.Name) registration.Registration {
			return registration.Registration{Outcome: registration.Registered, Changed: now}
		}}
	cache.Lookup(t.Context(), n)
	ctx, stop := context.WithCancel(t.Context())
	ticks, ended := make(chan time.Time), make(chan struct{})
	go func() { keepFresh(ctx, ticks, cache); close(ended) }()
	now = now.Add(8 * 24 * time.Hour)
	ticks <- now
	ticks <- now // the first run has ended
	stop()
	<-ended
	if e, _, err := cache.Store.Load(t.Context(), n); err != nil || e.Asked != now.Unix() {
		t.Errorf("after a run it was asked at %d, %v; want at %d", e.Asked, err, now.Unix())
	}
}

// What the disk refuses is told, and the job goes on.
func TestServeTellsWhenRegistrationsCannotBeKept(t *testing.T) {
	var faults []error
	cache := &registration.Cache{Store: fullDisk{&registration.Memory{}}, Now: time.Now, Fault: func(err error) { faults = append(faults, err) }}
	ctx, stop := context.WithCancel(t.Context())
	ticks, ended := make(chan time.Time), make(chan struct{})
	go func() { keepFresh(ctx, ticks, cache); close(ended) }()
	for range 3 {
		ticks <- time.Now()
	}
	stop()
	<-ended
	if len(faults) < 2 || !errors.Is(faults[0], errFull) {
		t.Errorf("told of %v; want each run's fault", faults)
	}
}

var errFull = errors.New("disk full")

// fullDisk is a store that nothing can be read of.
type fullDisk struct{ *registration.Memory }

func (fullDisk) Stale(context.Context, registration.Window, int) ([]registration.Named, error) {
	return nil, errFull
}
