package edge

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestAnAnswerIsNoLongerThanItMayBe(t *testing.T) {
	a := newAnswer("GET")
	chunk := make([]byte, 1<<20)
	var err error
	for n := 0; n < MaxAnswer && err == nil; n += len(chunk) {
		_, err = a.Write(chunk)
	}
	if err != nil {
		t.Fatalf("within the bound: %v", err)
	}
	if _, err := a.Write([]byte{1}); !errors.Is(err, errLong) {
		t.Errorf("a byte more: %v; want %v", err, errLong)
	}
	if a.body.Len() > MaxAnswer || a.finish() {
		t.Errorf("%d bytes are kept, and it can be sent: want neither", a.body.Len())
	}
}

// What reaches the script is one line a field, whatever the handler or a client wrote.
func TestHeaderLines(t *testing.T) {
	h := http.Header{"B": {"1, 2", "3"}, "A": {" x\r\nEvil: y "}, "Bad Name": {"x"}, "C": {"\x00"}, "D": {""}}
	const want = "A: x  Evil: y\nB: 1, 2\nB: 3\nD: \n"
	if got := lines(h); got != want {
		t.Errorf("lines(%q) = %q; want %q", h, got, want)
	}
	if got := headerOf(want); lines(got) != want {
		t.Errorf("headerOf(%q) = %q", want, got)
	}
}

func FuzzHeaderLines(f *testing.F) {
	f.Add("Link", "<a>, <b>\nX: y")
	f.Fuzz(func(t *testing.T, name, value string) {
		text := lines(http.Header{name: {value}, "Kept": {"yes"}})
		h := headerOf(text)
		if len(h) > 2 || h.Get("Kept") != "yes" && !strings.EqualFold(name, "Kept") || lines(h) != lines(headerOf(lines(h))) {
			t.Errorf("%q: %q became %q", name, value, h)
		}
	})
}

func TestARequestIsAsNetHTTPGivesIt(t *testing.T) {
	for _, tt := range []struct {
		url, headers string
		want         string // path, query, host, request URI, client; "" is an error
	}{
		{"https://api.example/v1/edition?a=b", "X: y\nHost: other.example\n", "/v1/edition|a=b|api.example|/v1/edition?a=b|"},
		{"https://user:secret@api.example:8080/a%2fb//c", "Cf-Connecting-Ip: 192.0.2.1\n", "/a/b//c||api.example:8080|/a%2fb//c|192.0.2.1:0"},
		{"https://api.example/", "Cf-Connecting-Ip: 2001:db8::1\n", "/||api.example|/|[2001:db8::1]:0"},
		{"https://api.example/", "Cf-Connecting-Ip: somebody\n", "/||api.example|/|"},
		{"/v1/edition", "", ""},
		{"http://[", "", ""},
	} {
		r, err := newRequest("GET", tt.url, tt.headers, nil)
		got := ""
		if err == nil {
			got = strings.Join([]string{r.URL.Path, r.URL.RawQuery, r.Host, r.RequestURI, r.RemoteAddr}, "|")
		}
		if got != tt.want || (err != nil) != errors.Is(err, errAddress) {
			t.Errorf("%s: %q, %v; want %q", tt.url, got, err, tt.want)
		}
	}
}

func TestABodyIsBounded(t *testing.T) {
	for n, want := range map[int]bool{0: true, MaxBody: true, MaxBody + 1: false} {
		r, err := newRequest("POST", "https://api.example/", "", io.NopCloser(strings.NewReader(strings.Repeat("x", n))))
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r.Body)
		if long := new(http.MaxBytesError); (err == nil) != want || err != nil && !errors.As(err, &long) || len(b) != min(n, MaxBody) {
			t.Errorf("%d bytes: %d, %v", n, len(b), err)
		}
	}
}
