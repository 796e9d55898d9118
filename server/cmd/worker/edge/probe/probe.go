// Package probe does what a handler should not: it panics, hangs up, writes what it may not. Tests run it natively and in
// a Worker, and compare. It ships in nothing.
package probe

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// Handler answers one path for each way to behave. Behind runs a function that goes on when the answer is sent.
func Handler(behind func(func())) http.Handler {
	mux := http.NewServeMux()
	for path, answer := range map[string]http.HandlerFunc{
		"/echo": echo, "/bytes": bytesOf, "/commas": commas, "/length": length, "/toolong": tooLong, "/short": short,
		"/status": status, "/bad-status": badStatus, "/untyped": untyped, "/packed": packed, "/wait": wait,
		"/html":    func(w http.ResponseWriter, _ *http.Request) { say(w, "<!doctype html><p>hello") },
		"/nothing": func(http.ResponseWriter, *http.Request) {},
		"/panic":   func(w http.ResponseWriter, _ *http.Request) { say(w, "half"); panic(Secret) },
		"/abort":   func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"/die":     func(http.ResponseWriter, *http.Request) { go panic(Secret); select {} },
		"/exhaust": exhaust, "/starve": starve, "/memory": memory,
		"/behind": func(w http.ResponseWriter, r *http.Request) {
			behind(func() { time.Sleep(20 * time.Millisecond) })
			say(w, r.FormValue("say"))
		},
		"/behind-dies": func(w http.ResponseWriter, r *http.Request) {
			behind(func() { panic(Secret) })
			say(w, r.FormValue("say"))
		},
	} {
		mux.HandleFunc(path, answer)
	}
	return mux
}

// Secret is what panics say: no log may have it.
const Secret = "secret.example"

// say writes a text; a client that is gone is not a fault.
func say(w http.ResponseWriter, text string) { _, _ = io.WriteString(w, text) }

func number(r *http.Request, field string) int {
	n, err := strconv.Atoi(r.FormValue(field))
	if err != nil {
		panic("probe: no number in the field " + field)
	}
	return n
}

// echo says what it was asked, and panics where the body is not made of x.
func echo(w http.ResponseWriter, r *http.Request) {
	b, err := io.ReadAll(r.Body)
	if long := new(http.MaxBytesError); errors.As(err, &long) {
		w.WriteHeader(http.StatusRequestEntityTooLarge)
		return
	}
	if strings.Trim(string(b), "x") != "" {
		panic("probe: another body arrived")
	}
	fmt.Fprintf(w, "%s %s %q %q %s %q %d", r.Method, r.URL.Path, r.URL.RawQuery, r.RequestURI, r.Proto, r.Header["X-Probe"], len(b))
}

func bytesOf(w http.ResponseWriter, r *http.Request) {
	for n := number(r, "n"); n > 0; n -= 1 << 10 {
		say(w, strings.Repeat("x", min(n, 1<<10)))
	}
}

func commas(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h["Link"] = []string{`<a>; rel="x, y"`, "<b>"}
	h["Set-Cookie"] = []string{"a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "b=2"}
	h["Bad Name"] = []string{"x"}
	h.Set("Expires", "Thu, 01 Jan 1970 00:00:00 GMT")
	h.Set("X-Lines", " one\r\ntwo ")
	fmt.Fprintf(w, "%q %q", r.Header["If-None-Match"], r.Header["If-Modified-Since"])
}

func length(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "11")
	say(w, "eleven long")
}

// tooLong writes more than it declared, which net/http refuses, and what comes afterwards, too.
func tooLong(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "3")
	for _, text := range []string{"four", "abc"} {
		if _, err := io.WriteString(w, text); !errors.Is(err, http.ErrContentLength) {
			panic("probe: more was taken than declared")
		}
	}
}

// short writes less than it declared: net/http breaks the connection off.
func short(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "11")
	say(w, "less")
}

// status writes several statuses and header fields: only what comes first counts.
func status(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/x-probe")
	w.Header().Set("X-Before", "yes")
	w.WriteHeader(http.StatusEarlyHints)
	w.WriteHeader(number(r, "s"))
	w.Header().Set("X-After", "no")
	w.WriteHeader(http.StatusCreated)
	if n, err := io.WriteString(w, "a body"); errors.Is(err, http.ErrBodyNotAllowed) != (n == 0) {
		panic("probe: a body was taken that may not be sent, or the reverse")
	}
}

func badStatus(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(7) }

func untyped(w http.ResponseWriter, _ *http.Request) {
	w.Header()["Content-Type"] = nil
	say(w, "<html>")
}

// hello is "hello" by gzip.
const hello = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\xcaH\xcd\xc9\xc9\x07\x04\x00\x00\xff\xff\x86\xa6\x106\x05\x00\x00\x00"

func packed(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Encoding", "gzip")
	say(w, hello)
}

// wait takes its time, beside a timer that never fires.
func wait(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Hour)
	defer cancel()
	select {
	case <-time.After(time.Duration(number(r, "ms")) * time.Millisecond):
	case <-ctx.Done():
	}
	say(w, r.FormValue("say"))
}

// exhaust takes so many bytes of memory for a moment.
func exhaust(w http.ResponseWriter, r *http.Request) {
	b := make([]byte, number(r, "n"))
	for i := 0; i < len(b); i += 4096 {
		b[i] = 'x'
	}
	say(w, strconv.Itoa(len(b)))
}

// starve takes sixty gigabytes, which no program in WebAssembly survives.
func starve(w http.ResponseWriter, _ *http.Request) {
	var all [][]byte
	for len(all) < 1000 {
		all = append(all, make([]byte, 64<<20)) // untouched: it costs addresses only
	}
	say(w, strconv.Itoa(len(all)))
}

// memory says how many bytes of memory this program has taken, most of which is never given back in WebAssembly.
func memory(w http.ResponseWriter, _ *http.Request) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintf(w, "%d", m.Sys)
}
