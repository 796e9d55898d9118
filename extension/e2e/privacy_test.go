package e2e

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"linkgrade/extension/browser"
)

// TestGradingAsksNobody presses the button with every request of the browser, to
// loopback addresses too, going through a proxy that notes it: without a server
// in the settings, nothing may be asked for but the page itself.
func TestGradingAsksNobody(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			proxy := newProxy(t)
			ctx, d := begin(t, 2*time.Minute, b.start, browser.Options{Extension: dist(t, b.name), Proxy: proxy.address()})
			server := servePages(t, fixtures(t))
			page := server.url(0)
			press(ctx, t, d, page)
			if s := stateOf(ctx, t, d); s.State != "ready" {
				t.Fatalf("popup shows %+v; want a grade", s)
			}
			if got, want := server.requests(), []string{"GET /0"}; !slices.Equal(got, want) {
				t.Errorf("the page's server was asked %q; want %q", got, want)
			}
			for _, asked := range proxy.requests() {
				if asked != "GET "+page {
					t.Errorf("the browser asked for %q; want the page alone", asked)
				}
			}
			checkOwnRequests(t, d, page)
		})
	}
}

// checkOwnRequests looks at what Chromium says its page, popup and service
// worker asked for; Firefox does not tell.
func checkOwnRequests(t *testing.T, d driver, page string) {
	t.Helper()
	c, ok := d.(*browser.Chromium)
	if !ok {
		return
	}
	for _, r := range c.Requests() {
		local := strings.HasPrefix(r.URL, "chrome-extension://") || strings.HasPrefix(r.URL, "data:") || strings.HasPrefix(r.URL, "about:")
		if !local && !(r.From == "page" && r.URL == page) {
			t.Errorf("the %s asked for %s", r.From, r.URL)
		}
	}
}

// proxy passes requests to this machine on and refuses all others; it notes both.
type proxy struct {
	server *httptest.Server
	mu     sync.Mutex
	asked  []string
}

func newProxy(t *testing.T) *proxy {
	t.Helper()
	p := &proxy{}
	forward := &httputil.ReverseProxy{Rewrite: func(*httputil.ProxyRequest) {}}
	p.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		p.asked = append(p.asked, r.Method+" "+r.RequestURI)
		p.mu.Unlock()
		if host, _, err := net.SplitHostPort(r.Host); err != nil || host != "127.0.0.1" || r.Method == http.MethodConnect {
			http.Error(w, "this proxy leads nowhere", http.StatusForbidden)
			return
		}
		forward.ServeHTTP(w, r)
	}))
	t.Cleanup(p.server.Close)
	return p
}

// address is the proxy's host:port.
func (p *proxy) address() string { return strings.TrimPrefix(p.server.URL, "http://") }

// requests is every request line so far.
func (p *proxy) requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.asked)
}

// TestProxySeesEverything shows that the proxy would notice: a page that fetches
// something from elsewhere is seen doing it.
func TestProxySeesEverything(t *testing.T) {
	t.Parallel()
	for _, b := range browsers {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			proxy := newProxy(t)
			ctx, d := begin(t, time.Minute, b.start, browser.Options{Proxy: proxy.address()})
			server := servePages(t, []fixture{{name: "plain"}})
			if err := d.Open(ctx, server.url(0)); err != nil {
				t.Fatal(err)
			}
			for _, elsewhere := range []string{"http://elsewhere.example/", server.URL + "/other"} {
				if _, err := d.PageEval(ctx, fmt.Sprintf("fetch(%q, {mode: 'no-cors'}).then(() => 1, () => 0)", elsewhere)); err != nil {
					t.Fatal(err)
				}
				if !slices.Contains(proxy.requests(), "GET "+elsewhere) {
					t.Errorf("the proxy saw %q; want GET %s too", proxy.requests(), elsewhere)
				}
			}
		})
	}
}
