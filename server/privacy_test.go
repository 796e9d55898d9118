package server

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"linkgrade/server/edition"
	"linkgrade/wasm/trust"
)

// brokenEdition reads from a file that is closed.
func brokenEdition(t *testing.T) *edition.Edition {
	t.Helper()
	dir := t.TempDir()
	if err := testEdition(t).Write(dir); err != nil {
		t.Fatal(err)
	}
	e, err := edition.Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAFaultIsOneSentenceForTheClientAndOneLineForTheOperator(t *testing.T) {
	e := brokenEdition(t)
	var log bytes.Buffer
	w := ask(New(e, slog.New(slog.NewTextHandler(&log, nil))), "GET", "/v1/buckets/"+e.ID()+"/0001")
	if w.Code != 500 || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("status %d, Cache-Control %q; want 500, no-store", w.Code, w.Header().Get("Cache-Control"))
	}
	if body := w.Body.String(); !strings.Contains(body, `{"error":"This bucket`) || strings.Contains(body, "closed") {
		t.Errorf("the body is %q; want a sentence without the error", body)
	}
	if got := log.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "closed") {
		t.Errorf("the log is %q; want one line with the error", got)
	}
}

func TestAPanicIsAnsweredAndQuotesNothing(t *testing.T) {
	var log bytes.Buffer
	a := &api{shelf: NewShelf(testEdition(t)), log: slog.New(slog.NewTextHandler(&log, nil))}
	h := a.guard(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { panic(r.URL.Path + r.RemoteAddr) }))
	w := ask(h, "GET", "/v1/secret.example")
	if w.Code != 500 || !strings.Contains(w.Body.String(), `{"error":"`) {
		t.Errorf("%d %q; want a 500 with a sentence", w.Code, w.Body)
	}
	if got := log.String(); !strings.Contains(got, "panicked") || strings.Contains(got, "secret") || strings.Contains(got, "192.0.2.1") {
		t.Errorf("the log is %q; want one line without the request", got)
	}
	abort := a.guard(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	defer func() {
		if got := recover(); got != http.ErrAbortHandler {
			t.Errorf("breaking off became %v", got)
		}
	}()
	ask(abort, "GET", "/")
}

// A thousand requests of every outcome, faults among them, and the log tells of no
// client: no address, no prefix, no name.
func TestNothingAboutClientsIsLogged(t *testing.T) {
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug - 100}))
	good, broken := testEdition(t), brokenEdition(t)
	named := telling(registered)
	named.Limit = NewLimit(time.Now, time.Hour, 20)
	handlers := []http.Handler{NewNamed(good, logger, named), NewNamed(broken, logger, named)}
	const address, agent, origin = "203.0.113.77", "Probe/9.9", "https://asking.example"
	var secrets = []string{address, agent, origin, "asking.example", "site", "/v1/", "buckets/"}
	for i := range 1000 {
		prefix := trust.KeyOf(name(t, i)).Prefix(2 + i%3) // a third fits the edition
		secrets = append(secrets, " "+prefix.String(), `"`+prefix.String(), "/"+prefix.String())
		path := []string{
			"/v1/buckets/" + good.ID() + "/" + prefix.String(), "/v1/edition", "/v1/pack/" + good.ID(),
			"/v1/domains/" + name(t, i).String(), "/v1/buckets/wrong/" + prefix.String(),
		}[i%5]
		r := httptest.NewRequest([]string{"GET", "HEAD", "POST"}[i%7%3], path, nil)
		r.RemoteAddr = address + ":4321"
		r.Header.Set("User-Agent", agent)
		r.Header.Set("Origin", origin)
		r.Header.Set("X-Forwarded-For", address)
		handlers[i%2].ServeHTTP(httptest.NewRecorder(), r)
	}
	if log.Len() == 0 {
		t.Fatal("the faults left no line: the test would see nothing")
	}
	for _, secret := range secrets {
		if at := strings.Index(log.String(), secret); at >= 0 {
			t.Fatalf("the log has %q: …%.120s", secret, log.String()[max(at-60, 0):])
		}
	}
}
