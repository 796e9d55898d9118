package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

const list = "one.example\ntwo.example\nthree.example\n"

// publisher serves as lists.example, in clear and nowhere else; every other address is dialled as in production.
func publisher(t *testing.T, h http.HandlerFunc) *Downloader {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	transport := Public()
	guarded := transport.DialContext
	transport.DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		if addr == "lists.example:80" {
			return new(net.Dialer).DialContext(ctx, network, s.Listener.Addr().String())
		}
		return guarded(ctx, network, addr)
	}
	return NewDownloader(agent, transport)
}

// download reads all that is sent for a wish.
func download(d *Downloader, w Wish) (*Answer, string, error) {
	w.Address = "http://lists.example/list"
	if w.Most == 0 {
		w.Most = 1 << 20
	}
	a, err := d.Open(context.Background(), w)
	if err != nil || a.Same {
		return a, "", err
	}
	b, err := io.ReadAll(a.Body)
	return a, string(b), errors.Join(err, a.Body.Close())
}

// versioned serves the list as an ordinary server does, with conditions and ranges.
func versioned(etag string, modified time.Time) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if etag != "" {
			w.Header().Set("ETag", etag)
		}
		http.ServeContent(w, r, "list.txt", modified, strings.NewReader(list))
	}
}

func TestDownload(t *testing.T) {
	day := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	stamp, before := day.Format(http.TimeFormat), day.Add(-time.Hour).Format(http.TimeFormat)
	for _, c := range []struct {
		name  string
		serve http.HandlerFunc
		wish  Wish
		same  bool
		from  int64
	}{
		{"fresh", versioned(`"1"`, day), Wish{}, false, 0},
		{"unchanged by tag", versioned(`"1"`, day), Wish{Have: Version{ETag: `"1"`}}, true, 0},
		{"unchanged by weak tag", versioned(`W/"1"`, day), Wish{Have: Version{ETag: `W/"1"`}}, true, 0},
		{"unchanged by date", versioned("", day), Wish{Have: Version{Modified: stamp}}, true, 0},
		{"changed by tag", versioned(`"2"`, day), Wish{Have: Version{ETag: `"1"`}}, false, 0},
		{"changed by date", versioned("", day), Wish{Have: Version{Modified: before}}, false, 0},
		{"resumed by tag", versioned(`"1"`, day), Wish{Part: Version{ETag: `"1"`}, From: 12}, false, 12},
		{"resumed by date", versioned("", day), Wish{Part: Version{Modified: stamp}, From: 12}, false, 12},
		{"changed before it was resumed", versioned(`"2"`, day), Wish{Part: Version{ETag: `"1"`}, From: 12}, false, 0},
		{"weak tags resume nothing", versioned(`W/"1"`, day), Wish{Part: Version{ETag: `W/"1"`}, From: 12}, false, 0},
		{"no version resumes nothing", versioned("", time.Time{}), Wish{From: 12}, false, 0},
		{"the part is all there is", versioned(`"1"`, day), Wish{Part: Version{ETag: `"1"`}, From: int64(len(list))}, false, 0},
		{"the old copy is current again", versioned(`"1"`, day), Wish{Have: Version{ETag: `"1"`}, Part: Version{ETag: `"2"`}, From: 12}, true, 0},
		{"a server without ranges", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, list) }, Wish{Part: Version{ETag: `"1"`}, From: 12}, false, 0},
		{"packed for good", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			io.WriteString(w, list)
		}, Wish{}, false, 0},
	} {
		a, text, err := download(publisher(t, c.serve), c.wish)
		if err != nil || a.Same != c.same || a.From != c.from || !a.Same && text != list[c.from:] {
			t.Errorf("%s: %+v, %q, %v; want same %v, from %d", c.name, a, text, err, c.same, c.from)
		}
		if err == nil && !a.Same && c.from > 0 && a.Size != int64(len(list)) {
			t.Errorf("%s: size %d; want %d", c.name, a.Size, len(list))
		}
	}
}

func TestDownloadSaysWhoAsksAndTakesTheFileAsItIs(t *testing.T) {
	d := publisher(t, func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, r.UserAgent()+" "+r.Header.Get("Accept-Encoding")+" "+r.Header.Get("Cookie"))
	})
	if _, text, err := download(d, Wish{}); err != nil || text != agent+" identity " {
		t.Errorf("the request says %q, %v", text, err)
	}
}

func TestDownloadThatRangesWrongly(t *testing.T) {
	for _, wrong := range []string{"", "bytes 0-37/38", "bytes 13-37/38", "bytes x-37/38", "bytes 12-37/5", "lines 12-37/38"} {
		d := publisher(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Range") != "" {
				w.Header().Set("Content-Range", wrong)
				w.WriteHeader(http.StatusPartialContent)
			}
			io.WriteString(w, list)
		})
		a, text, err := download(d, Wish{Part: Version{ETag: `"1"`}, From: 12})
		if err != nil || a.From != 0 || text != list {
			t.Errorf("Content-Range %q: %+v, %q, %v; want the file anew", wrong, a, text, err)
		}
	}
}

