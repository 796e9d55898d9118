package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"linkgrade/extension/browser"
	"linkgrade/server"
	"linkgrade/server/edition"
	"linkgrade/wasm/domain"
	"linkgrade/wasm/trust"
)

// listedNames fill an edition whose buckets are as wide as the starter pack's, so that the extension asks for one.
const listedNames = 140_000

// TestServerAnswersByPrefix grades a page of a name that the pack does not know while a trust server is set: the
// authority must come from the server, and the server must have been told a prefix and nothing else.
func TestServerAnswersByPrefix(t *testing.T) {
	e := listing(t, siteName, 77)
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			pages := servePages(t, fixtures(t))
			address := strings.TrimPrefix(pages.URL, "http://")
			memory := remember(t, server.New(e, nil))
			ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{
				Extension: dist(t, b.name), Hosts: map[string]string{siteName: address},
			})
			set(ctx, t, d, memory.URL)
			press(ctx, t, d, strings.Replace(pages.url(0), address, siteName, 1))
			r := storedReport(ctx, t, d)
			if r.Edition != e.ID() || r.Pillars["authority"].Score == nil {
				t.Errorf("edition %q, authority %v; want %q and a known one", r.Edition, r.Pillars["authority"].Score, e.ID())
			}
			memory.checkTold(t, e.ID())
		})
	}
}

// listing is an edition in which one name has an authority and many others stand around it.
func listing(t *testing.T, name string, authority int) *edition.Edition {
	t.Helper()
	rows := []edition.Row{{Source: "ranks", Name: mustName(t, name), Record: trust.Record{Authority: trust.AuthorityOf(authority)}}}
	for i := range listedNames {
		n := mustName(t, fmt.Sprintf("listed-%d.example", i))
		rows = append(rows, edition.Row{Source: "ranks", Name: n, Record: trust.Record{Authority: trust.AuthorityOf(50)}})
	}
	source := edition.Source{ID: "ranks", Name: "Made for a test", Rows: len(rows)}
	e, err := edition.Build("2026-01-01", []edition.Source{source}, rows)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func mustName(t *testing.T, s string) domain.Name {
	t.Helper()
	n, err := domain.ParseName(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// set puts the server's address into the extension's settings.
func set(ctx context.Context, t *testing.T, d driver, address string) {
	t.Helper()
	api := "(globalThis.browser ?? chrome)"
	if _, err := d.Background(ctx, fmt.Sprintf("%s.storage.local.set({server: %q})", api, address)); err != nil {
		t.Fatal(err)
	}
}

// memory is a trust server that notes what it is told.
type memory struct {
	*httptest.Server
	mu   sync.Mutex
	told []*http.Request
}

func remember(t *testing.T, h http.Handler) *memory {
	m := &memory{}
	m.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.mu.Lock()
		m.told = append(m.told, r.Clone(context.Background()))
		m.mu.Unlock()
		h.ServeHTTP(w, r)
	}))
	t.Cleanup(m.Close)
	return m
}

// checkTold requires the edition and one bucket to have been asked for, and nothing in them that says who asks or what.
func (m *memory) checkTold(t *testing.T, id string) {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	bucket := regexp.MustCompile("^/v1/buckets/" + id + "/[0-9a-f]{4}$")
	buckets := 0
	for _, r := range m.told {
		if bucket.MatchString(r.URL.RequestURI()) {
			buckets++
		} else if r.URL.RequestURI() != "/v1/edition" {
			t.Errorf("the server was asked for %s", r.URL.RequestURI())
		}
		for name, values := range r.Header {
			said := strings.Join(values, " ")
			if name == "Cookie" || name == "Referer" || name == "Authorization" || strings.Contains(said, siteName) {
				t.Errorf("%s was sent: %q", name, said)
			}
		}
	}
	if buckets != 1 {
		t.Errorf("%d buckets were asked for; want 1", buckets)
	}
}
