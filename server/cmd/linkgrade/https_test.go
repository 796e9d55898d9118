package main

import (
	"context"
	"crypto/x509"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"linkgrade/server/fetch"
)

// twoPorts is a web whose sites answer on port 80, on port 443, or on both. The certificate is one for example.com and the
// names under it, which the program is told to trust.
type twoPorts struct {
	clear, secure *httptest.Server

	mu    sync.Mutex
	asked map[string]int // by scheme, host and path
}

// newTwoPorts serves by handlers of hosts, in clear and over TLS. It writes down what is asked but robots.txt, which no site has.
func newTwoPorts(t *testing.T, clear, secure map[string]http.HandlerFunc) *twoPorts {
	w := &twoPorts{asked: map[string]int{}}
	by := func(scheme string, sites map[string]http.HandlerFunc) http.HandlerFunc {
		return func(rw http.ResponseWriter, r *http.Request) {
			if sites[r.Host] == nil || r.URL.Path == "/robots.txt" {
				http.NotFound(rw, r)
				return
			}
			w.mu.Lock()
			w.asked[scheme+"://"+r.Host+r.URL.Path]++
			w.mu.Unlock()
			sites[r.Host](rw, r)
		}
	}
	w.clear, w.secure = httptest.NewServer(by("http", clear)), httptest.NewUnstartedServer(by("https", secure))
	w.secure.Config.ErrorLog = log.New(io.Discard, "", 0) // of handshakes that are meant to fail
	w.secure.EnableHTTP2 = true
	w.secure.StartTLS()
	t.Cleanup(func() { w.clear.Close(); w.secure.Close() })
	return w
}

// network leads each host to a public address of its own. Port 443 of "refused…" is shut, that of "mute…" speaks no TLS.
func (w *twoPorts) network() fetch.Network {
	roots := x509.NewCertPool()
	roots.AddCert(w.secure.Certificate())
	shut, mute := netip.MustParseAddr("93.184.215.15"), netip.MustParseAddr("93.184.215.16")
	return fetch.Network{
		Roots: roots,
		Lookup: func(_ context.Context, host string) ([]netip.Addr, error) {
			switch {
			case strings.HasPrefix(host, "refused"):
				return []netip.Addr{shut}, nil
			case strings.HasPrefix(host, "mute"):
				return []netip.Addr{mute}, nil
			}
			return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
		},
		Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
			to := w.secure
			switch {
			case strings.HasSuffix(address, ":80"), address == mute.String()+":443":
				to = w.clear
			case address == shut.String()+":443":
				return nil, &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
			}
			return (&net.Dialer{}).DialContext(ctx, network, to.Listener.Addr().String())
		},
	}
}

func (w *twoPorts) times(what string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.asked[what]
}

func words(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, vetArticle) }

func to(address string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, address, http.StatusMovedPermanently)
	}
}

// A name alone is asked over https, and in clear only where there is no answer over https. An address is asked as it is written.
func TestVetAsksOverHTTPSFirst(t *testing.T) {
	t.Parallel()
	w := newTwoPorts(t, map[string]http.HandlerFunc{
		"secure.example.com": words, "refused.example.com": words, "mute.example.com": words, "broken.example": words,
		"strict.example": to("https://strict.example/"), "down.example.com": words, "up.example.com": to("https://up.example.com/home"),
	}, map[string]http.HandlerFunc{
		"secure.example.com": words, "broken.example": words, "strict.example": words,
		"down.example.com": to("http://down.example.com/clear"), "up.example.com": words,
	})
	const broken = "UNKNOWN: the server's certificate is not valid for this address"
	wants := map[string]struct{ final, outcome string }{
		"secure.example.com":             {"https://secure.example.com/", "graded"},
		"refused.example.com":            {"http://refused.example.com/", "graded"},
		"mute.example.com":               {"http://mute.example.com/", "graded"},
		"broken.example":                 {"http://broken.example/", "graded"}, // as a browser would, which says that it is not secure
		"strict.example":                 {"", broken},
		"down.example.com":               {"http://down.example.com/clear", "graded"},
		"http://up.example.com/":         {"https://up.example.com/home", "graded"},
		"https://broken.example/written": {"", broken},
		"https://refused.example.com/x":  {"", "UNKNOWN: the server refuses connections"},
	}
	var list strings.Builder
	for address := range wants {
		list.WriteString(address + "\n")
	}
	var out, errs strings.Builder
	p := program{in: strings.NewReader(list.String()), out: &out, err: &errs, web: offline{}, net: w.network(), backoff: 10 * time.Millisecond}
	if code := run(t.Context(), []string{"vet", "-", "--data=", "--delay=1ms", "--profile=", "--format=jsonl", "--state", t.TempDir()}, p); code != 0 {
		t.Fatalf("exit code %d, %s", code, errs.String())
	}
	rows := rowsOf(t, out.String())
	if len(rows) != len(wants) {
		t.Errorf("%d rows; want %d", len(rows), len(wants))
	}
	for _, r := range rows {
		if want := wants[r.Row["column 1"]]; r.Final != want.final || r.Outcome != want.outcome {
			t.Errorf("%s: %q, %q; want %q, %q", r.Row["column 1"], r.Final, r.Outcome, want.final, want.outcome)
		}
	}
	for what, want := range map[string]int{"https://secure.example.com/": 1, "http://secure.example.com/": 0, "http://broken.example/written": 0, "http://strict.example/": 1, "https://down.example.com/": 1} {
		if got := w.times(what); got != want {
			t.Errorf("%s was asked for %d times; want %d", what, got, want)
		}
	}
}

// "linkgrade site" takes names as "vet" does.
func TestSiteAsksOverHTTPSFirst(t *testing.T) {
	t.Parallel()
	farm := func(scheme, host string) http.HandlerFunc {
		pages := farmPages()
		return func(w http.ResponseWriter, r *http.Request) {
			body, ok := pages[r.URL.Path]
			if !ok {
				http.NotFound(w, r)
				return
			}
			_, _ = io.WriteString(w, strings.ReplaceAll(body, "https://farm.example", scheme+"://"+host))
		}
	}
	w := newTwoPorts(t,
		map[string]http.HandlerFunc{"refused.example.com": farm("http", "refused.example.com"), "secure.example.com": farm("https", "secure.example.com"), "broken.example": farm("http", "broken.example")},
		map[string]http.HandlerFunc{"secure.example.com": farm("https", "secure.example.com")})
	for _, tt := range []struct {
		name, says string // on standard error
		code       int
	}{
		{"secure.example.com", "read https://secure.example.com/ (home)", 0},
		{"refused.example.com", "https://refused.example.com/: the server refuses connections; asked without https\nread http://refused.example.com/ (home)", 0},
		{"broken.example", "https://broken.example/: the server's certificate is not valid for this address; asked without https\nread http://broken.example/ (home)", 0},
		{"https://refused.example.com", "https://refused.example.com/: the server refuses connections", 1},
	} {
		var out, errs strings.Builder
		p := program{out: &out, err: &errs, web: offline{}, net: w.network(), backoff: 10 * time.Millisecond}
		code := run(t.Context(), []string{"site", "--data=", "--delay=1ms", tt.name}, p)
		if code != tt.code || !strings.Contains(errs.String(), tt.says) || (code == 0) != strings.Contains(out.String(), "A guest-post farm, ") {
			t.Errorf("site %s: exit code %d, %s\n%s; want %d, %s", tt.name, code, errs.String(), out.String(), tt.code, tt.says)
		}
	}
	if n := w.times("http://secure.example.com/"); n > 0 {
		t.Errorf("a site that answers over https was asked in clear %d times", n)
	}
}