func TestDownloadErrors(t *testing.T) {
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	for _, c := range []struct {
		name  string
		serve http.HandlerFunc
		most  int64
		want  error
	}{
		{"not there", status(404), 0, ErrRefused},
		{"a fault", status(500), 0, ErrRefused},
		{"a 304 nobody asked for", status(304), 0, ErrRefused},
		{"too many requests", status(429), 0, ErrTooMany},
		{"overloaded", status(503), 0, ErrTooMany},
		{"packed by brotli", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Encoding", "br") }, 0, ErrRefused},
		{"larger than it says it may be", versioned(`"1"`, time.Time{}), 10, ErrOversize},
		{"larger without saying so", func(w http.ResponseWriter, _ *http.Request) {
			io.WriteString(w, list)
			w.(http.Flusher).Flush()
			io.WriteString(w, list)
		}, 50, ErrOversize},
		{"cut in the middle", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, list)
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}, 0, ErrBroken},
		{"private after a redirect", http.RedirectHandler("http://127.0.0.1:9/list", http.StatusFound).ServeHTTP, 0, ErrPrivate},
		{"private behind a name", http.RedirectHandler("http://localhost:9/list", http.StatusFound).ServeHTTP, 0, ErrPrivate},
		{"metadata of a cloud", http.RedirectHandler("http://169.254.169.254/list", http.StatusFound).ServeHTTP, 0, ErrPrivate},
	} {
		if _, text, err := download(publisher(t, c.serve), Wish{Most: c.most}); !errors.Is(err, c.want) {
			t.Errorf("%s: %q, %v; want %v", c.name, text, err, c.want)
		}
	}
}

func TestDownloadOfAPrivateAddress(t *testing.T) {
	d := NewDownloader(agent, nil)
	for _, address := range []string{"http://127.0.0.1:9/", "http://[::1]:9/", "http://10.0.0.1/"} {
		if _, err := d.Open(t.Context(), Wish{Address: address, Most: 1}); !errors.Is(err, ErrPrivate) {
			t.Errorf("Open(%s) = %v; want %v", address, err, ErrPrivate)
		}
		if _, err := d.Size(t.Context(), address); !errors.Is(err, ErrPrivate) {
			t.Errorf("Size(%s) = %v; want %v", address, err, ErrPrivate)
		}
	}
}

func TestDownloadFromNobody(t *testing.T) {
	d := publisher(t, versioned("", time.Time{}))
	d.http.Transport.(*http.Transport).DialContext = func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Err: &net.DNSError{IsNotFound: true}}
	}
	if _, _, err := download(d, Wish{}); !errors.Is(err, ErrUnreached) || !strings.Contains(err.Error(), "no such host") {
		t.Errorf("without a network: %v; want %v", err, ErrUnreached)
	}
}

// stalled sends half of a list and then nothing.
func stalled(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, list[:12])
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

func TestDownloadThatStalls(t *testing.T) {
	d := publisher(t, stalled)
	d.idle = time.Nanosecond // it has passed whenever anybody looks
	if _, _, err := download(d, Wish{}); !errors.Is(err, ErrIdle) {
		t.Errorf("the error is %v; want %v", err, ErrIdle)
	}
}

func TestDownloadIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	a, err := publisher(t, stalled).Open(ctx, Wish{Address: "http://lists.example/list", Most: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := io.ReadAll(a.Body); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v; want %v", err, context.Canceled)
	}
	if err := a.Body.Close(); err != nil {
		t.Error(err)
	}
}

func TestDownloadDoesNotLeaveEncryption(t *testing.T) {
	s := httptest.NewTLSServer(http.RedirectHandler("http://lists.example/list", http.StatusFound))
	defer s.Close()
	d := NewDownloader(agent, s.Client().Transport)
	if _, err := d.Open(t.Context(), Wish{Address: s.URL, Most: 1}); !errors.Is(err, ErrDowngrade) {
		t.Errorf("the error is %v; want %v", err, ErrDowngrade)
	}
}

func TestSize(t *testing.T) {
	d := publisher(t, versioned(`"1"`, time.Time{}))
	if n, err := d.Size(t.Context(), "http://lists.example/list"); err != nil || n != int64(len(list)) {
		t.Errorf("Size = %d, %v; want %d", n, err, len(list))
	}
	refusing := publisher(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(405) })
	if _, err := refusing.Size(t.Context(), "http://lists.example/list"); !errors.Is(err, ErrRefused) {
		t.Errorf("Size of what is refused: %v; want %v", err, ErrRefused)
	}
}

func FuzzContentRange(f *testing.F) {
	f.Add("bytes 5-9/10")
	f.Add("bytes 5-9/*")
	f.Fuzz(func(t *testing.T, s string) {
		start, size, ok := contentRange(s)
		if ok && (start < 0 || size != -1 && size <= start) {
			t.Errorf("contentRange(%q) = %d, %d", s, start, size)
		}
	})
}
