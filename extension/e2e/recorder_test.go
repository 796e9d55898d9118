package e2e

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// recorder is a proxy for every request of a browser, loopback addresses included. It answers for the trust server and
// for the pages' sites itself, refuses everything else, and keeps all of it.
type recorder struct {
	server *httptest.Server
	sites  http.Handler // of all names that end in .example
	mu     sync.Mutex
	trust  http.Handler
	asked  []*http.Request
}

func record(t *testing.T, trust http.Handler) *recorder {
	t.Helper()
	page := []byte(fixture{}.document())
	r := &recorder{trust: trust, sites: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = bytes.NewReader(page).WriteTo(w)
	})}
	r.server = httptest.NewServer(r)
	t.Cleanup(r.server.Close)
	return r
}

// address is the proxy's host:port.
func (r *recorder) address() string { return strings.TrimPrefix(r.server.URL, "http://") }

// serve changes what the trust server is.
func (r *recorder) serve(trust http.Handler) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.trust = trust
}

func (r *recorder) ServeHTTP(w http.ResponseWriter, asked *http.Request) {
	r.mu.Lock()
	r.asked = append(r.asked, asked.Clone(context.Background()))
	trust := r.trust
	r.mu.Unlock()
	switch {
	case asked.Method == http.MethodConnect:
		http.Error(w, "this proxy leads nowhere", http.StatusForbidden)
	case asked.Host == trustAddress:
		trust.ServeHTTP(w, asked)
	case strings.HasSuffix(asked.Host, ".example"):
		r.sites.ServeHTTP(w, asked)
	default:
		http.Error(w, "this proxy leads nowhere", http.StatusForbidden)
	}
}

// requests is every request so far, in order.
func (r *recorder) requests() []*http.Request {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]*http.Request(nil), r.asked...)
}

// ofTrust are the requests to the trust server, as "METHOD /path".
func (r *recorder) ofTrust() []string {
	var lines []string
	for _, asked := range r.requests() {
		if asked.Host == trustAddress {
			lines = append(lines, asked.Method+" "+asked.URL.RequestURI())
		}
	}
	return lines
}
