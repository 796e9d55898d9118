package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"testing"
	"time"
)

// site answers for the tests. Its own address is a loopback one, which a person may name.
func site(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	page := func(path, kind string, status int, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.WriteHeader(status)
			io.WriteString(w, body)
		})
	}
	page("/{$}", "text/html; charset=windows-1252", 200, "<p>caf\xe9")
	page("/gone", "text/html", 404, "<p>Not here")
	page("/gone-empty", "text/html", 404, "")
	page("/gone-json", "application/json", 404, `{"error":404}`)
	page("/empty", "text/html", 200, "")
	page("/pdf", "application/pdf", 200, "%PDF-1.7")
	page("/pdf-in-disguise", "text/html", 200, "%PDF-1.7")
	page("/picture", "image/webp", 200, "RIFF")
	page("/feed", "application/json; charset=utf-8", 200, "{}")
	page("/large", "text/html", 200, strings.Repeat("x", MaxBytes+1))
	page("/largest", "text/html", 200, strings.Repeat("x", MaxBytes))
	mux.Handle("/moved", http.RedirectHandler("/there", http.StatusMovedPermanently))
	mux.HandleFunc("/there", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "<p>from %q for %q by %q", r.Referer(), r.Header.Get("Authorization"), r.UserAgent())
	})
	mux.Handle("/loop", http.RedirectHandler("/loop", http.StatusFound))
	mux.Handle("/to-mail", http.RedirectHandler("mailto:jane@example.org", http.StatusFound))
	mux.HandleFunc("/credentials", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://jane:secret@"+r.Host+"/there", http.StatusFound)
	})
	mux.HandleFunc("/robots", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("X-Robots-Tag", "otherbot: noindex")
		w.Header().Add("X-Robots-Tag", "nofollow, noarchive")
		io.WriteString(w, "<p>x")
	})
	mux.HandleFunc("/gzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Type", "text/html")
		z := gzip.NewWriter(w)
		io.WriteString(z, "<p>unpacked")
		z.Close()
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Type", "text/html")
		z := gzip.NewWriter(w)
		io.Copy(z, io.LimitReader(blanks{}, 4*MaxBytes))
		z.Close()
	})
	mux.HandleFunc("/brotli", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "\x0b\x02\x80")
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "<p>begun")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	mux.HandleFunc("/silent", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/hangs-up", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100")
		io.WriteString(w, "<p>half")
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	})
	mux.HandleFunc("/to", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Query().Get("url"), http.StatusFound)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

type blanks struct{}

func (blanks) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}

const agent = "test-agent/1"

func TestGet(t *testing.T) {
	s := site(t)
	tests := []struct{ path, final, text, robots string }{
		{"/", "/", "<p>café", ""},
		{"/moved", "/there", `<p>from "" for "" by "test-agent/1"`, ""},
		{"/credentials", "/there", `<p>from "" for "" by "test-agent/1"`, ""},
		{"/robots", "/robots", "<p>x", "otherbot: noindex\nnofollow, noarchive"},
		{"/gzip", "/gzip", "<p>unpacked", ""},
	}
	for _, tt := range tests {
		p, err := Get(t.Context(), s.URL+tt.path, agent)
		if err != nil {
			t.Errorf("Get(%s): %v", tt.path, err)
			continue
		}
		if p.Status != 200 || p.URL != s.URL+tt.final || string(p.Text) != tt.text || p.Robots != tt.robots {
			t.Errorf("Get(%s) = %d, %s, %q, robots %q; want 200, %s, %q, %q", tt.path, p.Status, p.URL, p.Text, p.Robots, tt.final, tt.text, tt.robots)
		}
	}
	if p, err := Get(t.Context(), s.URL+"/largest", agent); err != nil || len(p.Text) != MaxBytes {
		t.Errorf("Get(a page of exactly 16 MB) error = %v; want none", err)
	}
}

func TestGetErrorsThatAreAnswers(t *testing.T) {
	s := site(t)
	for path, text := range map[string]string{"/gone": "<p>Not here", "/gone-empty": "", "/gone-json": ""} {
		p, err := Get(t.Context(), s.URL+path, agent)
		if err != nil || p.Status != 404 || string(p.Text) != text {
			t.Errorf("Get(%s) = %+v, %v; want 404 and %q", path, p, err, text)
		}
	}
}

