package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"linkgrade/server/fetch"
)

// webVariable names the server of a localWeb to a test program that plays the tool.
const webVariable = "LINKGRADE_TEST_WEB"

// A localWeb is many sites on one loopback server. To the program each stands at a public address, which the guard lets pass;
// what is dialled is written down, and never anything but that server.
type localWeb struct {
	server *httptest.Server
	sites  map[string]http.Handler

	mu      sync.Mutex
	dialled map[string]int
	asked   map[string]int // by host and path
}

func newLocalWeb(t testing.TB, sites map[string]http.Handler) *localWeb {
	w := &localWeb{sites: sites, dialled: map[string]int{}, asked: map[string]int{}}
	w.server = httptest.NewServer(w)
	t.Cleanup(func() { w.server.CloseClientConnections(); w.server.Close() })
	return w
}

func (w *localWeb) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	w.asked[r.Host+r.URL.RequestURI()]++
	w.mu.Unlock()
	if h := w.sites[r.Host]; h != nil {
		h.ServeHTTP(rw, r)
		return
	}
	http.NotFound(rw, r)
}

// network is how a program meets the sites of a server: by name "inside…" they are private, "rebind…" only from the second
// look-up on, "nowhere…" not at all.
func network(server string, tell func(dialled string)) fetch.Network {
	var mu sync.Mutex
	looked := map[string]int{}
	return fetch.Network{
		Lookup: func(_ context.Context, host string) ([]netip.Addr, error) {
			mu.Lock()
			defer mu.Unlock()
			looked[host]++
			switch {
			case strings.HasPrefix(host, "nowhere"):
				return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
			case strings.HasPrefix(host, "inside"), strings.HasPrefix(host, "rebind") && looked[host] > 1:
				return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
			}
			return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
		},
		Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
			tell(address)
			if !strings.HasSuffix(address, ":80") {
				return nil, &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
			}
			return (&net.Dialer{}).DialContext(ctx, network, server)
		},
	}
}

func (w *localWeb) network() fetch.Network {
	return network(w.server.Listener.Addr().String(), func(dialled string) {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.dialled[dialled]++
	})
}

// onlyPublic fails where anything but the public address was dialled, or what is forbidden was asked for.
func (w *localWeb) onlyPublic(t *testing.T) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	for address := range w.dialled {
		if !strings.HasPrefix(address, "93.184.215.14:") {
			t.Errorf("%s was dialled", address)
		}
	}
	for what := range w.asked {
		if strings.HasPrefix(what, "inside") || strings.HasPrefix(what, "ban") && !strings.HasSuffix(what, "/robots.txt") {
			t.Errorf("%s was asked for", what)
		}
	}
}

// times is how often something was asked for.
func (w *localWeb) times(what string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.asked[what]
}

// page serves bytes as they are, with a version, at every path but robots.txt.
func page200(body []byte) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("ETag", fmt.Sprintf(`"%d"`, len(body)))
		if r.Header.Get("If-None-Match") == w.Header().Get("ETag") {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Write(body)
	})
}

func status(code int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) })
}

// without serves no robots.txt, and all else by a handler.
func without(h http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	})
}

func redirect(to string) http.Handler {
	return without(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) })
}

// troubles are sites that do what sites do, with what a row on them is to say ("graded" where it is).
func troubles() (sites map[string]http.Handler, says map[string]string) {
	good := page200([]byte(vetArticle))
	ban := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			io.WriteString(w, "User-agent: *\nDisallow: /")
			return
		}
		io.WriteString(w, vetArticle)
	})
	failing := func(code, times int) http.Handler {
		var mu sync.Mutex
		return without(func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			defer mu.Unlock()
			if times--; times >= 0 {
				w.WriteHeader(code)
				return
			}
			io.WriteString(w, vetArticle)
		})
	}
	slow := without(func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			io.WriteString(w, "<p>and on ")
			w.(http.Flusher).Flush()
			time.Sleep(50 * time.Millisecond)
		}
	})
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write(bytes.Repeat([]byte("<p>more and more "), 1<<19))
	z.Flush()
	endless := without(func(w http.ResponseWriter, r *http.Request) { // a little that unpacks to much, and never ends
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Type", "text/html")
		w.Write(packed.Bytes())
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	trap := without(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) })
	sites = map[string]http.Handler{
		"good.example": good, "moved.example": redirect("http://www.moved.example/"), "www.moved.example": good,
		"loop.example": redirect("/"), "trap.example": trap, "ban.example": ban, "to-ban.example": redirect("http://ban.example/"),
		"s403.example": without(status(403).ServeHTTP), "s404.example": status(404), "s500.example": without(status(500).ServeHTTP),
		"s503.example": without(status(503).ServeHTTP), "once429.example": failing(429, 1), "robots500.example": status(500),
		"slow.example": slow, "silent.example": without(func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }),
		"endless.example": endless, "to-private.example": redirect("http://127.0.0.1/"), "to-metadata.example": redirect("http://169.254.169.254/x"),
		"to-inside.example": redirect("http://inside.example/"), "inside.example": good, "pdf.example": without(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/pdf")
			io.WriteString(w, "%PDF-1.7")
		}),
		"rebind.example": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { // its name is looked up again for the page
			w.Header().Set("Connection", "close")
			good.ServeHTTP(w, r)
		}),
		"hangs-up.example": without(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }),
	}
	return sites, map[string]string{
		"good.example": "graded", "moved.example": "graded", "once429.example": "graded",
		"loop.example": "it redirects in a circle", "trap.example": "too many redirects", "ban.example": "robots.txt forbids it",
		"to-ban.example": "robots.txt forbids it", "s403.example": "the server refuses to show it (403)", "s404.example": "there is no such page (404)",
		"s500.example": "the server has a fault (500)", "s503.example": "the server is not available (503)",
		"robots500.example": "its robots.txt cannot be read: the server has a fault (500)", "slow.example": "the answer broke off: no answer in time",
		"silent.example": "no answer in time", "endless.example": "the page is larger than 4 MB",
		"to-private.example": "the address leads into a private network", "to-metadata.example": "the address leads into a private network",
		"to-inside.example": "the address leads into a private network", "inside.example": "the address leads into a private network",
		"rebind.example": "the address leads into a private network", "pdf.example": "it is a PDF: not a web page",
		"hangs-up.example": "the server hung up", "nowhere.example": "no such host", "10.0.0.1": "the address leads into a private network",
	}
}

// vetArticle is a page with enough of a text to be graded.
var vetArticle = `<!doctype html><html lang=en><title>On bees</title><meta name=author content="Ann Miller"><h1>On bees</h1>` +
	strings.Repeat(`<p>Bees make honey of what they find in flowers, and keep it for the winter in combs that they build of wax.
They tell each other by dances where flowers are, as <a href="https://bees.example/dance">a study of their dances</a> explains.</p>`, 12)

// realPages are the pages of LINKGRADE_DATA, as many as asked for; the test is skipped without them.
func realPages(t testing.TB, most int) [][]byte {
	t.Helper()
	data := os.Getenv("LINKGRADE_DATA")
	if data == "" {
		t.Skip("LINKGRADE_DATA is not set: the real pages are not distributed")
	}
	var all [][]byte
	for _, pattern := range []string{"pages/*.html.gz", "placement/pages/*.html.gz"} {
		files, err := filepath.Glob(filepath.Join(data, "bench", pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no pages %s in LINKGRADE_DATA: %v", pattern, err)
		}
		for _, file := range files[:min(len(files), most-len(all))] {
			body, err := readFile(file, nil, maxFile)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, body)
		}
	}
	return all
}
