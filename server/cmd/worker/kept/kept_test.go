//go:build !js

package kept

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

const list = "https://registries.example/list"

// memory is a cache that a test looks into.
type memory struct {
	bodies map[string]string
	header http.Header // of the last answer kept
	broken bool
}

func (m *memory) Match(_ context.Context, address string) (*http.Response, error) {
	if m.broken {
		return nil, errors.New("no cache here")
	}
	body, ok := m.bodies[address]
	if !ok {
		return nil, nil
	}
	return &http.Response{StatusCode: 200, Header: m.header, Body: io.NopCloser(strings.NewReader(body))}, nil
}

func (m *memory) Put(_ context.Context, address string, answer *http.Response) error {
	if m.broken {
		return errors.New("no cache here")
	}
	b, err := io.ReadAll(answer.Body)
	m.bodies[address], m.header = string(b), answer.Header
	return err
}

// world answers every request with a number that rises.
type world struct {
	status int
	body   string
	asked  []*http.Request
}

func (w *world) RoundTrip(r *http.Request) (*http.Response, error) {
	w.asked = append(w.asked, r)
	if w.status == 0 {
		return nil, errors.New("unplugged")
	}
	h := http.Header{"Etag": {`"1"`}, "Content-Type": {"application/json"}, "Set-Cookie": {"who=you"}, "Cache-Control": {"private"}}
	return &http.Response{StatusCode: w.status, Header: h, Body: io.NopCloser(strings.NewReader(fmt.Sprint(w.body, len(w.asked))))}, nil
}

func get(t *testing.T, tr http.RoundTripper, method, address string) (status int, body string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("If-None-Match", `"0"`)
	answer, err := tr.RoundTrip(r)
	if err != nil {
		return 0, err.Error()
	}
	b, err := io.ReadAll(answer.Body)
	if err = errors.Join(err, answer.Body.Close()); err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(b)
}

func TestOneAddressIsKeptAndNothingElse(t *testing.T) {
	m, w := &memory{bodies: map[string]string{}}, &world{status: 200, body: "answer "}
	tr := &Transport{Next: w, Cache: m, Address: list, For: time.Hour}
	for i, c := range []struct{ method, address, body string }{
		{"GET", list, "answer 1"}, {"GET", list, "answer 1"}, {"HEAD", list, "answer 2"}, {"GET", list + "?x", "answer 3"},
		{"GET", "https://registries.example/domain/secret.example", "answer 4"},
		{"GET", "https://registries.example/domain/secret.example", "answer 5"}, {"GET", list, "answer 1"},
	} {
		if status, body := get(t, tr, c.method, c.address); status != 200 || body != c.body {
			t.Errorf("request %d, %s %s: %d %q; want %q", i, c.method, c.address, status, body, c.body)
		}
	}
	if len(m.bodies) != 1 || m.header.Get("Cache-Control") != "public, max-age=3600" || m.header.Get("Etag") != `"1"` || m.header.Get("Set-Cookie") != "" {
		t.Errorf("kept: %v, %v; want the list alone, for an hour, without a cookie", m.bodies, m.header)
	}
	if w.asked[0].Header.Get("If-None-Match") != "" || w.asked[3].Header.Get("If-None-Match") == "" {
		t.Error("a question whose answer is kept must be for all of it, others as they were")
	}
}

func TestFailuresAreNotKept(t *testing.T) {
	m, w := &memory{bodies: map[string]string{}}, &world{}
	tr := &Transport{Next: w, Cache: m, Address: list, For: time.Hour}
	for _, status := range []int{0, 304, 404, 500} {
		w.status = status
		if got, _ := get(t, tr, "GET", list); got != status {
			t.Errorf("status %d; want %d", got, status)
		}
	}
	w.status, w.body = 200, string(bytes.Repeat([]byte("x"), maxBody))
	if _, body := get(t, tr, "GET", list); len(body) != maxBody+1 {
		t.Errorf("%d bytes of a large answer; want all %d", len(body), maxBody+1)
	}
	if len(m.bodies) != 0 {
		t.Errorf("kept: %d answers; want none", len(m.bodies))
	}
}

func TestABrokenCacheStopsNothing(t *testing.T) {
	faults := 0
	tr := &Transport{Next: &world{status: 200, body: "answer "}, Cache: &memory{broken: true}, Address: list, For: time.Hour}
	if _, body := get(t, tr, "GET", list); body != "answer 1" {
		t.Errorf("got %q", body)
	}
	tr.Fault = func(error) { faults++ }
	if _, body := get(t, tr, "GET", list); body != "answer 2" || faults != 2 {
		t.Errorf("got %q, %d faults; want the answer and both faults", body, faults)
	}
}