// Every error is one sentence that begins with the address; none shows Go's own wording.
func TestGetErrors(t *testing.T) {
	s := site(t)
	other := httptest.NewServer(http.NotFoundHandler())
	defer other.Close()
	port := other.URL[strings.LastIndex(other.URL, ":"):]
	closed := httptest.NewServer(nil)
	closed.Close()
	tests := []struct {
		address, want string
		is            error
	}{
		{s.URL + "/empty", "it is empty: not a web page", ErrNotPage},
		{s.URL + "/pdf", "it is a PDF: not a web page", ErrNotPage},
		{s.URL + "/pdf-in-disguise", "it is a PDF: not a web page", ErrNotPage},
		{s.URL + "/picture", "it is an image: not a web page", ErrNotPage},
		{s.URL + "/feed", "it is a file of type application/json: not a web page", ErrNotPage},
		{s.URL + "/large", "the page is larger than 16 MB", ErrLarge},
		{s.URL + "/bomb", "the page is larger than 16 MB", ErrLarge},
		{s.URL + "/brotli", `it is packed as "br", which was not asked for`, nil},
		{s.URL + "/loop", "too many redirects", nil},
		{s.URL + "/to-mail", "it redirects to what is not an address of a web page", nil},
		{s.URL + "/hangs-up", "the answer broke off: the server hung up", nil},
		{s.URL + "/to?url=http://localhost" + port, "the address leads into a private network", ErrPrivate},
		{s.URL + "/to?url=http://127.0.0.1" + port, "the address leads into a private network", ErrPrivate},
		{s.URL + "/to?url=http://[::1]" + port, "the address leads into a private network", ErrPrivate},
		{s.URL + "/to?url=http://169.254.169.254/", "the address leads into a private network", ErrPrivate},
		{s.URL + "/to?url=http://10.0.0.1/", "the address leads into a private network", ErrPrivate},
		{closed.URL, "the server refuses connections", nil},
		{"ftp://example.org/", "not an address of a web page", ErrAddress},
		{"example.org", "not an address of a web page", ErrAddress},
		{"http://", "not an address of a web page", ErrAddress},
		{"http://a b/", "not an address of a web page", ErrAddress},
		{"http://[::1", "not an address of a web page", ErrAddress},
		{"", "not an address of a web page", ErrAddress},
	}
	for _, tt := range tests {
		p, err := Get(t.Context(), tt.address, agent)
		if want := tt.address + ": " + tt.want; p != nil || words(err) != want || tt.is != nil && !errors.Is(err, tt.is) {
			t.Errorf("Get(%q) = %v, %q; want %q", tt.address, p, words(err), want)
		}
	}
}

func TestGetInTime(t *testing.T) {
	s := site(t)
	for path, want := range map[string]string{"/slow": "the answer broke off: no answer in time", "/silent": "no answer in time"} {
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		_, err := Get(ctx, s.URL+path, agent)
		cancel()
		if got := words(err); got != s.URL+path+": "+want {
			t.Errorf("Get(%s) error = %q; want %q", path, got, want)
		}
	}
}

func TestPlain(t *testing.T) {
	wrap := func(err error) error {
		return &url.Error{Op: "Get", URL: "http://a.test", Err: &net.OpError{Op: "dial", Net: "tcp", Err: err}}
	}
	tests := []struct {
		in   error
		want string
	}{
		{wrap(&net.DNSError{Err: "no such host", Name: "a.test", IsNotFound: true}), "no such host"},
		{wrap(&net.DNSError{Err: "server misbehaving", Name: "a.test"}), "the name could not be looked up"},
		{wrap(&net.DNSError{Err: "i/o timeout", Name: "a.test", IsTimeout: true}), "no answer in time"},
		{wrap(ErrPrivate), ErrPrivate.Error()},
		{wrap(syscall.ECONNREFUSED), "the server refuses connections"},
		{wrap(syscall.ECONNRESET), "the server hung up"},
		{wrap(syscall.ENETUNREACH), "there is no way to the server"},
		{wrap(errors.New("odd")), "the connection failed"},
		{&url.Error{Op: "Get", Err: io.EOF}, "the server hung up"},
		{&url.Error{Op: "Get", Err: context.DeadlineExceeded}, "no answer in time"},
		{&url.Error{Op: "Get", Err: context.Canceled}, "context canceled"},
		{&url.Error{Op: "Get", Err: errors.New("too many redirects")}, "too many redirects"},
		{errors.New("other"), "other"},
	}
	for _, tt := range tests {
		if got := plain(tt.in).Error(); got != tt.want {
			t.Errorf("plain(%v) = %q; want %q", tt.in, got, tt.want)
		}
	}
}

func TestGetBadCertificate(t *testing.T) {
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	_, err := Get(t.Context(), s.URL, agent)
	if want := s.URL + ": the server's certificate is not valid for this address"; words(err) != want {
		t.Errorf("Get(%s) error = %q; want %q", s.URL, words(err), want)
	}
	_, err = Get(t.Context(), "http"+strings.TrimPrefix(s.URL, "https"), agent)
	if err != nil && strings.Contains(err.Error(), "tcp") {
		t.Errorf("Get(http address of an https server) error = %q; want a sentence", err)
	}
}

func TestIsPublic(t *testing.T) {
	tests := []struct {
		address string
		want    bool
	}{
		{"93.184.215.14", true}, {"1.1.1.1", true}, {"2606:4700::1111", true}, {"::ffff:8.8.8.8", true}, {"100.63.255.255", true},
		{"127.0.0.1", false}, {"127.9.9.9", false}, {"::1", false}, {"::ffff:127.0.0.1", false}, {"::127.0.0.1", false},
		{"10.1.2.3", false}, {"172.16.0.1", false}, {"172.31.255.255", false}, {"192.168.1.1", false}, {"fc00::1", false}, {"fd12::1", false},
		{"169.254.169.254", false}, {"fe80::1", false}, {"fe80::1%eth0", false}, {"fec0::1", false}, {"0.0.0.0", false}, {"0.1.2.3", false},
		{"::", false}, {"100.64.0.1", false}, {"192.0.0.8", false}, {"198.18.0.1", false}, {"224.0.0.1", false}, {"ff02::1", false},
		{"240.0.0.1", false}, {"255.255.255.255", false}, {"64:ff9b::7f00:1", false}, {"64:ff9b:1::1", false}, {"2002:7f00:1::", false},
		{"2001:0:1::1", false},
	}
	for _, tt := range tests {
		if got := isPublic(netip.MustParseAddr(tt.address)); got != tt.want {
			t.Errorf("isPublic(%s) = %t; want %t", tt.address, got, tt.want)
		}
	}
	if isPublic(netip.Addr{}) {
		t.Error("isPublic(no address) = true; want false")
	}
}
