package update

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"linkgrade/server/feeds"
	"linkgrade/server/fetch"
)

// today is the day of the tests.
var today = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

// A world is the web of a test: hosts that end in .example, and beyond them nothing but what the guard refuses.
type world struct {
	server *httptest.Server
	mu     sync.Mutex
	pages  map[string]http.HandlerFunc // by "host/path"
	asked  []string                    // host, path and range of each request
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{pages: map[string]http.HandlerFunc{}}
	w.server = httptest.NewServer(w)
	t.Cleanup(w.server.Close)
	return w
}

func (w *world) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	page := w.pages[r.Host+r.URL.Path]
	w.asked = append(w.asked, strings.TrimSpace(r.Host+r.URL.Path+" "+r.Header.Get("Range")))
	w.mu.Unlock()
	if page == nil {
		http.NotFound(rw, r)
		return
	}
	page(rw, r)
}

// put serves a page from now on.
func (w *world) put(address string, h http.HandlerFunc) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[address] = h
}

// requests are those since the last call.
func (w *world) requests() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	asked := w.asked
	w.asked = nil
	return asked
}

func (w *world) downloader() *fetch.Downloader {
	return worldDownloader(w.server.Listener.Addr().String())
}

// worldDownloader is led to the server for .example hosts, and guarded as in production for all others.
func worldDownloader(server string) *fetch.Downloader {
	transport := fetch.Public()
	guarded := transport.DialContext
	transport.DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		host, _, err := net.SplitHostPort(addr)
		switch {
		case err == nil && host == "unplugged.example":
			return nil, &net.OpError{Op: "dial", Err: &net.DNSError{IsNotFound: true}}
		case err == nil && strings.HasSuffix(host, ".example"):
			return new(net.Dialer).DialContext(ctx, network, server)
		}
		return guarded(ctx, network, addr)
	}
	return fetch.NewDownloader("linkgrade test", transport)
}

// names is a list of names, "site<from>.org" and on.
func names(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		fmt.Fprintf(&b, "site%d.org\n", i)
	}
	return b.String()
}

// file serves a text as an ordinary server does, with its hash as its version.
func file(text string) http.HandlerFunc {
	sum := md5.Sum([]byte(text))
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:])+`"`)
		http.ServeContent(w, r, "list.txt", time.Time{}, strings.NewReader(text))
	}
}

// cut serves the first bytes of a text and hangs up; requests for the rest are answered with rest.
func cut(text string, after int, rest http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Range") != "" {
			rest(w, r)
			return
		}
		sum := md5.Sum([]byte(text))
		w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:])+`"`)
		w.Header().Set("Content-Length", fmt.Sprint(len(text)))
		io.WriteString(w, text[:after])
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
}

// feed is one of the real feeds, moved to addresses of the test.
func feed(t *testing.T, id string, addresses ...string) feeds.Feed {
	t.Helper()
	f, ok := feeds.Find(id)
	if !ok {
		t.Fatalf("there is no feed %s", id)
	}
	f.URLs, f.Sums = nil, ""
	for _, a := range addresses {
		f.URLs = append(f.URLs, "http://"+a)
	}
	return f
}

// one is the source of a feed in a new cache.
func (w *world) one(t *testing.T, f feeds.Feed) source {
	t.Helper()
	o := Options{Dir: t.TempDir(), Most: 1 << 20, Downloader: w.downloader(), Now: func() time.Time { return today }}
	c := cache{filepath.Join(o.Dir, sourcesFolder)}
	if err := os.Mkdir(c.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return o.source(f, c, &sums{from: o.Downloader})
}

// text is the copy that is kept, "" where there is none.
func (s source) text(t *testing.T) string {
	t.Helper()
	about := s.cache.copy(s.feed.ID)
	if !about.there() {
		return ""
	}
	b, err := os.ReadFile(s.cache.file(s.feed.ID, about))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// inside are the files of a folder.
func inside(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}
